// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Bilingual dictionary look-up: ^form$ becomes ^form/translation/...$, tags behind the longest
// match carried over (lt-proc -b; FORMAT.md 9).
#pragma once

#include "apertium/render.h"
#include "apertium/symbol_table.h"
#include "apertium/transducer.h"
#include "apertium/unit_cache.h"

namespace palimpsest::apertium {

class Bilingual {
 public:
  Bilingual(const Transducer& dictionary, const SymbolTable& symbols)
      : symbols_(&symbols), renderer_(symbols), set_(dictionary) {}

  /// Appends to `out`.
  void run(const Tape& in, Tape& out);

 private:
  void look_up(std::span<const Symbol> form, Tape& out);
  void translate(std::span<const Symbol> form, Tape& out);
  void keep_match(std::span<const Symbol> read);

  const SymbolTable* symbols_;
  Renderer renderer_;
  StateSet set_;
  std::vector<Configuration> match_;
  Casing casing_;
  Tape queue_;  // tags behind the longest match
  Forms forms_;
  UnitCache cache_;
};

}  // namespace palimpsest::apertium
