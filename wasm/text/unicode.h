// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Unicode properties and case mapping of code points, from generated tables (wasm/data/generated).
// Not for positions (text/positions.h) nor encodings (text/utf8.h).
//
// Every function takes any 32-bit value: what is no Unicode scalar value has no property and maps
// to itself. Cost: two table look-ups.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace palimpsest::text {

/// General categories, in the order of the generated table; kCn: not assigned.
// clang-format off
enum class GeneralCategory : uint8_t {
  kCn, kLu, kLl, kLt, kLm, kLo, kMn, kMc, kMe, kNd, kNl, kNo, kPc, kPd, kPs, kPe, kPi, kPf, kPo,
  kSm, kSc, kSk, kSo, kZs, kZl, kZp, kCc, kCf, kCs, kCo
};
// clang-format on
[[nodiscard]] GeneralCategory general_category(char32_t c);

/// General category L* (letters of any kind).
[[nodiscard]] bool is_letter(char32_t c);
/// General category Lu; not Lt.
[[nodiscard]] bool is_upper(char32_t c);
/// General category Ll.
[[nodiscard]] bool is_lower(char32_t c);
/// General category M* (combining marks).
[[nodiscard]] bool is_mark(char32_t c);
/// General category Nd (decimal digits of any script).
[[nodiscard]] bool is_digit(char32_t c);
/// General category N* (digits, letter numbers, other numbers).
[[nodiscard]] bool is_number(char32_t c);
/// General category L* or Nd.
[[nodiscard]] bool is_alnum(char32_t c);
/// General category P*.
[[nodiscard]] bool is_punctuation(char32_t c);
/// General category Z*, or U+0009-000D, U+001C-001F, U+0085.
[[nodiscard]] bool is_space(char32_t c);
/// Has an upper, lower or title case counterpart, or is Lu, Ll or Lt.
[[nodiscard]] bool is_cased(char32_t c);

/// Simple (one to one) case mapping, UnicodeData.txt fields 12 to 14.
[[nodiscard]] char32_t to_lower(char32_t c);
[[nodiscard]] char32_t to_upper(char32_t c);
[[nodiscard]] char32_t to_title(char32_t c);

/// Full case mapping of a string, root locale, with the unconditional rules of SpecialCasing.txt
/// (U+00DF becomes "SS") and, in to_lower, final sigma.
[[nodiscard]] std::u32string to_lower(std::u32string_view s);
[[nodiscard]] std::u32string to_upper(std::u32string_view s);
/// Title case: in each word the first cased letter is title-cased and all others lower-cased.
/// Words are runs of letters, marks, digits and underscores; one of ' U+2019 . : U+00B7 between
/// two letters does not end a word (an approximation of UAX #29 that is exact for dictionary
/// lemmas).
[[nodiscard]] std::u32string to_title(std::u32string_view s);

}  // namespace palimpsest::text
