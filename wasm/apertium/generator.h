// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Morphological generation: units become surface forms (lt-proc -g and -n; FORMAT.md 12.1).
#pragma once

#include <vector>

#include "apertium/render.h"
#include "apertium/symbol_table.h"
#include "apertium/transducer.h"
#include "apertium/unit_cache.h"

namespace palimpsest::apertium {

/// Whether what the dictionaries did not know is marked in the text (*, @, #) as natively with -g,
/// or written plainly, as with -n.
enum class Marks { kShown, kHidden };

/// Surface text, symbol by symbol with the unit it came from.
struct Generated {
  Tape tape;
  std::vector<uint32_t> unit_of;  ///< parallel to tape: 0 = between units, else number of the unit
  std::vector<char> marks;        ///< per unit, [0] unused: 0 or one of * @ #, shown or not

  void clear() {
    tape.clear();
    unit_of.clear();
    marks.assign(1, 0);
  }
  void push(Symbol s, uint32_t unit) {
    tape.push_back(s);
    unit_of.push_back(unit);
  }
};

class Generator {
 public:
  Generator(const Transducer& dictionary, const SymbolTable& symbols)
      : symbols_(&symbols), renderer_(symbols), set_(dictionary) {}

  /// Clears `out` first.
  void run(const Tape& in, Marks marks, Generated& out);

 private:
  void generate(std::span<const Symbol> form, Marks marks, Generated& out);
  [[nodiscard]] bool find_forms(std::span<const Symbol> form);

  const SymbolTable* symbols_;
  Renderer renderer_;
  StateSet set_;
  std::vector<Configuration> finals_;
  Forms forms_;
  UnitCache cache_;  // of what the dictionary was asked, in Marks::kHidden form
};

}  // namespace palimpsest::apertium
