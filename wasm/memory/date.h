// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Dates: read as a text of a language has them, written over another date in that one's manner.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "memory/locale_formats.h"
#include "text/positions.h"

namespace palimpsest::memory {

/// A date and where its parts stand. Parts that are not written are 0, with empty ranges.
struct Date {
  int year = 0;  ///< as written: 2020, or 20
  int month = 0;
  int day = 0;
  bool has_short_year = false;  ///< two digits
  bool has_month_name = false;
  bool is_abbreviated = false;   ///< the name
  bool is_order_certain = true;  ///< false: day and month could change places
  text::ByteRange range;         ///< in bytes of the text
  text::ByteRange year_range, month_range, day_range;

  /// Equal for equal dates; years of two digits are equal to those they may stand for.
  [[nodiscard]] bool is_same_as(const Date& other) const;
  /// The same with day and month in each other's place, which is_order_certain forbids.
  [[nodiscard]] Date swapped() const;
};

/// The date that begins at byte `at` of `text` (UTF-8), where a word begins: 2020-05-03, 3/5/2020,
/// 3.5.2020, 3. 5. 2020, 3/5/20, 2020年5月3日, "5 May 2020", "May 5, 2020", "5 de mayo de 2020",
/// "5. Mai", "May 2020".
/// cost  constant.
[[nodiscard]] std::optional<Date> read_date(std::string_view text, size_t at,
                                            const LocaleFormat& language);

/// `old`, which stands in `text` of `language`, with the parts of `fresh`: order, separators,
/// digits, leading zeros and the kind of month names stay.
/// fresh_text  where `fresh` stands: its leading zeros count where `old` does not tell.
/// returns     nullopt if `old` has a part that `fresh` lacks or the other way round, or a
///             century would have to be guessed, or the words around it would change ("1er mai").
[[nodiscard]] std::optional<std::string> write_date(std::string_view text, const Date& old,
                                                    std::string_view fresh_text, const Date& fresh,
                                                    const LocaleFormat& language);

}  // namespace palimpsest::memory
