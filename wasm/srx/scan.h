// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// One scanner over one text, from one end to the other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "srx/alphabet.h"
#include "srx/class_text.h"
#include "srx/context_table.h"
#include "srx/program.h"
#include "srx/scanner.h"

namespace palimpsest::srx {

/// Calls visit(position, matches) wherever some pattern ends, in the direction's order.
/// contexts  by position; empty if there is no look-around at all.
template <typename Visit>
void scan(Scanner& scanner, Direction direction, const ClassText& text, const Alphabet& alphabet,
          ContextTable& table, const std::vector<uint32_t>& contexts, const Visit& visit) {
  const std::vector<CharClass>& classes = text.classes();
  const size_t size = classes.size();
  const bool is_forward = direction == Direction::kForward;
  uint32_t state = scanner.start();
  for (size_t i = 0; i <= size; ++i) {
    const size_t position = is_forward ? i : size - i;
    const CharClass next = i == size ? alphabet.edge() : classes[is_forward ? i : position - 1];
    const Symbol symbol{next, contexts.empty() ? 0 : contexts[position]};
    const Scanner::Transition step = scanner.step(state, table.symbol_id(symbol), symbol);
    if (step.matches != 0) visit(position, step.matches);
    state = step.next;
  }
}

}  // namespace palimpsest::srx
