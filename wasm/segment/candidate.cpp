// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "segment/candidate.h"

#include "segment/characters.h"
#include "segment/words.h"
#include "text/unicode.h"

namespace palimpsest::segment {
namespace {

constexpr size_t kMaxNoteBytes = 24;         // "[citation needed]"
constexpr size_t kMaxQuotationBytes = 2000;  // how far back a quote is looked for
constexpr size_t kMaxNoteDigits = 3;
constexpr unsigned kMinLettersBeforeNote = 4;
constexpr int kMaxOpeners = 4;

bool is_mark(char32_t c, Profile profile) {
  if (c == U':') return profile.has(kColonEnds);
  if (c == U';') return profile.has(kSemicolonAsks);
  return is_stop(c) || is_wide_stop(c);
}

unsigned dots_of(char32_t c) {
  return c == U'.' ? 1 : c == U'…' ? 3 : 0;
}

class Reader {
 public:
  Reader(std::string_view text, size_t begin, size_t at, Profile profile)
      : text_(text), begin_(begin), profile_(profile) {
    c_.marks_begin = at;
  }

  Candidate read() {
    if (read_plain()) return c_;
    c_.marks_end = read_marks(c_.marks_begin);
    size_t at = read_closers(c_.marks_end);
    at = read_distant_closers(at);
    c_.break_at = read_emoji(at);
    c_.next = skip_blank(text_, c_.break_at);
    c_.has_space = c_.next >= text_.size() || is_space(char_before(text_, c_.next)) ||
                   skip_space(text_, c_.break_at) > c_.break_at;
    read_start();
    return c_;
  }

 private:
  /// One mark, one space and a letter of ASCII, which is most of what there is in Latin scripts.
  bool read_plain() {
    const size_t mark = c_.marks_begin;
    if (mark + 3 >= text_.size() || text_[mark + 1] != ' ') return false;
    const auto first = static_cast<unsigned char>(text_[mark + 2]);
    const auto second = static_cast<unsigned char>(text_[mark + 3]);
    const bool upper = first >= 'A' && first <= 'Z';
    if (!upper && has_capital(word_at(text_, mark + 2))) return false;
    if ((!upper && !(first >= 'a' && first <= 'z')) || second >= 0x80) return false;
    const char c = text_[mark];
    if (c != '.' && c != '!' && c != '?') return false;
    c_.dots = c == '.' ? 1 : 0;
    c_.is_question = c != '.';
    c_.marks_end = c_.break_at = mark + 1;
    c_.next = c_.start_at = mark + 2;
    c_.has_space = true;
    c_.start = upper ? Start::kUpper : Start::kLower;
    return true;
  }

  size_t read_marks(size_t at) {
    size_t end = at;
    while (at < text_.size()) {
      const char32_t mark = char_at(text_, at);
      if (is_mark(mark, profile_)) {
        c_.dots += dots_of(mark);
        c_.is_question = c_.is_question || is_question_or_exclamation(mark) ||
                         (mark == U';' && profile_.has(kSemicolonAsks));
        c_.is_wide = is_wide_stop(mark);
        at = end = next(text_, at);
      } else if (mark == U' ' && c_.dots > 0 && text_.substr(at + 1, 1) == "." &&
                 text_.substr(at + 2, 1).find_first_not_of(" .\"") == std::string_view::npos) {
        c_.is_spaced = true;  // the next dot of ". . ."; ".NET" is none
        ++at;
      } else {
        break;
      }
    }
    return end;
  }

  /// "[1]", "[citation needed]" at `at`: its end, `at` if there is none.
  size_t skip_note(size_t at, bool digits_only) const {
    if (at >= text_.size() || text_[at] != '[') return at;
    const size_t end = text_.substr(at, kMaxNoteBytes).find(']');
    if (end == std::string_view::npos || end == 1) return at;
    for (const char c : text_.substr(at + 1, end - 1)) {
      const bool is_digit = c >= '0' && c <= '9';
      if (!is_digit && (digits_only || !((c >= 'a' && c <= 'z') || c == ' '))) return at;
    }
    return at + end + 1;
  }

  /// "analytical cognition (type 2).10 This": the number of a note that lost its raised position.
  size_t skip_bare_note(size_t at) const {
    size_t end = at;
    while (end < text_.size() && text_[end] >= '0' && text_[end] <= '9') ++end;
    if (end == at || end - at > kMaxNoteDigits || end >= text_.size()) return at;
    const size_t follower = skip_space(text_, end);
    if (follower == end || !is_upper(char_at(text_, follower))) return at;
    const char32_t before = char_before(text_, c_.marks_begin);
    const bool after_word =
        is_lower_word(word_before(text_, c_.marks_begin, begin_), kMinLettersBeforeNote);
    return before == U')' || before == U']' || c_.has_quote || after_word ? end : at;
  }

  /// Closers, notes, and marks after a closer, all without white space between.
  size_t read_closers(size_t at) {
    while (at < text_.size()) {
      const char32_t c = char_at(text_, at);
      const size_t after_note = skip_note(at, false);
      if (after_note > at) {
        c_.has_note = true;
        at = after_note;
      } else if (const size_t after_number = skip_bare_note(at); after_number > at) {
        c_.has_note = true;
        at = after_number;
      } else if (is_closer(c) && !(c_.is_wide && (c == U'“' || c == U'‘'))) {
        (is_quote(c) ? c_.has_quote : c_.has_bracket) = true;
        at = next(text_, at);
      } else if (c_.has_closer() && is_mark(c, profile_)) {
        c_.has_outer_mark = true;
        c_.is_wide = is_wide_stop(c);
        at = next(text_, at);
      } else if (is_invisible(c)) {
        at = next(text_, at);
      } else {
        break;
      }
    }
    return at;
  }

  /// "fini. »", "said. ''" and "end. [6] Next": what closes after white space.
  size_t read_distant_closers(size_t at) {
    const size_t distant = skip_space(text_, at);
    if (distant == at || distant >= text_.size()) return at;
    const size_t after_note = skip_note(distant, true);
    if (after_note > distant) {
      const size_t follower = skip_space(text_, after_note);
      const bool ends_there = follower > after_note || follower >= text_.size();
      return ends_there && is_upper(char_at(text_, follower)) ? after_note : at;
    }
    const char32_t c = char_at(text_, distant);
    if (!is_closer(c) || c == U'“' || c == U'‘') return at;
    size_t end = next(text_, distant);
    const bool is_doubled = c == U'\'' && char_at(text_, end) == U'\'';  // '' for "
    if (is_doubled) ++end;
    const char32_t follower = char_at(text_, end);
    const bool stands_alone = follower == kNoCharacter || is_space(follower) ||
                              is_mark(follower, profile_) || follower == U',' || follower == U')';
    if (!stands_alone || (is_ambiguous(c) && !is_doubled && !is_open(c))) return at;
    (is_quote(c) ? c_.has_quote : c_.has_bracket) = true;
    return read_closers(end);
  }

  static bool is_ambiguous(char32_t c) { return c == U'"' || c == U'\''; }

  /// An odd number of them since the text began, or the sentence if that is long ago.
  bool is_open(char32_t quote) const {
    const size_t from = c_.marks_begin > kMaxQuotationBytes ? begin_ : 0;
    if (c_.marks_begin - from > kMaxQuotationBytes) return false;
    bool open = false;
    for (size_t at = from; at < c_.marks_begin; ++at) {
      if (text_[at] == static_cast<char>(quote)) open = !open;
    }
    return open;
  }

  /// An emoji after the mark belongs to what it comments on.
  size_t read_emoji(size_t at) const {
    size_t end = skip_space(text_, at);
    if (end == at || !is_emoji(char_at(text_, end))) return at;
    while (is_emoji(char_at(text_, end))) end = next(text_, end);
    return end == text_.size() || is_space(char_at(text_, end)) ? end : at;
  }

  void read_start() {
    size_t at = c_.next;
    for (int skipped = 0; skipped < kMaxOpeners && at < text_.size(); ++skipped) {
      const char32_t c = char_at(text_, at);
      if (is_opener(c)) {
        c_.has_opener = true;
      } else if (is_dash(c)) {
        c_.has_dash = true;
      } else {
        break;
      }
      at = skip_blank(text_, next(text_, at));
    }
    c_.start_at = at;
    const char32_t first = char_at(text_, at);
    if (at >= text_.size()) {
      c_.start = c_.next >= text_.size() ? Start::kEnd : Start::kSymbol;
    } else if (is_lower(first)) {
      c_.start = has_capital(word_at(text_, at)) || is_clitic(at) ? Start::kUpper : Start::kLower;
    } else if (text::is_digit(first) || first == U'№') {
      c_.start = Start::kDigit;
    } else if (is_caseless_letter(first)) {
      c_.start = Start::kCaselessLetter;
    } else {
      c_.start = text::is_letter(first) ? Start::kUpper : Start::kSymbol;
    }
  }

  /// "iPhone", "macOS": a capital inside makes a name of it.
  static bool has_capital(std::string_view word) {
    for (size_t at = 0; at < word.size(); at = next(word, at)) {
      if (is_upper(char_at(word, at))) return true;
    }
    return false;
  }

  /// "'s Avonds": a letter after an apostrophe, the capital in the word after that.
  bool is_clitic(size_t at) const {
    const char32_t before = char_before(text_, at);
    const size_t end = next(text_, at);
    return (before == U'\'' || before == U'’') && char_at(text_, end) == U' ' &&
           is_upper(char_at(text_, end + 1));
  }

  std::string_view text_;
  size_t begin_;
  Profile profile_;
  Candidate c_;
};

}  // namespace

Candidate read_candidate(std::string_view text, size_t begin, size_t at, Profile profile) {
  return Reader(text, begin, at, profile).read();
}

}  // namespace palimpsest::segment
