// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/date.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "memory/month_names.h"
#include "memory/number.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace palimpsest::memory {
namespace {

constexpr int kCentury = 100;
constexpr size_t kPaddedDigits = 2;

/// Whether a day or month is written with a leading zero; nullopt if the number does not tell.
std::optional<bool> is_padded(std::string_view text, text::ByteRange range, int value) {
  if (range.empty() || value >= 10) return std::nullopt;
  return text::to_utf32(text::slice(text, range)).size() == kPaddedDigits;
}

bool pads(std::string_view text, const Date& old, std::string_view fresh_text, const Date& fresh) {
  const auto month = [](const Date& date) { return date.has_month_name ? 10 : date.month; };
  for (const auto& told :
       {is_padded(text, old.day_range, old.day), is_padded(text, old.month_range, month(old)),
        is_padded(fresh_text, fresh.day_range, fresh.day),
        is_padded(fresh_text, fresh.month_range, month(fresh))}) {
    if (told) return *told;
  }
  return false;
}

std::optional<std::string> month_in_place_of(std::string_view old_name, const Date& old, int month,
                                             std::string_view language) {
  auto name = month_name(month, old.is_abbreviated, language);
  if (!name) return std::nullopt;
  const std::u32string before = text::to_utf32(old_name);
  std::u32string after = text::to_utf32(*name);
  const bool is_all_upper =
      before.size() > 1 && text::is_upper(before[0]) && text::is_upper(before[1]);
  if (is_all_upper) {
    after = text::to_upper(after);
  } else if (text::is_upper(before[0])) {
    after[0] = text::to_title(after[0]);
  } else {
    after[0] = text::to_lower(after[0]);
  }
  return text::to_utf8(after);
}

/// Days and months that need other words around them than the rest: "1er mai", "l'8 maggio",
/// "d'abril".
bool needs_other_words(const Date& fresh, std::string_view language) {
  if (language == "fr" || language == "pt") return fresh.day == 1;
  if (language == "it") return fresh.day == 1 || fresh.day == 8 || fresh.day == 11;
  if (language == "ca") return fresh.month == 4 || fresh.month == 8 || fresh.month == 10;
  return false;
}

}  // namespace

bool Date::is_same_as(const Date& other) const {
  const bool is_short = has_short_year || other.has_short_year;
  const bool is_same_year = is_short ? year % kCentury == other.year % kCentury &&
                                           year_range.empty() == other.year_range.empty()
                                     : year == other.year;
  return is_same_year && month == other.month && day == other.day;
}

Date Date::swapped() const {
  Date out = *this;
  std::swap(out.day, out.month);
  std::swap(out.day_range, out.month_range);
  return out;
}

std::optional<std::string> write_date(std::string_view text, const Date& old,
                                      std::string_view fresh_text, const Date& fresh,
                                      const LocaleFormat& language) {
  if (old.day_range.empty() != fresh.day_range.empty()) return std::nullopt;
  if (old.year_range.empty() != fresh.year_range.empty()) return std::nullopt;
  if (fresh.has_short_year && !old.has_short_year && !old.year_range.empty()) return std::nullopt;
  if (old.has_month_name && needs_other_words(fresh, language.primary())) {
    return std::nullopt;
  }
  const size_t digits = pads(text, old, fresh_text, fresh) ? kPaddedDigits : 1;
  std::vector<std::pair<text::ByteRange, std::string>> parts;
  if (!old.day_range.empty()) {
    parts.emplace_back(old.day_range, digits_like(text, old.day_range.begin, fresh.day, digits));
  }
  if (!old.year_range.empty()) {
    const int year = old.has_short_year ? fresh.year % kCentury : fresh.year;
    parts.emplace_back(old.year_range,
                       digits_like(text, old.year_range.begin, year, kPaddedDigits));
  }
  if (old.has_month_name) {
    auto name =
        month_in_place_of(text::slice(text, old.month_range), old, fresh.month, language.primary());
    if (!name) return std::nullopt;
    parts.emplace_back(old.month_range, std::move(*name));
  } else {
    parts.emplace_back(old.month_range,
                       digits_like(text, old.month_range.begin, fresh.month, digits));
  }
  std::sort(parts.begin(), parts.end(),
            [](const auto& a, const auto& b) { return a.first.begin < b.first.begin; });
  std::string out;
  uint32_t at = old.range.begin;
  for (const auto& [range, written] : parts) {
    out += text.substr(at, range.begin - at);
    out += written;
    at = range.end;
  }
  out += text.substr(at, old.range.end - at);
  return out;
}

}  // namespace palimpsest::memory
