// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "segment/unspaced.h"

#include "segment/characters.h"
#include "segment/words.h"
#include "text/unicode.h"

namespace palimpsest::segment {
namespace {

// How far back an open bracket keeps "。" inside its sentence; an unbalanced one must not hold on.
constexpr size_t kMaxBracketBytes = 600;
// How far a verb of saying may stand from the quotation: "她轻轻地问道".
constexpr int kCharactersToVerb = 8;
constexpr unsigned kThaiLettersBefore = 20;
constexpr unsigned kThaiLettersAfter = 12;

/// Brackets that are open at the marks, looked for from the beginning of the sentence.
bool is_bracket_open(const Context& context, const Candidate& c) {
  const size_t length = c.marks_begin - context.begin;
  size_t at = length > kMaxBracketBytes ? c.marks_begin - kMaxBracketBytes : context.begin;
  int depth = 0;
  for (; at < c.break_at; ++at) {
    const auto byte = static_cast<unsigned char>(context.text[at]);
    if (byte != 0xE3 && byte != 0xEF) continue;
    const char32_t bracket = char_at(context.text, at);
    if (is_wide_opener(bracket)) ++depth;
    if (is_wide_closer(bracket) && depth > 0) --depth;
  }
  return depth > 0;
}

/// A verb of saying within the next characters, before any mark: “你来吗？”她问。
bool is_said(const Context& context, size_t at) {
  for (int i = 0; i < kCharactersToVerb && at < context.text.size(); ++i) {
    const char32_t c = char_at(context.text, at);
    if (!is_han_or_kana(c)) return false;
    const size_t after = next(context.text, at);
    const std::string_view one = context.text.substr(at, after - at);
    if ((context.profile.flags_of(one) & kSaying) != 0) return true;
    at = after;
  }
  return false;
}

/// を and の begin no sentence: モーニング娘。の.
bool is_particle(char32_t c) {
  return c == U'を' || c == U'の';
}

bool is_southeast_asian(char32_t c) {
  return (c >= 0x0E01 && c <= 0x0E4E) || (c >= 0x0E81 && c <= 0x0ECD);
}

}  // namespace

bool wide_ends(const Context& context, const Candidate& c) {
  if (is_bracket_open(context, c)) return false;
  const char32_t last = char_before(context.text, c.break_at);
  const char32_t follower = char_at(context.text, c.next);
  if (is_closer(follower) && !is_opener(follower)) return false;
  if (c.has_outer_mark || c.has_space) return true;
  if (is_wide_closer(last)) return is_wide_opener(follower);
  if (c.has_quote) return !is_said(context, c.next) && follower != U'。' && follower != U'，';
  return !is_particle(follower);
}

bool unspaced_ends(const Context& context, const Candidate& c) {
  if (c.has_closer()) return false;
  if (!c.is_question && c.dots != 0) return false;
  const char32_t before = char_before(context.text, c.marks_begin);
  const char32_t after = char_at(context.text, c.next);
  if (c.dots == 0 && !c.is_question) return text::is_letter(after) || text::is_digit(after);
  return is_han_or_kana(before) && is_han_or_kana(after) && !is_bracket_open(context, c);
}

bool space_ends(const Context& context, size_t at) {
  unsigned before = 0;
  for (size_t i = at; i > context.begin && before < kThaiLettersBefore;) {
    i = previous(context.text, i);
    const char32_t c = char_at(context.text, i);
    if (!is_southeast_asian(c)) break;
    ++before;
  }
  if (before < kThaiLettersBefore) return false;
  unsigned after = 0;
  const size_t follower = skip_space(context.text, at);
  for (size_t i = follower; i < context.text.size() && after < kThaiLettersAfter;) {
    const char32_t c = char_at(context.text, i);
    if (!is_southeast_asian(c)) break;
    ++after;
    i = next(context.text, i);
  }
  return after >= kThaiLettersAfter;
}

}  // namespace palimpsest::segment
