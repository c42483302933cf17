// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "segment/characters.h"

#include "text/unicode.h"

namespace palimpsest::segment {
namespace {

bool is_any_of(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

/// Letters, most of them: no punctuation but what is tested for before.
bool is_among_letters(char32_t c) {
  return (c >= 0xC0 && c < 0x2010) || (c >= 0x3100 && c < 0xFF00);
}

bool is_georgian(char32_t c) {
  return c >= 0x10D0 && c <= 0x10FF;
}

}  // namespace

bool is_space(char32_t c) {
  if (c < 0x80) return c == U' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F);
  return text::is_space(c);
}

bool is_invisible(char32_t c) {
  if (c < 0xAD) return false;
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || c == 0x61C;
}

size_t skip_space(std::string_view text, size_t at) {
  while (at < text.size() && is_space(char_at(text, at))) at = next(text, at);
  return at;
}

size_t skip_blank(std::string_view text, size_t at) {
  while (at < text.size()) {
    const char32_t c = char_at(text, at);
    if (!is_space(c) && !is_invisible(c)) break;
    at = next(text, at);
  }
  return at;
}

size_t skip_invisible_before(std::string_view text, size_t at) {
  while (at > 0 && static_cast<unsigned char>(text[at - 1]) >= 0x80) {
    const size_t before = previous(text, at);
    if (!is_invisible(char_at(text, before))) break;
    at = before;
  }
  return at;
}

bool is_stop(char32_t c) {
  if (c < 0x80) return c == U'.' || c == U'!' || c == U'?';
  return is_any_of(c, U"…‼⁇⁈⁉‽\u0589\u061F\u06D4\u037E\u0964\u0965\u104B\u17D4\u17D5\u0700");
}

bool is_wide_stop(char32_t c) {
  if (c < 0x1362) return false;
  return is_any_of(c, U"。！？．｡\u1362\u1367\u1368\u104B");
}

bool is_question_or_exclamation(char32_t c) {
  return is_any_of(c, U"!?‼⁇⁈⁉‽\u061F\u037E！？\u1367");
}

bool is_closer(char32_t c) {
  if (c < 0x80) return c == U'"' || c == U'\'' || c == U')' || c == U']' || c == U'}';
  if (is_among_letters(c)) return c == U'״';
  return is_any_of(c, U"”’»›“‘）」』】〉》〕］｝");
}

bool is_opener(char32_t c) {
  if (c < 0x80) return c == U'"' || c == U'\'' || c == U'(' || c == U'[' || c == U'{';
  if (is_among_letters(c)) return false;
  return is_any_of(c, U"“‘’«‹„‚¿¡”»’›（「『【〈《〔［｛");
}

bool is_quote(char32_t c) {
  return is_any_of(c, U"\"'“”‘’«»„‚‹›");
}

bool is_dash(char32_t c) {
  return c == U'-' || (c >= 0x2010 && c <= 0x2015);
}

bool is_bullet(char32_t c) {
  return c >= 0x80 && !is_among_letters(c) && is_any_of(c, U"•⁃‣◦▪▫●○■□·∙");
}

bool is_emoji(char32_t c) {
  return (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || c == 0xFE0F ||
         c == 0x200D;
}

bool is_wide_opener(char32_t c) {
  return c >= 0x3000 && is_any_of(c, U"「『（【〈《〔［｛");
}

bool is_wide_closer(char32_t c) {
  return c >= 0x3000 && is_any_of(c, U"」』）】〉》〕］｝");
}

bool is_han_or_kana(char32_t c) {
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) ||
         (c >= 0x3100 && c <= 0x312F);
}

bool is_lower(char32_t c) {
  if (c < 0x80) return c >= U'a' && c <= U'z';
  return text::is_lower(c) && !is_georgian(c);
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z';
  return text::is_upper(c);
}

bool is_caseless_letter(char32_t c) {
  return c >= 0x80 && text::is_letter(c) && (!text::is_cased(c) || is_georgian(c));
}

}  // namespace palimpsest::segment
