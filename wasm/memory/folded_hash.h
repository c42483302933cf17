// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What whole texts are found by: a hash of a text's characters without regard to case, width and
// white space. It needs no dictionary, so a text that is nowhere is known to be that at once.
#pragma once

#include <cstdint>
#include <string_view>

namespace palimpsest::memory {

/// The same for coded texts (memory/coded_text.h) whose tokens are the same when folded
/// (memory/tokens.h); mostly another for others.
/// returns  0 for texts that have no token.
/// cost     about a nanosecond a byte.
[[nodiscard]] uint32_t folded_hash(std::string_view coded);

}  // namespace palimpsest::memory
