// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "segment/characters.h"

#include "text/unicode.h"
#include "text/utf8.h"

namespace palimpsest::segment {
namespace {

bool is_any_of(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

}  // namespace

char32_t char_at(std::string_view text, size_t at) {
  return at < text.size() ? text::decode(text, at).code_point : kNoCharacter;
}

size_t next(std::string_view text, size_t at) {
  return at + text::decode(text, at).size_bytes;
}

size_t previous(std::string_view text, size_t at) {
  const size_t lowest = at > 4 ? at - 4 : 0;
  do {
    --at;
  } while (at > lowest && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  return at;
}

char32_t char_before(std::string_view text, size_t at) {
  return at > 0 ? char_at(text, previous(text, at)) : kNoCharacter;
}

size_t skip_space(std::string_view text, size_t at) {
  while (at < text.size() && text::is_space(char_at(text, at))) at = next(text, at);
  return at;
}

bool is_stop(char32_t c) {
  if (c < 0x80) return c == U'.' || c == U'!' || c == U'?';
  return is_any_of(
      c, U"…‼⁇⁈⁉‽\u0589\u061F\u06D4\u037E\u0964\u0965\u104A\u104B\u1362\u1367\u1368\u17D4\u17D5");
}

bool is_wide_stop(char32_t c) {
  return c >= 0x3000 && is_any_of(c, U"。！？．｡");
}

bool is_question_or_exclamation(char32_t c) {
  return is_any_of(c, U"!?‼⁇⁈⁉‽\u061F\u037E！？");
}

bool is_closer(char32_t c) {
  return is_any_of(c, U"\"'”’»›)]}“‘）」』】〉》〕］｝");
}

bool is_opener(char32_t c) {
  return is_any_of(c, U"\"'“‘«‹([{„‚¿¡”»（「『【〈《〔［｛");
}

bool is_dash(char32_t c) {
  return is_any_of(c, U"-–—―‒");
}

bool is_bullet(char32_t c) {
  return is_any_of(c, U"•⁃‣◦▪▫●○■□");
}

bool is_emoji(char32_t c) {
  return (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || c == 0xFE0F ||
         c == 0x200D;
}

std::string lower_case(std::string_view word) {
  const std::u32string wide = text::to_utf32(word);
  return text::to_utf8(text::to_lower(std::u32string_view(wide)));
}

}  // namespace palimpsest::segment
