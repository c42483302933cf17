// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Times of day: read as people write them, written over another one in that one's manner.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "memory/locale_formats.h"
#include "text/positions.h"

namespace palimpsest::memory {

struct ClockTime {
  int hour = 0;  ///< 0 to 24
  int minute = 0;
  int second = 0;
  text::ByteRange range;
  text::ByteRange hour_range, minute_range, second_range;  ///< empty: not written
  text::ByteRange half_range;  ///< the "a" or "p" of "a.m.", "PM"; empty: 24 hours

  [[nodiscard]] bool is_same_as(const ClockTime& other) const {
    return hour == other.hour && minute == other.minute && second == other.second;
  }
};

/// The time that begins at byte `at` of `text` (UTF-8) with a digit: 14:30, 9:05:59, 2:30 pm,
/// 2 p. m., 14h30, 14 h 30; 14.30 in languages that write it so.
/// cost  constant.
[[nodiscard]] std::optional<ClockTime> read_time(std::string_view text, size_t at,
                                                 const LocaleFormat& language);

/// `old`, which stands in `text`, with the parts of `fresh`: separators, leading zeros, 12 or 24
/// hours stay.
/// fresh_text  where `fresh` stands: its leading zeros count where `old` does not tell.
/// returns     nullopt if `fresh` has a part that is not 0 and `old` has no place for.
[[nodiscard]] std::optional<std::string> write_time(std::string_view text, const ClockTime& old,
                                                    std::string_view fresh_text,
                                                    const ClockTime& fresh);

}  // namespace palimpsest::memory
