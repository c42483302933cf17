// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "segment/list_items.h"

#include "segment/characters.h"
#include "text/unicode.h"

namespace palimpsest::segment {
namespace {

constexpr unsigned kMaxDigits = 3;
constexpr size_t kMaxRomanLetters = 6;

struct Ordinal {
  MarkerKind kind = MarkerKind::kNone;
  unsigned value = 0;
  size_t end = 0;
};

bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

unsigned roman_digit(char c) {
  switch (c) {
    case 'I':
      return 1;
    case 'V':
      return 5;
    case 'X':
      return 10;
    case 'L':
      return 50;
    default:
      return 0;
  }
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
  if (at < text.size() && text[at] >= 'a' && text[at] <= 'z') {
    return {MarkerKind::kLetter, static_cast<unsigned>(text[at] - 'a') + 1, at + 1};
  }
  while (o.end < text.size() && roman_digit(text[o.end]) != 0 && o.end - at < kMaxRomanLetters) {
    const unsigned digit = roman_digit(text[o.end]);
    const unsigned following = o.end + 1 < text.size() ? roman_digit(text[o.end + 1]) : 0;
    o.value = digit < following ? o.value - digit : o.value + digit;
    ++o.end;
  }
  if (o.end > at) o.kind = MarkerKind::kRoman;
  return o;
}

}  // namespace

ListMarker read_marker(std::string_view text, size_t at) {
  ListMarker marker;
  if (is_bullet(char_at(text, at))) {
    marker.bullet = char_at(text, at);
    marker.end = next(text, at);
    at = skip_space(text, marker.end);
  }
  const Ordinal ordinal = read_ordinal(text, at);
  if (ordinal.kind == MarkerKind::kNone) return marker;
  const std::string_view rest = text.substr(ordinal.end, 2);
  const std::string_view suffix = rest == ".)"               ? rest
                                  : rest.substr(0, 1) == "." ? rest.substr(0, 1)
                                  : rest.substr(0, 1) == ")" ? rest.substr(0, 1)
                                                             : std::string_view();
  const size_t end = ordinal.end + suffix.size();
  if (suffix.empty() || !text::is_space(char_at(text, end))) return marker;
  marker.kind = ordinal.kind;
  marker.value = ordinal.value;
  marker.suffix = suffix;
  marker.end = end;
  return marker;
}

bool continues(const ListMarker& last, const ListMarker& marker) {
  if (!last.is_present() || !marker.is_present() || last.bullet != marker.bullet) return false;
  if (marker.bullet != 0) return true;
  return last.kind == marker.kind && last.suffix == marker.suffix && marker.value == last.value + 1;
}

}  // namespace palimpsest::segment
