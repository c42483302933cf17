// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Small steps through a text for reading dates and times: each takes what it expects, or nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/positions.h"

namespace palimpsest::memory {

/// A place in a text (UTF-8). Lifetime: keeps a view of it.
class Reader {
 public:
  Reader(std::string_view text, size_t at) : text_(text), at_(at) {}

  [[nodiscard]] size_t at() const { return at_; }
  [[nodiscard]] char32_t peek() const;  ///< 0 at the end
  void skip();                          ///< the character that peek() shows

  /// Takes `least` to `most` digits that no further digit follows.
  /// value  theirs. range  where they stand.
  bool take_digits(size_t least, size_t most, int& value, text::ByteRange& range);
  bool take(char32_t c);
  /// One space of any kind that is no line break.
  bool take_space();
  /// ASCII word in any case, with no letter after it.
  bool take_word(std::string_view lower);
  /// True if no letter or digit follows.
  [[nodiscard]] bool is_at_end_of_word() const;

 private:
  std::string_view text_;
  size_t at_;
};

/// True for letters of scripts that write words apart: a number in front of any other letter
/// ("5年") is still a number.
[[nodiscard]] bool joins_number(char32_t c);

}  // namespace palimpsest::memory
