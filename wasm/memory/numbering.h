// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Tokens that are used often should have small numbers, whose entries are short
// (memory/unit_codec.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "memory/dictionary.h"
#include "memory/draft.h"

namespace palimpsest::memory {

/// How often each token is used in the drafts.
/// tokens  how many there are.
/// every   one slice of drafts in so many is looked at.
[[nodiscard]] std::vector<uint32_t> count_tokens(const std::vector<Draft>& drafts, size_t tokens,
                                                 size_t every = 1);

/// Whether the drafts would be shorter by two in a hundred, or more, if their tokens were numbered
/// anew (Dictionary::renumber).
/// cost  of many drafts only some are looked at; something for each token there is.
[[nodiscard]] bool wants_numbers(const std::vector<Draft>& drafts, size_t tokens);

/// Writes the entries of all drafts anew.
/// new_of  the new number of each old one.
/// cost    some nanoseconds an entry.
void renumber(Drafts& drafts, const std::vector<TokenId>& new_of);

}  // namespace palimpsest::memory
