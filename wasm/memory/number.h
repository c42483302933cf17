// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Numbers as people write them: read in any convention, written in a given one. Exact: digits are
// kept as digits, there is no arithmetic.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "memory/locale_formats.h"

namespace palimpsest::memory {

/// A number and how it was written.
struct Number {
  bool is_negative = false;
  std::string integer;   ///< ASCII digits as written, without separators: "007"
  std::string fraction;  ///< ASCII digits as written: "50" of "1.50"; "" none
  char32_t sign = 0;     ///< '-', '+', U+2212 as written; 0 none
  char32_t decimal = 0;  ///< the separator that was read; 0 none
  char32_t group = 0;    ///< the same
  char32_t zero = U'0';  ///< of the script of its digits

  /// Equal for equal numbers, however they are written: "-1234.5". "0" and "-0" are "0".
  [[nodiscard]] std::string value() const;
};

/// How to write one.
struct NumberStyle {
  char32_t decimal = U'.';
  char32_t group = U',';
  uint8_t minimum_grouping = 1;
  bool has_groups_of_two = false;
  char32_t zero = U'0';
  bool has_groups = false;  ///< whether to mark groups at all
};

/// The value of a decimal digit of any script that is in general use; -1 for everything else.
/// zero  that script's digit 0.
[[nodiscard]] int digit_value(char32_t c, char32_t& zero);
[[nodiscard]] int digit_value(char32_t c);

/// `value` with at least `at_least` digits, in the script of the digit at byte `at` of `text`.
[[nodiscard]] std::string digits_like(std::string_view text, size_t at, int value, size_t at_least);

/// Reads the number that begins at byte `at` of `text` (UTF-8) with a digit; signs are the
/// caller's affair.
/// language  decides what "1.234" is; what it cannot be by its shape is read the other way:
///           "1,5" is one and a half in English too, "1,234,567" over a million in German.
/// returns   nullopt if there is no digit, or if what is there is no one number ("1.2.3", "1,2,3").
///           `end` is then after all of its digits and separators.
/// cost      linear in what is read.
[[nodiscard]] std::optional<Number> read_number(std::string_view text, size_t at,
                                                const LocaleFormat& language, size_t& end);

/// Appends `number`, its sign as written.
void write_number(std::string& out, const Number& number, const NumberStyle& style);

/// How to write a number in place of `old`, which stands in a text of `language`: as `old` was
/// written where that shows, else as the language does. Groups are marked if `old` has them; or if
/// `fresh`, the number to be written as its own text has it, does and `old` has no room for any.
[[nodiscard]] NumberStyle style_in_place_of(const Number& old, const Number& fresh,
                                            const LocaleFormat& language);

}  // namespace palimpsest::memory
