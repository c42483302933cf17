// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/clock_time.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "memory/number.h"
#include "memory/reader.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace palimpsest::memory {
namespace {

constexpr int kNoon = 12;
constexpr int kLastHour = 24;
constexpr int kSixty = 60;

/// Where CLDR's time separator is a full stop, "14.30" is a time more often than a number.
constexpr std::array<std::string_view, 3> kWithFullStop = {"da", "fi", "id"};

bool writes_full_stop(const LocaleFormat& language) {
  return std::find(kWithFullStop.begin(), kWithFullStop.end(), language.primary()) !=
         kWithFullStop.end();
}

/// [space] am, a.m., a. m., pm, …
bool take_half(Reader& reader, ClockTime& time) {
  Reader ahead = reader;
  ahead.take_space();
  const size_t begin = ahead.at();
  const char32_t half = text::to_lower(ahead.peek());
  if (half != U'a' && half != U'p') return false;
  ahead.skip();
  if (ahead.take(U'.')) ahead.take_space();
  if (text::to_lower(ahead.peek()) != U'm') return false;
  ahead.skip();
  if (!ahead.is_at_end_of_word()) return false;
  if (time.hour < 1 || time.hour > kNoon) return false;
  ahead.take(U'.');
  time.half_range = {static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + 1)};
  time.hour = time.hour % kNoon + (half == U'p' ? kNoon : 0);
  reader = ahead;
  return true;
}

bool is_time(const ClockTime& time) {
  return time.hour <= kLastHour && time.minute < kSixty && time.second < kSixty;
}

std::optional<ClockTime> finished(ClockTime time, size_t begin, const Reader& reader) {
  if (!is_time(time)) return std::nullopt;
  time.range = {static_cast<uint32_t>(begin), static_cast<uint32_t>(reader.at())};
  return time;
}

/// 14:30[:59] [pm], 14.30 [pm]
std::optional<ClockTime> read_with(char32_t separator, bool needs_half, std::string_view text,
                                   size_t at) {
  Reader reader(text, at);
  ClockTime time;
  if (!reader.take_digits(1, 2, time.hour, time.hour_range) || !reader.take(separator) ||
      !reader.take_digits(2, 2, time.minute, time.minute_range)) {
    return std::nullopt;
  }
  Reader ahead = reader;
  if (ahead.take(separator)) {
    if (ahead.take_digits(2, 2, time.second, time.second_range)) {
      reader = ahead;
    } else if (digit_value(ahead.peek()) >= 0) {
      return std::nullopt;  // a longer chain of numbers
    }
  }
  if (!take_half(reader, time) && (needs_half || !reader.is_at_end_of_word())) return std::nullopt;
  Reader after = reader;
  const bool goes_on = (after.take(separator) || after.take(U'.') || after.take(U',')) &&
                       digit_value(after.peek()) >= 0;
  return goes_on ? std::nullopt : finished(time, at, reader);
}

/// 14h30, 14 h 30
std::optional<ClockTime> read_with_h(std::string_view text, size_t at) {
  Reader reader(text, at);
  ClockTime time;
  if (!reader.take_digits(1, 2, time.hour, time.hour_range)) return std::nullopt;
  const bool has_space = reader.take_space();
  if (!reader.take(U'h') || (has_space && !reader.take_space())) return std::nullopt;
  if (!reader.take_digits(2, 2, time.minute, time.minute_range)) return std::nullopt;
  return reader.is_at_end_of_word() ? finished(time, at, reader) : std::nullopt;
}

/// 2 pm
std::optional<ClockTime> read_hour(std::string_view text, size_t at) {
  Reader reader(text, at);
  ClockTime time;
  const bool is_read =
      reader.take_digits(1, 2, time.hour, time.hour_range) && take_half(reader, time);
  return is_read ? finished(time, at, reader) : std::nullopt;
}

bool has_leading_zero(std::string_view text, text::ByteRange hour) {
  return digit_value(text::decode(text, hour.begin).code_point) == 0 &&
         text::to_utf32(text::slice(text, hour)).size() == 2;
}

/// A time that has one digit where it could have two is of a text without leading zeros.
bool has_single_digit(std::string_view text, text::ByteRange hour) {
  return text::to_utf32(text::slice(text, hour)).size() == 1;
}

char half_in_place_of(char old, int hour) {
  const bool is_upper = old >= 'A' && old <= 'Z';
  const char half = hour >= kNoon && hour < kLastHour ? 'p' : 'a';
  return is_upper ? static_cast<char>(half - 'a' + 'A') : half;
}

}  // namespace

std::optional<ClockTime> read_time(std::string_view text, size_t at, const LocaleFormat& language) {
  if (auto time = read_with(U':', false, text, at)) return time;
  if (auto time = read_with(U'.', !writes_full_stop(language), text, at)) return time;
  if (auto time = read_with_h(text, at)) return time;
  return read_hour(text, at);
}

std::optional<std::string> write_time(std::string_view text, const ClockTime& old,
                                      std::string_view fresh_text, const ClockTime& fresh) {
  if (old.minute_range.empty() && fresh.minute != 0) return std::nullopt;
  if (old.second_range.empty() && fresh.second != 0) return std::nullopt;
  const bool has_half = !old.half_range.empty();
  const bool pads = has_leading_zero(text, old.hour_range) ||
                    (!has_single_digit(text, old.hour_range) && !has_half &&
                     (!fresh.half_range.empty() || has_leading_zero(fresh_text, fresh.hour_range)));
  const int hour = has_half ? (fresh.hour + kNoon - 1) % kNoon + 1 : fresh.hour;
  std::string out = digits_like(text, old.hour_range.begin, hour, pads ? 2 : 1);
  uint32_t at = old.hour_range.end;
  const auto put = [&](text::ByteRange range, const std::string& written) {
    if (range.empty()) return;
    out += text.substr(at, range.begin - at);
    out += written;
    at = range.end;
  };
  put(old.minute_range, digits_like(text, old.minute_range.begin, fresh.minute, 2));
  put(old.second_range, digits_like(text, old.second_range.begin, fresh.second, 2));
  if (has_half)
    put(old.half_range, std::string(1, half_in_place_of(text[old.half_range.begin], fresh.hour)));
  out += text.substr(at, old.range.end - at);
  return out;
}

}  // namespace palimpsest::memory
