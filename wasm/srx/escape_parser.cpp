// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "srx/escape_parser.h"

#include <string>

#include "srx/properties.h"

namespace palimpsest::srx {
namespace {

int hex_value(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  if (c >= U'a' && c <= U'f') return static_cast<int>(c - U'a') + 10;
  if (c >= U'A' && c <= U'F') return static_cast<int>(c - U'A') + 10;
  return -1;
}

/// Exactly `digits` hexadecimal digits.
std::optional<char32_t> take_hex(Cursor& cursor, int digits) {
  char32_t value = 0;
  for (int i = 0; i < digits; ++i) {
    const int digit = hex_value(cursor.peek());
    if (digit < 0) return std::nullopt;
    value = value * 16 + static_cast<char32_t>(digit);
    cursor.next();
  }
  return value;
}

/// {h…h}: any number of digits in braces.
std::optional<char32_t> take_braced_hex(Cursor& cursor) {
  cursor.next();  // {
  char32_t value = 0;
  bool has_digits = false;
  while (cursor.peek() != U'}') {
    const int digit = hex_value(cursor.peek());
    if (digit < 0 || value > kLastCodePoint) return std::nullopt;
    value = value * 16 + static_cast<char32_t>(digit);
    has_digits = true;
    cursor.next();
  }
  cursor.next();  // }
  if (!has_digits || value > kLastCodePoint) return std::nullopt;
  return value;
}

std::optional<char32_t> take_u(Cursor& cursor) {
  if (cursor.peek() == U'{') return take_braced_hex(cursor);
  std::optional<char32_t> value = take_hex(cursor, 4);
  const bool is_high = value && *value >= 0xD800 && *value <= 0xDBFF;
  if (!is_high || !cursor.sees(U"\\u")) return value;
  // A surrogate pair is the character that it stands for.
  const size_t before = cursor.position();
  cursor.take(U"\\u");
  const std::optional<char32_t> low = take_hex(cursor, 4);
  if (low && *low >= 0xDC00 && *low <= 0xDFFF) {
    return 0x10000 + ((*value - 0xD800) << 10) + (*low - 0xDC00);
  }
  cursor.move_to(before);
  return value;
}

std::optional<char32_t> take_octal(Cursor& cursor) {
  char32_t value = 0;
  int digits = 0;
  while (digits < 3 && cursor.peek() >= U'0' && cursor.peek() <= U'7' && value * 8 <= 0377) {
    value = value * 8 + (cursor.next() - U'0');
    ++digits;
  }
  if (digits == 0) return std::nullopt;
  return value;
}

std::optional<Escape> character(char32_t c, const Cursor& cursor) {
  const CodeSet set(c);
  return Escape{cursor.flags.ignores_case ? with_other_cases(set) : set, c};
}

std::optional<Escape> numbered(Cursor& cursor, size_t begin, std::optional<char32_t> value,
                               const char* form) {
  if (value && *value <= kLastCodePoint) return character(*value, cursor);
  cursor.fail(begin, std::string("this is no character number; write ") + form);
  return std::nullopt;
}

std::optional<Escape> named(Cursor& cursor, size_t begin, bool is_negative) {
  std::u32string_view name;
  const char32_t letter[] = {cursor.peek(), 0};
  if (cursor.take(U"{")) {
    if (cursor.take(U"^")) is_negative = !is_negative;
    name = cursor.take_until(U"}");
  } else {
    cursor.next();
    name = std::u32string_view(letter, 1);
  }
  const std::string utf8 = text::to_utf8(name);
  const std::optional<CodeSet> set = property(utf8);
  if (!set) {
    cursor.fail(begin, "there is no character property \"" + utf8 + "\" here");
    return std::nullopt;
  }
  return Escape{is_negative ? set->complement() : *set, std::nullopt};
}

std::optional<CodeSet> class_of(char32_t letter) {
  switch (letter) {
    case U'd':
      return digits();
    case U'D':
      return digits().complement();
    case U'w':
      return word_characters();
    case U'W':
      return word_characters().complement();
    case U's':
      return white_space();
    case U'S':
      return white_space().complement();
    case U'h':
      return horizontal_space();
    case U'H':
      return horizontal_space().complement();
    case U'v':
      return vertical_space();
    case U'V':
      return vertical_space().complement();
    default:
      return std::nullopt;
  }
}

std::optional<char32_t> control(char32_t letter) {
  switch (letter) {
    case U't':
      return U'\t';
    case U'n':
      return U'\n';
    case U'r':
      return U'\r';
    case U'f':
      return U'\f';
    case U'a':
      return U'\a';
    case U'e':
      return char32_t{0x1B};
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<Escape> parse_escape(Cursor& cursor) {
  const size_t begin = cursor.position() - 1;
  if (cursor.at_end()) {
    cursor.fail(begin, "the pattern ends with a backslash; write \\\\ for a backslash");
    return std::nullopt;
  }
  const char32_t letter = cursor.next();
  if (const auto set = class_of(letter)) return Escape{*set, std::nullopt};
  if (const auto c = control(letter)) return character(*c, cursor);
  switch (letter) {
    case U'p':
      return named(cursor, begin, false);
    case U'P':
      return named(cursor, begin, true);
    case U'u':
      return numbered(cursor, begin, take_u(cursor), "\\uhhhh with four hexadecimal digits");
    case U'U':
      return numbered(cursor, begin, take_hex(cursor, 8),
                      "\\Uhhhhhhhh with eight hexadecimal digits");
    case U'x':
      return numbered(cursor, begin,
                      cursor.peek() == U'{' ? take_braced_hex(cursor) : take_hex(cursor, 2),
                      "\\xhh or \\x{h}");
    case U'0':
      return numbered(cursor, begin, take_octal(cursor), "\\0 and up to three octal digits");
    case U'c': {
      const char32_t c = cursor.next();
      return numbered(cursor, begin,
                      c >= U'@' && c <= U'_' ? std::optional<char32_t>(c ^ 0x40) : std::nullopt,
                      "\\c and a capital letter");
    }
    default:
      break;
  }
  const bool is_ascii_letter =
      (letter >= U'a' && letter <= U'z') || (letter >= U'A' && letter <= U'Z');
  if (is_ascii_letter || (letter >= U'1' && letter <= U'9')) {
    const std::string name = "\\" + text::to_utf8(std::u32string_view(&letter, 1));
    cursor.fail(begin, name + " is not known here");
    return std::nullopt;
  }
  return character(letter, cursor);
}

}  // namespace palimpsest::srx
