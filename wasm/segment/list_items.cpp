// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "segment/list_items.h"

#include "segment/characters.h"

namespace palimpsest::segment {
namespace {

constexpr unsigned kMaxDigits = 3;
constexpr size_t kMaxRomanLetters = 6;

struct Ordinal {
  MarkerKind kind = MarkerKind::kNone;
  unsigned value = 0;
  unsigned roman = 0;
  size_t end = 0;
};

bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

unsigned roman_digit(char c) {
  switch (c) {
    case 'I':
    case 'i':
      return 1;
    case 'V':
    case 'v':
      return 5;
    case 'X':
    case 'x':
      return 10;
    case 'L':
      return 50;
    default:
      return 0;
  }
}

bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}

/// A letter of ASCII, and what follows makes no marker of it: most of what a sentence begins with.
bool begins_word(char first, char second) {
  const bool is_letter = (first >= 'A' && first <= 'Z') || is_small(first);
  return is_letter && second != '.' && second != ')' &&
         (roman_digit(first) == 0 || roman_digit(second) == 0);
}

/// Roman digits of one case.
Ordinal read_roman(std::string_view text, size_t at) {
  Ordinal o;
  o.end = at;
  const auto digit_at = [&](size_t i) {
    return i < text.size() && is_small(text[i]) == is_small(text[at]) ? roman_digit(text[i]) : 0;
  };
  while (digit_at(o.end) != 0 && o.end - at < kMaxRomanLetters) {
    const unsigned digit = digit_at(o.end);
    o.value = digit < digit_at(o.end + 1) ? o.value - digit : o.value + digit;
    ++o.end;
  }
  if (o.end > at) o.kind = MarkerKind::kRoman;
  return o;
}

Ordinal read_ordinal(std::string_view text, size_t at) {
  Ordinal o;
  o.end = at;
  while (o.end < text.size() && is_ascii_digit(text[o.end]) && o.end - at < kMaxDigits) {
    o.value = o.value * 10 + static_cast<unsigned>(text[o.end] - '0');
    ++o.end;
  }
  if (o.end > at) {
    o.kind = MarkerKind::kNumber;
    return o;
  }
  if (at >= text.size()) return o;
  const Ordinal roman = read_roman(text, at);
  if (is_small(text[at]) && (roman.end == at || roman.end == at + 1)) {
    return {MarkerKind::kLetter, static_cast<unsigned>(text[at] - 'a') + 1, roman.value, at + 1};
  }
  return roman;
}

std::string_view suffix_at(std::string_view text, size_t at, bool is_bracketed) {
  const std::string_view rest = text.substr(at, 2);
  if (is_bracketed) return rest.substr(0, 1) == ")" ? rest.substr(0, 1) : std::string_view();
  if (rest == ".)") return rest;
  if (rest.substr(0, 1) == "." || rest.substr(0, 1) == ")") return rest.substr(0, 1);
  return {};
}

}  // namespace

ListMarker read_marker(std::string_view text, size_t at) {
  ListMarker marker;
  if (at + 1 < text.size() && begins_word(text[at], text[at + 1])) return marker;
  if (is_bullet(char_at(text, at))) {
    marker.bullet = char_at(text, at);
    marker.end = next(text, at);
    at = skip_space(text, marker.end);
  }
  const bool is_bracketed = at < text.size() && text[at] == '(';
  if (is_bracketed) ++at;
  const Ordinal ordinal = read_ordinal(text, at);
  if (ordinal.kind == MarkerKind::kNone) return marker;
  const std::string_view suffix = suffix_at(text, ordinal.end, is_bracketed);
  const size_t end = ordinal.end + suffix.size();
  if (suffix.empty() || !is_space(char_at(text, end))) return marker;
  marker.kind = ordinal.kind;
  marker.value = ordinal.value;
  marker.roman = ordinal.kind == MarkerKind::kRoman ? ordinal.value : ordinal.roman;
  marker.is_bracketed = is_bracketed;
  marker.suffix = suffix;
  marker.end = end;
  return marker;
}

bool continues(const ListMarker& last, const ListMarker& marker) {
  if (!last.is_present() || !marker.is_present() || last.bullet != marker.bullet) return false;
  if (marker.bullet != 0) return true;
  if (last.suffix != marker.suffix || last.is_bracketed != marker.is_bracketed) return false;
  const bool in_roman = last.roman != 0 && marker.roman == last.roman + 1;
  return in_roman || (last.kind == marker.kind && marker.value == last.value + 1);
}

}  // namespace palimpsest::segment
