// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What the stages that work unit by unit have in common.
#pragma once

#include <span>

#include "apertium/symbol_table.h"
#include "apertium/symbols.h"
#include "apertium/transducer.h"
#include "text/unicode.h"

namespace palimpsest::apertium {

/// Copies what stands between units to `out` and calls on_unit with the inside of each ^..$.
template <typename OnUnit>
void for_each_unit(const Tape& in, Tape& out, OnUnit on_unit) {
  size_t begin = 0;
  bool inside = false;
  for (size_t i = 0; i < in.size(); ++i) {
    if (inside) {
      if (in[i] != kUnitEnd) continue;
      on_unit(std::span(in).subspan(begin, i - begin));
      inside = false;
    } else if (in[i] == kUnitBegin) {
      begin = i + 1;
      inside = true;
    } else {
      out.push_back(in[i]);
    }
  }
}

/// An upper-case character also matches its lower-case form, which makes dirty.
inline void step_case(StateSet& set, Symbol s, const SymbolTable& symbols) {
  if (is_character(s) && text::is_upper(s)) {
    set.step(symbols.label(s), symbols.label(text::to_lower(s)));
  } else {
    set.step(symbols.label(s));
  }
}

/// The parts of ^a/b/c$, given its inside.
[[nodiscard]] inline std::span<const Symbol> next_part(std::span<const Symbol>& unit) {
  size_t end = 0;
  while (end < unit.size() && unit[end] != kSeparator) ++end;
  const std::span<const Symbol> part = unit.first(end);
  unit = unit.subspan(end < unit.size() ? end + 1 : end);
  return part;
}

}  // namespace palimpsest::apertium
