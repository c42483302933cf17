// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/number.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/utf8.h"

namespace palimpsest::memory {
namespace {

constexpr size_t kGroupDigits = 3;
constexpr char32_t kArabicDecimal = 0x66B;
constexpr char32_t kArabicGroup = 0x66C;

// The zeros of the scripts in general use; their other digits follow them.
constexpr std::array<char32_t, 19> kZeros = {U'0',  0x660,  0x6F0,  0x966,  0x9E6, 0xA66, 0xAE6,
                                             0xB66, 0xBE6,  0xC66,  0xCE6,  0xD66, 0xE50, 0xED0,
                                             0xF20, 0x1040, 0x17E0, 0x1810, 0xFF10};
constexpr int kDigits = 10;

bool is_spacing(char32_t c) {
  return c == U' ' || c == 0xA0 || c == 0x2009 || c == 0x202F;
}

bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == 0x2019;
}

bool is_point(char32_t c) {
  return c == U'.' || c == U',' || c == kArabicDecimal;
}

bool is_separator(char32_t c) {
  return is_point(c) || is_spacing(c) || is_apostrophe(c) || c == kArabicGroup;
}

/// Digits, and the separator before them.
struct Piece {
  char32_t separator = 0;
  std::string digits;
  size_t end = 0;
};

Piece read_digits(std::string_view text, size_t at, char32_t& zero) {
  Piece piece;
  piece.end = at;
  while (piece.end < text.size()) {
    const text::Decoded d = text::decode(text, piece.end);
    char32_t its_zero = 0;
    const int value = digit_value(d.code_point, its_zero);
    if (value < 0 || (zero != 0 && its_zero != zero)) break;
    zero = its_zero;
    piece.digits += static_cast<char>('0' + value);
    piece.end += d.size_bytes;
  }
  return piece;
}

/// A space only joins digits where the language writes it so, or if it is one that does not break.
bool may_join(char32_t separator, const Piece& before, const Piece& after, bool is_first,
              const LocaleFormat& language) {
  if (!is_spacing(separator) && !is_apostrophe(separator)) return true;
  if (separator == U' ' && !is_spacing(language.group)) return false;
  const bool is_head_right =
      !is_first || (before.digits.size() <= kGroupDigits && before.digits[0] != '0');
  return is_head_right && after.digits.size() == kGroupDigits;
}

/// What stands there: digits, separator, digits, …
std::vector<Piece> read_pieces(std::string_view text, size_t at, const LocaleFormat& language,
                               char32_t& zero) {
  std::vector<Piece> pieces = {read_digits(text, at, zero)};
  if (pieces[0].digits.empty()) return pieces;
  while (pieces.back().end < text.size()) {
    const text::Decoded d = text::decode(text, pieces.back().end);
    if (!is_separator(d.code_point)) break;
    Piece next = read_digits(text, pieces.back().end + d.size_bytes, zero);
    const bool joins = !next.digits.empty() &&
                       may_join(d.code_point, pieces.back(), next, pieces.size() == 1, language);
    if (!joins) break;
    next.separator = d.code_point;
    pieces.push_back(std::move(next));
  }
  return pieces;
}

/// True if the pieces [0, end) are groups: 1,234,567 or 12,34,567, with one separator.
bool are_groups(const std::vector<Piece>& pieces, size_t end) {
  const std::string& head = pieces[0].digits;
  if (end < 2 || head.size() > kGroupDigits || head[0] == '0') return false;
  bool are_threes = true;
  bool are_twos = head.size() < kGroupDigits;
  for (size_t i = 1; i < end; ++i) {
    if (pieces[i].separator != pieces[1].separator) return false;
    const size_t size = pieces[i].digits.size();
    are_threes = are_threes && size == kGroupDigits;
    are_twos = are_twos && size == (i + 1 == end ? kGroupDigits : kGroupDigits - 1);
  }
  return are_threes || are_twos;
}

/// Whether "1.234", a group by its shape, is meant as one.
bool is_group_in(char32_t separator, const LocaleFormat& language) {
  if (separator == language.decimal || separator == kArabicDecimal) return false;
  if (separator == language.group || !is_point(separator)) return true;
  return is_point(language.decimal);  // "1.234" where the comma is the decimal separator
}

/// How many of the pieces are the integer part; 0 if all of it is no one number.
size_t integer_pieces(const std::vector<Piece>& pieces, const LocaleFormat& language) {
  const size_t size = pieces.size();
  if (size == 1) return 1;
  const char32_t last = pieces.back().separator;
  const bool is_last_alone = size == 2 || pieces[size - 2].separator != last;
  if (size > 2 && !is_last_alone) return are_groups(pieces, size) ? size : 0;
  if (size == 2 && are_groups(pieces, 2) && is_group_in(last, language)) return 2;
  if (!is_point(last)) return 0;
  return size == 2 || are_groups(pieces, size - 1) ? size - 1 : 0;
}

void append_digits(std::string& out, std::string_view digits, char32_t zero) {
  for (const char digit : digits) {
    text::append(out, zero + static_cast<char32_t>(digit - '0'));
  }
}

/// Whether a separator stands before the last `rest` digits of an integer part.
bool is_group_border(size_t rest, bool has_groups_of_two) {
  if (rest < kGroupDigits) return false;
  return has_groups_of_two ? (rest - kGroupDigits) % 2 == 0 : rest % kGroupDigits == 0;
}

}  // namespace

int digit_value(char32_t c, char32_t& zero) {
  if (c < U'0') return -1;
  for (const char32_t candidate : kZeros) {
    if (c >= candidate && c < candidate + kDigits) {
      zero = candidate;
      return static_cast<int>(c - candidate);
    }
    if (c < candidate) break;
  }
  return -1;
}

int digit_value(char32_t c) {
  char32_t zero = 0;
  return digit_value(c, zero);
}

std::string digits_like(std::string_view text, size_t at, int value, size_t at_least) {
  std::string ascii = std::to_string(value);
  if (ascii.size() < at_least) ascii.insert(0, at_least - ascii.size(), '0');
  char32_t zero = U'0';
  if (digit_value(text::decode(text, at).code_point, zero) < 0) zero = U'0';
  std::string out;
  append_digits(out, ascii, zero);
  return out;
}

std::string Number::value() const {
  const size_t first = integer.find_first_not_of('0');
  std::string out = first == std::string::npos ? "0" : integer.substr(first);
  const size_t last = fraction.find_last_not_of('0');
  if (last != std::string::npos) out += "." + fraction.substr(0, last + 1);
  return is_negative && out != "0" ? "-" + out : out;
}

std::optional<Number> read_number(std::string_view text, size_t at, const LocaleFormat& language,
                                  size_t& end) {
  char32_t zero = 0;
  const std::vector<Piece> pieces = read_pieces(text, at, language, zero);
  end = pieces.back().end;
  if (pieces[0].digits.empty()) return std::nullopt;
  const size_t integer = integer_pieces(pieces, language);
  if (integer == 0) return std::nullopt;
  Number number;
  number.zero = zero;
  if (integer > 1) number.group = pieces[1].separator;
  for (size_t i = 0; i < integer; ++i) number.integer += pieces[i].digits;
  if (integer < pieces.size()) {
    number.decimal = pieces.back().separator;
    number.fraction = pieces.back().digits;
  }
  return number;
}

void write_number(std::string& out, const Number& number, const NumberStyle& style) {
  if (number.sign != 0) text::append(out, number.sign);
  const size_t size = number.integer.size();
  const bool has_groups = style.has_groups && size >= kGroupDigits + style.minimum_grouping;
  for (size_t i = 0; i < size; ++i) {
    if (has_groups && i > 0 && is_group_border(size - i, style.has_groups_of_two)) {
      text::append(out, style.group);
    }
    append_digits(out, std::string_view(number.integer).substr(i, 1), style.zero);
  }
  if (number.fraction.empty()) return;
  text::append(out, style.decimal);
  append_digits(out, number.fraction, style.zero);
}

NumberStyle style_in_place_of(const Number& old, const Number& fresh,
                              const LocaleFormat& language) {
  NumberStyle style{language.decimal,           language.group, language.minimum_grouping,
                    language.has_groups_of_two, old.zero,       false};
  const bool is_arabic = old.zero == 0x660 || old.zero == 0x6F0;
  if (is_arabic) {
    style.decimal = kArabicDecimal;
    style.group = kArabicGroup;
  }
  // A text in "es" that writes 1.5 is from where the point is the decimal separator.
  if (old.decimal != 0 && old.decimal == style.group) std::swap(style.decimal, style.group);
  if (old.group != 0 && old.group == style.decimal) std::swap(style.decimal, style.group);
  if (old.decimal != 0) style.decimal = old.decimal;
  if (old.group != 0) {
    style.group = old.group;
    if (old.integer.size() == kGroupDigits + 1) style.minimum_grouping = 1;
  }
  const bool has_room = old.integer.size() >= kGroupDigits + style.minimum_grouping;
  style.has_groups = old.group != 0 || (fresh.group != 0 && !has_room);
  return style;
}

}  // namespace palimpsest::memory
