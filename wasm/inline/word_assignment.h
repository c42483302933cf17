// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// First half of the projection: which words of the translation each paired code gets. The rules are
// told in inline/projection.h; where codes begin and end in bytes: inline/placement.h.
#pragma once

#include <cstdint>
#include <vector>

#include "inline/code_tree.h"
#include "inline/projection.h"

namespace palimpsest::inline_codes {

/// A piece put right: inside the text, on character boundaries, after the one before.
struct Word {
  uint32_t begin = 0;
  uint32_t end = 0;
  NodeIndex node = kRoot;  ///< a paired code, or the root
};

/// Words [first, last] of a code; none if is_empty.
struct WordRange {
  uint32_t first = 0;
  uint32_t last = 0;
  bool is_empty = true;
};

[[nodiscard]] std::vector<Word> words_of(const CodeTree& tree, const Target& target);

/// One range for each node; ranges nest as the nodes do and those of siblings are disjoint. The
/// root and stand-alone codes have none. `words` is used up: its nodes end up as those that own
/// them.
[[nodiscard]] std::vector<WordRange> assign_words(const CodeTree& tree, const Target& target,
                                                  std::vector<Word>& words);

}  // namespace palimpsest::inline_codes
