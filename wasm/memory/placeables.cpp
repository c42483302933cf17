// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/placeables.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "memory/measures.h"
#include "memory/reader.h"
#include "memory/verbatim.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace palimpsest::memory {
namespace {

constexpr char32_t kMinus = 0x2212;

text::ByteRange range_of(size_t begin, size_t end) {
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

bool is_ordinal_sign(char32_t c) {
  return c == 0xBA || c == 0xAA;
}

class Finder {
 public:
  Finder(std::string_view text, std::string_view language)
      : text_(text), format_(locale_format(language)) {}

  std::vector<Placeable> find() {
    while (at_ < text_.size()) {
      const text::Decoded d = text::decode(text_, at_);
      if (!step(d.code_point)) advance(d);
    }
    return std::move(found_);
  }

 private:
  /// Takes what begins here.
  bool step(char32_t c) {
    if (is_in_word_) return false;
    if (digit_value(c) >= 0) return read_at_digit();
    if (c == U'%' && read_placeholder()) return true;
    if (currency_before(text_, at_) > 0 && read_with_currency()) return true;
    if ((c == U'-' || c == U'+' || c == kMinus) && may_be_sign() && read_signed(c)) return true;
    return text::is_letter(c) && (read_date_here() || read_verbatim());
  }

  void advance(const text::Decoded& d) {
    is_in_word_ = joins_number(d.code_point) || digit_value(d.code_point) >= 0 ||
                  text::is_number(d.code_point);
    before_ = d.code_point;
    at_ += d.size_bytes;
  }

  void jump_to(size_t end) {
    at_ = end;
    before_ = U'0';
    // Right after a placeable a word may go on ("v2.0beta"), but no other placeable begins.
    is_in_word_ = end < text_.size() && joins_number(text::decode(text_, end).code_point);
  }

  void keep(Placeable placeable) {
    jump_to(placeable.range.end);
    found_.push_back(std::move(placeable));
  }

  /// "-5" after a space, not "A-5" nor "3-5".
  [[nodiscard]] bool may_be_sign() const {
    return before_ == 0 || text::is_space(before_) || before_ == U'(' || before_ == U'[';
  }

  bool read_at_digit() {
    if (read_date_here()) return true;
    if (const auto time = read_time(text_, at_, format_)) {
      Placeable placeable;
      placeable.kind = PlaceableKind::kTime;
      placeable.range = time->range;
      placeable.time = *time;
      keep(std::move(placeable));
      return true;
    }
    if (read_email_here()) return true;
    size_t end = at_;
    if (auto number = read_number_here(at_, end)) {
      keep_number(std::move(*number), at_, end, {});
      return true;
    }
    return read_verbatim() || skip(end);
  }

  bool read_date_here() {
    const auto date = read_date(text_, at_, format_);
    if (!date) return false;
    Placeable placeable;
    placeable.kind = PlaceableKind::kDate;
    placeable.range = date->range;
    placeable.date = *date;
    keep(std::move(placeable));
    return true;
  }

  /// A number that stands for itself: not "3D", "2nd", "1.º", "1.2.3", "555-12-34".
  std::optional<Number> read_number_here(size_t begin, size_t& end) const {
    auto number = read_number(text_, begin, format_, end);
    if (!number || is_part_of_identifier(begin, end)) return std::nullopt;
    const Reader after(text_, end);
    if (unit_after(text_, end, false) > 0) return number;
    Reader ordinal = after;
    ordinal.take(U'.');
    if (is_ordinal_sign(ordinal.peek()) || is_ordinal_sign(after.peek())) return std::nullopt;
    return after.is_at_end_of_word() ? number : std::nullopt;
  }

  [[nodiscard]] bool is_part_of_identifier(size_t begin, size_t end) const {
    if (begin < no_identifier_before_ || end >= text_.size()) return false;
    if (text_[end] != '-' && text_[end] != '_' && text_[end] != '.') return false;
    const Verbatim verbatim = read_identifier(text_, begin);
    return verbatim.kind == VerbatimKind::kIdentifier && verbatim.end > end;
  }

  /// range      of the number with its sign.
  /// currency   what stands in front of it.
  void keep_number(Number number, size_t begin, size_t end, text::ByteRange currency) {
    Placeable placeable;
    placeable.number = std::move(number);
    placeable.number_range = range_of(begin, end);
    placeable.range = placeable.number_range;
    if (!currency.empty()) {
      placeable.kind = PlaceableKind::kMeasure;
      placeable.unit_range = currency;
      placeable.range.begin = std::min(currency.begin, placeable.range.begin);
    } else {
      add_unit(placeable);
    }
    keep(std::move(placeable));
  }

  void add_unit(Placeable& placeable) const {
    Reader reader(text_, placeable.range.end);
    const bool has_space = reader.take_space();
    const size_t size = unit_after(text_, reader.at(), has_space);
    if (size == 0) return;
    placeable.kind = PlaceableKind::kMeasure;
    placeable.unit_range = range_of(reader.at(), reader.at() + size);
    placeable.range.end = placeable.unit_range.end;
  }

  /// $5, US$ 5
  bool read_with_currency() {
    const size_t size = currency_before(text_, at_);
    Reader reader(text_, at_ + size);
    reader.take_space();
    if (digit_value(reader.peek()) < 0) return false;
    size_t end = reader.at();
    auto number = read_number_here(reader.at(), end);
    if (!number) return false;
    keep_number(std::move(*number), reader.at(), end, range_of(at_, at_ + size));
    return true;
  }

  /// -5, -$5
  bool read_signed(char32_t sign) {
    Reader reader(text_, at_);
    reader.skip();
    const size_t after_sign = reader.at();
    if (digit_value(reader.peek()) < 0) return false;
    size_t end = after_sign;
    auto number = read_number_here(after_sign, end);
    if (!number || read_date(text_, after_sign, format_)) return false;
    number->sign = sign;
    number->is_negative = sign != U'+';
    keep_number(std::move(*number), at_, end, {});
    return true;
  }

  /// %1 and %2 of a program's messages: names, not numbers.
  bool read_placeholder() {
    size_t end = at_ + 1;
    while (end < text_.size() && text_[end] >= '0' && text_[end] <= '9') ++end;
    return end > at_ + 1 && keep_verbatim({VerbatimKind::kIdentifier, end});
  }

  bool read_email_here() {
    if (at_ < no_email_before_) return false;
    const Verbatim email = read_email(text_, at_);
    if (email.kind == VerbatimKind::kEmail) return keep_verbatim(email);
    no_email_before_ = email.end;
    return false;
  }

  bool read_verbatim() {
    const Verbatim url = read_url(text_, at_);
    if (url.kind == VerbatimKind::kUrl) return keep_verbatim(url);
    if (read_email_here()) return true;
    if (at_ < no_identifier_before_) return false;
    const Verbatim identifier = read_identifier(text_, at_);
    if (identifier.kind == VerbatimKind::kIdentifier) return keep_verbatim(identifier);
    no_identifier_before_ = identifier.end;
    return false;
  }

  bool keep_verbatim(const Verbatim& verbatim) {
    Placeable placeable;
    placeable.kind = verbatim.kind == VerbatimKind::kUrl     ? PlaceableKind::kUrl
                     : verbatim.kind == VerbatimKind::kEmail ? PlaceableKind::kEmail
                                                             : PlaceableKind::kIdentifier;
    placeable.range = range_of(at_, verbatim.end);
    keep(std::move(placeable));
    return true;
  }

  /// Past digits that are no number, so that none of them is taken for one.
  bool skip(size_t end) {
    if (end <= at_) return false;
    jump_to(end);
    return true;
  }

  std::string_view text_;
  const LocaleFormat& format_;
  size_t at_ = 0;
  char32_t before_ = 0;
  bool is_in_word_ = false;  ///< a letter or digit is before at_
  size_t no_email_before_ = 0;
  size_t no_identifier_before_ = 0;
  std::vector<Placeable> found_;
};

}  // namespace

std::vector<Placeable> find_placeables(std::string_view text, std::string_view language) {
  return Finder(text, language).find();
}

bool is_same_value(std::string_view a_text, const Placeable& a, std::string_view b_text,
                   const Placeable& b) {
  if (a.kind != b.kind) return false;
  switch (a.kind) {
    case PlaceableKind::kNumber:
      return a.number.value() == b.number.value();
    case PlaceableKind::kMeasure:
      return a.number.value() == b.number.value() &&
             text::slice(a_text, a.unit_range) == text::slice(b_text, b.unit_range);
    case PlaceableKind::kDate:
      return a.date.is_same_as(b.date);
    case PlaceableKind::kTime:
      return a.time.is_same_as(b.time);
    default:
      return text::slice(a_text, a.range) == text::slice(b_text, b.range);
  }
}

}  // namespace palimpsest::memory
