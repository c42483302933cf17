// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include <array>
#include <cstdint>
#include <string_view>

#include "memory/date.h"
#include "memory/month_names.h"
#include "memory/number.h"
#include "memory/reader.h"
#include "text/unicode.h"

namespace palimpsest::memory {
namespace {

constexpr int kMonths = 12;
constexpr int kDays = 31;
constexpr size_t kYearDigits = 4;

bool is_month(int value) {
  return value >= 1 && value <= kMonths;
}

bool is_day(int value) {
  return value >= 1 && value <= kDays;
}

/// A separator of dates in numbers; ". " counts as one.
struct Separator {
  char32_t c = 0;
  bool has_space = false;
};

bool take_separator(Reader& reader, Separator& separator, bool is_second) {
  const char32_t c = reader.peek();
  if (c != U'-' && c != U'/' && c != U'.') return false;
  if (is_second && c != separator.c) return false;
  reader.skip();
  const bool has_space = c == U'.' && reader.take_space();
  if (is_second && has_space != separator.has_space) return false;
  separator = {c, has_space};
  return true;
}

/// After a date: no further part of a longer chain, "1.2.2020.3".
bool ends_well(Reader reader, char32_t separator) {
  if (!reader.is_at_end_of_word()) return false;
  return !(reader.take(separator) && digit_value(reader.peek()) >= 0);
}

std::optional<Date> finished(Date date, size_t begin, const Reader& reader) {
  if (!is_month(date.month) || (!date.day_range.empty() && !is_day(date.day))) return std::nullopt;
  date.range = {static_cast<uint32_t>(begin), static_cast<uint32_t>(reader.at())};
  return date;
}

/// 2020-05-03, 2020/5/3, 2020. 05. 03
std::optional<Date> read_year_first(std::string_view text, size_t at) {
  Reader reader(text, at);
  Date date;
  Separator separator;
  const bool is_read = reader.take_digits(kYearDigits, kYearDigits, date.year, date.year_range) &&
                       take_separator(reader, separator, false) &&
                       reader.take_digits(1, 2, date.month, date.month_range) &&
                       take_separator(reader, separator, true) &&
                       reader.take_digits(1, 2, date.day, date.day_range);
  if (!is_read || !ends_well(reader, separator.c)) return std::nullopt;
  return finished(date, at, reader);
}

/// Two digits are a year after a slash, or if all parts have two: 1.2.20 is a version.
bool may_be_short_year(const Date& date, char32_t separator) {
  if (separator == U'/') return true;
  return separator == U'.' && date.day_range.size() == 2 && date.month_range.size() == 2;
}

/// 3/5/2020, 3.5.2020, 3. 5. 2020, 03-05-2020, 3/5/20
std::optional<Date> read_year_last(std::string_view text, size_t at, const LocaleFormat& language) {
  Reader reader(text, at);
  Date date;
  Separator separator;
  const bool is_read = reader.take_digits(1, 2, date.day, date.day_range) &&
                       take_separator(reader, separator, false) &&
                       reader.take_digits(1, 2, date.month, date.month_range) &&
                       take_separator(reader, separator, true);
  if (!is_read) return std::nullopt;
  if (!reader.take_digits(kYearDigits, kYearDigits, date.year, date.year_range)) {
    date.has_short_year = reader.take_digits(2, 2, date.year, date.year_range);
    if (!date.has_short_year || separator.has_space || !may_be_short_year(date, separator.c)) {
      return std::nullopt;
    }
  }
  if (!ends_well(reader, separator.c)) return std::nullopt;
  const bool could_swap = is_month(date.day) && is_month(date.month) && date.day != date.month;
  // With full stops the day comes first everywhere.
  const bool is_told = !could_swap || separator.c == U'.';
  const bool is_month_first = language.order == DateOrder::kMonthDayYear;
  if (!is_month(date.month) || (could_swap && !is_told && is_month_first)) date = date.swapped();
  date.is_order_certain = is_told || language.is_order_certain;
  return finished(date, at, reader);
}

/// 2020年5月3日, 2020년 5월 3일
std::optional<Date> read_cjk(std::string_view text, size_t at) {
  constexpr std::array<std::array<char32_t, 3>, 2> kMarks = {
      {{U'年', U'月', U'日'}, {U'년', U'월', U'일'}}};
  for (const auto& marks : kMarks) {
    Reader reader(text, at);
    Date date;
    if (!reader.take_digits(kYearDigits, kYearDigits, date.year, date.year_range) ||
        !reader.take(marks[0])) {
      continue;
    }
    reader.take_space();
    if (!reader.take_digits(1, 2, date.month, date.month_range) || !reader.take(marks[1])) continue;
    Reader before_day = reader;
    reader.take_space();
    if (!reader.take_digits(1, 2, date.day, date.day_range) || !reader.take(marks[2])) {
      date.day_range = {};
      date.day = 0;
      reader = before_day;
    }
    return finished(date, at, reader);
  }
  return std::nullopt;
}

bool take_month(std::string_view text, Reader& reader, std::string_view language, Date& date) {
  const auto name = read_month(text, reader.at(), language);
  if (!name) return false;
  const size_t begin = reader.at();
  date.month = name->month;
  date.month_range = {static_cast<uint32_t>(begin),
                      static_cast<uint32_t>(begin + name->size_bytes)};
  date.has_month_name = true;
  date.is_abbreviated = !name->is_full;
  reader = Reader(text, date.month_range.end);
  if (date.is_abbreviated) reader.take(U'.');
  return true;
}

/// [space] [link space] year; the reader stays before it if there is none.
void take_year(Reader& reader, std::string_view language, bool may_have_comma, Date& date) {
  Reader ahead = reader;
  if (may_have_comma) ahead.take(U',');
  if (!ahead.take_space()) return;
  const std::string_view link = month_link(language);
  if (!link.empty() && (ahead.take_word(link) || ahead.take_word("del"))) ahead.take_space();
  const bool is_year = ahead.take_digits(kYearDigits, kYearDigits, date.year, date.year_range);
  if (is_year && ahead.is_at_end_of_word()) {
    reader = ahead;
  } else {
    date.year = 0;
    date.year_range = {};
  }
}

/// A short name alone is too often another word ("10 set", "5 mar").
std::optional<Date> finished_with_name(Date date, size_t begin, const Reader& reader) {
  if (date.is_abbreviated && date.year_range.empty()) return std::nullopt;
  if (date.day_range.empty() && date.year_range.empty()) return std::nullopt;
  return finished(date, begin, reader);
}

/// 5 May 2020, 5. Mai, 5 de mayo de 2020; not "1er mai", whose day is an ordinal.
std::optional<Date> read_day_and_name(std::string_view text, size_t at, std::string_view language) {
  Reader reader(text, at);
  Date date;
  if (!reader.take_digits(1, 2, date.day, date.day_range)) return std::nullopt;
  reader.take(U'.');
  if (!reader.take_space()) return std::nullopt;
  const std::string_view link = month_link(language);
  if (!link.empty() && reader.take_word(link) && !reader.take_space()) return std::nullopt;
  if (!take_month(text, reader, language, date)) return std::nullopt;
  take_year(reader, language, false, date);
  return finished_with_name(date, at, reader);
}

/// May 5, 2020; May 5; May 2020; mayo de 2020
std::optional<Date> read_name_first(std::string_view text, size_t at, std::string_view language) {
  Reader reader(text, at);
  Date date;
  if (!take_month(text, reader, language, date)) return std::nullopt;
  Reader ahead = reader;
  const bool has_day = language == "en" && ahead.take_space() &&
                       ahead.take_digits(1, 2, date.day, date.day_range) &&
                       ahead.is_at_end_of_word() && ahead.peek() != U':';
  if (has_day) {
    reader = ahead;
  } else {
    date.day = 0;
    date.day_range = {};
  }
  take_year(reader, language, has_day, date);
  return finished_with_name(date, at, reader);
}

}  // namespace

std::optional<Date> read_date(std::string_view text, size_t at, const LocaleFormat& language) {
  const std::string_view primary = language.primary();
  const char32_t first = Reader(text, at).peek();
  if (digit_value(first) < 0) {
    return text::is_letter(first) ? read_name_first(text, at, primary) : std::nullopt;
  }
  if (auto date = read_year_first(text, at)) return date;
  if (auto date = read_year_last(text, at, language)) return date;
  if (auto date = read_cjk(text, at)) return date;
  return read_day_and_name(text, at, primary);
}

}  // namespace palimpsest::memory
