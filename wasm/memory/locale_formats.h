// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// How numbers, dates and times are written in a language: the conventions of CLDR. Separators and
// groups are those of Intl.NumberFormat (ICU 78). What a text shows of its own conventions goes
// before this table; it is asked when the text shows nothing.
#pragma once

#include <cstdint>
#include <string_view>

namespace palimpsest::memory {

enum class DateOrder : uint8_t { kDayMonthYear, kMonthDayYear, kYearMonthDay };

struct LocaleFormat {
  std::string_view language;  ///< lower case, e.g. "es-mx"
  char32_t decimal = U'.';
  char32_t group = U',';
  uint8_t minimum_grouping = 1;    ///< digits before the first group for groups to be marked
  bool has_groups_of_two = false;  ///< 12,34,567
  DateOrder order = DateOrder::kDayMonthYear;  ///< of two numbers that could each be the month
  /// False where writers use several orders under this tag ("en" without a region).
  bool is_order_certain = true;

  /// "es" of "es-mx".
  [[nodiscard]] std::string_view primary() const { return language.substr(0, language.find('-')); }
};

/// language  BCP 47, e.g. "es-MX", "zh-Hant-TW", "pt_BR"; any case.
/// returns   the row of the language with its region, else of the language; for languages that are
///           not in the table the row of "", English numbers and an order that is not certain.
/// cost      a walk over a table of some 90 rows.
[[nodiscard]] const LocaleFormat& locale_format(std::string_view language);

}  // namespace palimpsest::memory
