// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Second half of the projection: from the words of each code to bytes of the translation. Widens
// codes over punctuation and white space at their edges, and finds a place for codes without words.
#pragma once

#include <cstdint>
#include <vector>

#include "inline/code_tree.h"
#include "inline/projection.h"
#include "inline/word_assignment.h"

namespace palimpsest::inline_codes {

/// Where a code stands in the target. At one place, codes without width come before a wide one that
/// begins there and after one that ends there, among themselves by `rank`, then in source order.
struct Place {
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t rank = 0;
};

/// One place for each node; places nest as the nodes do, those of siblings do not overlap.
[[nodiscard]] std::vector<Place> place_codes(const CodeTree& tree, const MarkedText& source,
                                             const Target& target, const std::vector<Word>& words,
                                             const std::vector<WordRange>& ranges);

}  // namespace palimpsest::inline_codes
