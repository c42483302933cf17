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

/// 他问：“…”: who speaks was told before the quotation.
bool is_introduced(const Context& context, const Candidate& c) {
  size_t at = c.marks_begin;
  while (at > context.begin && c.marks_begin - at < kMaxBracketBytes) {
    at = previous(context.text, at);
    const char32_t quote = char_at(context.text, at);
    if (quote != U'“' && quote != U'"') continue;
    const char32_t before = char_before(context.text, at);
    return at > context.begin && (before == U'：' || before == U'，' || before == U':');
  }
  return false;
}

/// を and の begin no sentence: モーニング娘。の.
bool is_particle(char32_t c) {
  return c == U'を' || c == U'の';
}

constexpr int kMaxContinuingCharacters = 7;

bool is_continuing(const Context& context, std::string_view word) {
  return (context.profile.flags_of(word) & kContinuing) != 0;
}

/// The words that the run of letters at `at` may begin with, or the one before `at` end with, go
/// on.
bool goes_on(const Context& context, size_t space, size_t at) {
  size_t end = at;
  for (int i = 0; i < kMaxContinuingCharacters && end < context.text.size(); ++i) {
    end = next(context.text, end);
    if (is_continuing(context, context.text.substr(at, end - at))) return true;
  }
  constexpr int kMaxFinalCharacters = 3;  // ว่า, คือ, ๆ
  size_t begin = space;
  for (int i = 0; i < kMaxFinalCharacters && begin > context.begin; ++i) {
    begin = previous(context.text, begin);
    const std::string_view last = context.text.substr(begin, space - begin);
    if (last == "ๆ" || last == "ว่า" || last == "คือ" || last == "ໆ" || last == "ວ່າ") return true;
  }
  return false;
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
  if (is_wide_closer(last)) {
    const char32_t first = char_at(context.text, context.begin);
    const bool is_aside = last == U'）' && first == U'（';  // not a quotation
    return is_aside || is_wide_opener(follower);
  }
  if (c.has_quote && is_introduced(context, c)) return true;
  if (c.has_quote) return !is_said(context, c.next) && follower != U'。' && follower != U'，';
  return !is_particle(follower);
}

bool unspaced_ends(const Context& context, const Candidate& c) {
  if (c.has_closer()) return false;
  if (!c.is_question && c.dots != 0) return false;
  const char32_t before = char_before(context.text, c.marks_begin);
  const char32_t after = char_at(context.text, c.next);
  if (c.dots == 0 && !c.is_question) return text::is_letter(after) || text::is_digit(after);
  return is_han_or_kana(before) && (is_han_or_kana(after) || text::is_digit(after)) &&
         !is_bracket_open(context, c);
}

bool ends_korean(const Context& context, const Candidate& c) {
  constexpr std::u32string_view kEndings = U"다요까죠네지음함군나라니에";
  const char32_t last = char_before(context.text, c.marks_begin);
  return last >= 0xAC00 && last <= 0xD7A3 && kEndings.find(last) != std::u32string_view::npos;
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
  return after >= kThaiLettersAfter && !goes_on(context, at, follower);
}

}  // namespace palimpsest::segment
