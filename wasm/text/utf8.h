// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// UTF-8 in and out. Ill-formed input never fails: each maximal ill-formed part counts as U+FFFD
// (Unicode 15, 3.9, "U+FFFD Substitution of Maximal Subparts").
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace palimpsest::text {

inline constexpr char32_t kReplacement = 0xFFFD;

/// A byte that does not begin a character of well-formed text.
[[nodiscard]] constexpr bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

struct Decoded {
  char32_t code_point;  ///< kReplacement for an ill-formed part
  size_t size_bytes;    ///< 1 to 4; 0 only at the end of the text
};

/// The code point that starts at byte `at` of `text`; at may be text.size().
[[nodiscard]] Decoded decode(std::string_view text, size_t at);

/// Appends `c` to `out` as UTF-8; surrogates and values above U+10FFFF as U+FFFD.
void append(std::string& out, char32_t c);

[[nodiscard]] std::u32string to_utf32(std::string_view utf8);
[[nodiscard]] std::string to_utf8(std::u32string_view utf32);

/// True if `text` is well-formed UTF-8.
[[nodiscard]] bool is_well_formed(std::string_view text);
/// `text` with every ill-formed part replaced by U+FFFD.
[[nodiscard]] std::string make_well_formed(std::string_view text);

}  // namespace palimpsest::text
