// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Where to look: the next byte at which a sentence might end. Everything between is skipped, 16
// bytes at a time where the processor can.
#pragma once

#include <cstdint>
#include <string_view>

namespace palimpsest::segment {

/// Besides the marks of all languages; 0: none.
struct ExtraBytes {
  char first = 0;
  char second = 0;
};

/// The first byte at or after `at` of a mark (is_stop, is_wide_stop), a bullet, U+2028 or an extra
/// byte; text.size() if there is none. Cost: O(distance).
[[nodiscard]] size_t find_candidate(std::string_view text, size_t at, ExtraBytes extra);

}  // namespace palimpsest::segment
