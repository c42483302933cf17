// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Numbers for which look-arounds hold at a position, and for a class of characters together with
// that: so scanners take look-around for a kind of character and need not know what it is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "srx/alphabet.h"
#include "srx/scanner.h"

namespace palimpsest::srx {

class ContextTable : public Contexts {
 public:
  explicit ContextTable(size_t classes) : classes_(classes) { reset(); }

  /// Context 0: none holds.
  [[nodiscard]] bool holds(uint32_t context, uint32_t look) const override;

  /// The context in which `looks` hold besides those of `context`.
  uint32_t with(uint32_t context, const std::vector<uint32_t>& looks);

  /// The number of a class in a context; in context 0 it is the class.
  uint32_t symbol_id(Symbol symbol) {
    if (symbol.context == 0) return symbol.char_class;
    return id_in_context(symbol);
  }

  void reset();
  [[nodiscard]] size_t size() const { return held_.size(); }

 private:
  uint32_t id_in_context(Symbol symbol);

  size_t classes_;
  std::map<std::vector<uint32_t>, uint32_t> ids_;
  std::vector<const std::vector<uint32_t>*> held_;  // by context: ascending
  std::vector<uint32_t> symbol_ids_;                // by context and class; 0: none yet
  uint32_t next_symbol_id_ = 0;
};

}  // namespace palimpsest::srx
