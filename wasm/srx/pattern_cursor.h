// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// A place in a pattern that is being read, the flags that hold there, and the first thing that was
// wrong. For the parsers of patterns, classes and escapes only.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "srx/pattern_parser.h"
#include "text/utf8.h"

namespace palimpsest::srx {

struct Flags {
  bool ignores_case = false;  ///< (?i)
  bool dot_is_all = false;    ///< (?s)
  bool is_multiline = false;  ///< (?m)
  bool has_comments = false;  ///< (?x)
};

class Cursor {
 public:
  explicit Cursor(std::string_view pattern) : text_(text::to_utf32(pattern)) {}

  Flags flags;

  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  [[nodiscard]] size_t position() const { return at_; }
  void move_to(size_t position) { at_ = position; }
  /// The character here, or one further on; 0 past the end.
  [[nodiscard]] char32_t peek(size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : U'\0';
  }
  char32_t next() { return at_end() ? U'\0' : text_[at_++]; }
  [[nodiscard]] bool sees(std::u32string_view what) const {
    return std::u32string_view(text_).substr(at_, what.size()) == what;
  }
  bool take(std::u32string_view what) {
    if (!sees(what)) return false;
    at_ += what.size();
    return true;
  }
  /// The characters up to `what`, which is passed over; all of the rest if it is not there.
  std::u32string_view take_until(std::u32string_view what) {
    const std::u32string_view rest = std::u32string_view(text_).substr(at_);
    const size_t found = rest.find(what);
    at_ = found == std::u32string_view::npos ? text_.size() : at_ + found + what.size();
    return rest.substr(0, found);
  }

  /// Remembers the first problem and goes to the end, so that every loop ends.
  void fail(size_t position, std::string why) {
    if (!problem_) problem_ = PatternProblem{position, std::move(why)};
    at_ = text_.size();
  }
  [[nodiscard]] const std::optional<PatternProblem>& problem() const { return problem_; }

 private:
  std::u32string text_;
  size_t at_ = 0;
  std::optional<PatternProblem> problem_;
};

}  // namespace palimpsest::srx
