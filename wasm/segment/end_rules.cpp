// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "segment/end_rules.h"

#include "segment/characters.h"
#include "segment/list_items.h"
#include "segment/unspaced.h"
#include "segment/words.h"
#include "text/unicode.h"

namespace palimpsest::segment {
namespace {

constexpr size_t kMaxQuotationBytes = 400;
constexpr int kWordsToVerb = 4;  // "the old man said"

/// "(!)", "(?)" and "[...]" comment on a word.
bool is_comment(const Context& context, const Candidate& c) {
  if (c.has_outer_mark) return false;
  const char32_t before = char_before(context.text, c.marks_begin);
  const char32_t after = char_at(context.text, c.marks_end);
  return (before == U'(' && after == U')') || (before == U'[' && after == U']');
}

/// “Help!” (1965) was a hit: a bracket with a number goes on with the sentence, unless it numbers
/// the next: "(4) Statul".
bool is_note_or_year(const Context& context, const Candidate& c) {
  if (char_at(context.text, c.next) != U'(' || c.start != Start::kDigit) return false;
  const ListMarker marker = read_marker(context.text, c.next);
  return !(marker.is_bracketed &&
           is_upper(char_at(context.text, skip_space(context.text, marker.end))));
}

/// "… degree. g) the number": a marker begins the next sentence though it is a small letter.
bool is_marker_ahead(const Context& context, const Candidate& c) {
  const ListMarker marker = read_marker(context.text, c.next);
  if (marker.kind == MarkerKind::kNone || marker.bullet != 0) return false;
  if (marker.suffix != ".") return true;
  return is_upper(char_at(context.text, skip_space(context.text, marker.end)));
}

/// "Why?" Ann asked: a name and a verb of saying go on with the sentence.
bool is_said(const Context& context, const Candidate& c) {
  if (c.has_opener) return false;
  size_t at = c.start_at;
  for (int words = 0; words < kWordsToVerb; ++words) {
    const std::string_view word = word_at(context.text, at);
    if (word.empty()) return false;
    if ((context.profile.flags_of(Folded(word).view()) & kSaying) != 0) return true;
    at = skip_space(context.text, at + word.size());
  }
  return false;
}

/// « … ? – спросила мама. – …»: a dash inside an open quotation goes on with it.
bool is_inside_quotation(const Context& context, const Candidate& c) {
  if (!c.has_dash || c.has_closer()) return false;
  int depth = 0;
  const size_t length = c.marks_begin - context.begin;
  size_t at = length > kMaxQuotationBytes ? c.marks_begin - kMaxQuotationBytes : context.begin;
  for (; at < c.marks_begin; ++at) {
    const auto byte = static_cast<unsigned char>(context.text[at]);
    if (byte != 0xC2) continue;
    const char32_t quote = char_at(context.text, at);
    depth += quote == U'«' ? 1 : quote == U'»' ? -1 : 0;
  }
  return depth > 0;
}

/// "… at all? anna: Yes": a name without a capital and a colon begin the next one's turn.
bool is_speaker_ahead(const Context& context, const Candidate& c) {
  if (c.has_opener || c.has_dash) return false;
  const size_t end = c.start_at + word_at(context.text, c.start_at).size();
  return char_at(context.text, end) == U':' && is_space(char_at(context.text, end + 1));
}

/// Before lower case a question or an exclamation goes on when it was quoted or is part of a name.
bool question_ends_before_lower(const Context& context, const Candidate& c) {
  if (c.has_closer() || c.has_dash || c.has_opener || is_said(context, c)) return false;

  return is_lower_word(word_before(context.text, c.marks_begin, context.begin), 2);
}

/// "Great phone.Would buy again." but not "Node.js", "System.Out" or "example.Com/x".
bool lacks_space_only(const Context& context, const Candidate& c) {
  const std::string_view text = context.text;
  const bool is_bare = c.marks_end == c.break_at && c.start_at == c.marks_end;
  if (!is_bare || c.start != Start::kUpper) return false;
  const std::string_view before = word_before(text, c.marks_begin, context.begin);
  const std::string_view after = word_at(text, c.marks_end);
  const bool after_lower = is_lower_word(before, 2);
  const bool is_one_letter = next(after, 0) == after.size();
  const bool is_capitalised =
      is_upper(char_at(after, 0)) && (is_one_letter || is_lower(char_at(after, next(after, 0))));
  const bool is_roman = shape_of(after) == Shape::kRoman;
  if ((!is_capitalised && !is_roman) || before.size() < 3) return false;
  const uint16_t flags = context.profile.flags_of(Folded(after).view());
  const bool is_title = (flags & kNeverFinal) != 0;
  const char32_t follower = char_at(text, c.marks_end + after.size());
  const bool ends_as_word = follower == kNoCharacter || is_space(follower) || follower == U',' ||
                            (is_title && follower == U'.');
  if (!ends_as_word) return false;
  if (is_title || (flags & kStarter) != 0) {
    return (context.profile.flags_of(Folded(before).view()) & kAbbreviation) == 0;
  }
  return after_lower && !is_one_letter;
}

bool ends_before_lower(const Context& context, const Candidate& c, bool is_stop_only) {
  if (is_comment(context, c)) return false;
  if (!c.has_quote && (is_marker_ahead(context, c) || is_speaker_ahead(context, c))) {
    Candidate ahead = c;
    ahead.start = Start::kSymbol;
    return !is_stop_only || stop_ends(context, ahead);
  }
  if (c.dots > 1) {
    return context.profile.has(kLowerStarts) && !c.is_spaced && !c.has_closer() && !c.has_dash;
  }
  return is_stop_only ? stop_ends(context, c) : question_ends_before_lower(context, c);
}

}  // namespace

bool ends_sentence(const Context& context, const Candidate& c) {
  if (c.start == Start::kEnd) return true;
  if (c.is_wide) return wide_ends(context, c);
  if (!c.has_space) return unspaced_ends(context, c) || lacks_space_only(context, c);
  const bool is_stop_only = c.dots == 1 && !c.is_question;
  if (is_note_or_year(context, c)) return false;
  if (c.start == Start::kLower) return ends_before_lower(context, c, is_stop_only);
  if (is_inside_quotation(context, c) || char_at(context.text, c.next) == U'/') return false;
  if (c.is_question) return !is_comment(context, c) && !(c.has_quote && is_said(context, c));
  if (c.dots > 1) {
    if (is_comment(context, c) || (c.is_spaced && c.dots == 3)) return false;
    return c.start != Start::kCaselessLetter || ends_korean(context, c);
  }
  if (c.dots == 0) return true;  // a mark of another script
  if (context.profile.has(kStopPauses) && !c.has_outer_mark) return false;
  return stop_ends(context, c);
}

bool opens_next_sentence(const Context& context, const Candidate& c) {
  return c.is_spaced && c.dots == 4 && c.start == Start::kUpper && !c.has_closer() &&
         c.marks_begin > context.begin && !is_space(char_before(context.text, c.marks_begin));
}

}  // namespace palimpsest::segment
