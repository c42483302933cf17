// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "exchange/dates.h"

#include <array>

namespace palimpsest::exchange {
namespace {

constexpr int64_t kMsPerDay = 86'400'000;

struct Civil {
  int64_t year;
  int64_t month;  // 1 to 12
  int64_t day;    // 1 to 31
};

// Days since 1970 and back, in the proleptic Gregorian calendar; years begin in March, so that the
// leap day is the last one.

int64_t days_of(Civil date) {
  const int64_t year = date.year - (date.month <= 2 ? 1 : 0);
  const int64_t era = (year >= 0 ? year : year - 399) / 400;
  const int64_t year_of_era = year - era * 400;
  const int64_t day_of_year =
      (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  return era * 146'097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
         719'468;
}

Civil civil_of(int64_t days) {
  const int64_t shifted = days + 719'468;
  const int64_t era = (shifted >= 0 ? shifted : shifted - 146'096) / 146'097;
  const int64_t day_of_era = shifted - era * 146'097;
  const int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int64_t month = (5 * day_of_year + 2) / 153;
  const int64_t day = day_of_year - (153 * month + 2) / 5 + 1;
  return {year_of_era + era * 400 + (month >= 10 ? 1 : 0), month < 10 ? month + 3 : month - 9, day};
}

/// Takes digits off the front of a text.
class Digits {
 public:
  explicit Digits(std::string_view text) : rest_(text) {}

  int64_t take(size_t count) {
    int64_t value = 0;
    if (rest_.size() < count) is_well_ = false;
    for (size_t i = 0; i < count && is_well_; ++i) {
      if (rest_[i] < '0' || rest_[i] > '9') is_well_ = false;
      value = value * 10 + (rest_[i] - '0');
    }
    if (is_well_) rest_.remove_prefix(count);
    return value;
  }
  bool skip(char c) {
    const bool is_there = !rest_.empty() && rest_.front() == c;
    if (is_there) rest_.remove_prefix(1);
    return is_there;
  }
  void need(bool holds) { is_well_ = is_well_ && holds; }
  [[nodiscard]] bool is_well() const { return is_well_; }
  [[nodiscard]] bool is_empty() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  bool is_well_ = true;
};

void append(std::string& out, int64_t value, size_t digits) {
  const std::string text = std::to_string(value);
  if (text.size() < digits) out.append(digits - text.size(), '0');
  out += text;
}

std::string format(int64_t ms, bool is_iso) {
  int64_t days = ms / kMsPerDay;
  if (ms % kMsPerDay < 0) --days;
  const int64_t rest = ms - days * kMsPerDay;
  const Civil date = civil_of(days);
  const char* const dash = is_iso ? "-" : "";
  const char* const colon = is_iso ? ":" : "";
  std::string out;
  append(out, date.year, 4);
  out += dash;
  append(out, date.month, 2);
  out += dash;
  append(out, date.day, 2);
  out += 'T';
  append(out, rest / 3'600'000, 2);
  out += colon;
  append(out, rest / 60'000 % 60, 2);
  out += colon;
  append(out, rest / 1000 % 60, 2);
  if (is_iso && rest % 1000 != 0) {
    out += '.';
    append(out, rest % 1000, 3);
  }
  return out + 'Z';
}

}  // namespace

std::optional<int64_t> parse_date(std::string_view text) {
  constexpr std::array<int64_t, 13> kDays = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  Digits digits(text);
  Civil date{digits.take(4), 0, 0};
  const bool is_iso = digits.skip('-');
  date.month = digits.take(2);
  if (is_iso) digits.need(digits.skip('-'));
  date.day = digits.take(2);
  digits.need(date.month >= 1 && date.month <= 12);
  if (digits.is_well()) {
    const bool is_leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
    const bool is_day = date.day >= 1 && date.day <= kDays[static_cast<size_t>(date.month)] &&
                        (date.month != 2 || date.day < 29 || is_leap);
    digits.need(is_day);
  }
  digits.need(digits.skip('T') || digits.skip(' '));
  const int64_t hour = digits.take(2);
  if (is_iso) digits.need(digits.skip(':'));
  const int64_t minute = digits.take(2);
  if (is_iso) digits.need(digits.skip(':'));
  const int64_t second = digits.take(2);
  const int64_t ms = digits.skip('.') ? digits.take(3) : 0;
  digits.skip('Z');
  digits.need(digits.is_empty() && hour < 24 && minute < 60 && second < 60);
  if (!digits.is_well()) return std::nullopt;
  return days_of(date) * kMsPerDay + ((hour * 60 + minute) * 60 + second) * 1000 + ms;
}

std::string tmx_date(int64_t ms) {
  return format(ms, false);
}

std::string iso_date(int64_t ms) {
  return format(ms, true);
}

}  // namespace palimpsest::exchange
