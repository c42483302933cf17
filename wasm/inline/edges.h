// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Punctuation and white space at the edges of codes with words: inside where they are in the
// source.
#pragma once

#include <string>
#include <vector>

#include "inline/code_tree.h"
#include "inline/placement.h"
#include "inline/word_assignment.h"

namespace palimpsest::inline_codes {

/// The places of the codes that have words; those of the others are left as they are.
/// Example: source "<b>Stop!</b>", target word "Alto" followed by "!": the place is "Alto!".
void place_wide_codes(const CodeTree& tree, const std::string& source, const std::string& target,
                      const std::vector<Word>& words, const std::vector<WordRange>& ranges,
                      std::vector<Place>& places);

}  // namespace palimpsest::inline_codes
