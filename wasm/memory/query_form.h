// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// A text that is looked for, in the numbers of a dictionary.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "memory/dictionary.h"

namespace palimpsest::memory {

/// One element for each counted token; kNoToken for what the dictionary does not have.
struct QueryForm {
  std::vector<TokenId> exact;
  std::vector<TokenId> folded;
  std::vector<TokenId> norm;
  uint64_t signature = 0;

  [[nodiscard]] size_t size() const { return norm.size(); }
};

/// Reads a coded text (memory/coded_text.h) into `form`, whose room is used again.
void read_query(std::string_view coded, const Dictionary& dictionary, QueryForm& form);

}  // namespace palimpsest::memory
