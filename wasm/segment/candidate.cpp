// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "segment/candidate.h"

#include "segment/characters.h"
#include "text/unicode.h"

namespace palimpsest::segment {
namespace {

constexpr size_t kMaxWordBytes = 64;
constexpr size_t kMaxNoteBytes = 24;  // "[citation needed]"

bool is_mark(char32_t c, const Profile& profile) {
  return is_stop(c) || is_wide_stop(c) ||
         (!profile.extra_marks.empty() && profile.extra_marks.find(c) != std::u32string::npos);
}

unsigned dots_of(char32_t c) {
  return c == U'.' ? 1 : c == U'…' ? 3 : 0;
}

void read_marks(std::string_view text, const Profile& profile, Candidate& c) {
  size_t at = c.marks_begin;
  while (at < text.size()) {
    const char32_t mark = char_at(text, at);
    if (is_mark(mark, profile)) {
      c.dots += dots_of(mark);
      c.is_question = c.is_question || is_question_or_exclamation(mark);
      c.is_wide = is_wide_stop(mark);
      at = c.marks_end = next(text, at);
    } else if (mark == U' ' && c.dots > 0 && text.substr(at + 1, 1) == "." &&
               text.substr(at + 2, 1).find_first_not_of(" .\"") == std::string_view::npos) {
      c.is_spaced = true;  // the next dot of ". . ."; ".NET" is none
      ++at;
    } else {
      return;
    }
  }
}

/// "[1]", "[citation needed]" directly after a mark.
size_t skip_note(std::string_view text, size_t at) {
  if (text.substr(at, 1) != "[") return at;
  const size_t end = text.substr(at, kMaxNoteBytes).find(']');
  if (end == std::string_view::npos || end == 1) return at;
  for (const char c : text.substr(at + 1, end - 1)) {
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ' ')) return at;
  }
  return at + end + 1;
}

void read_closers(std::string_view text, Candidate& c) {
  size_t at = c.marks_end;
  while (true) {
    const char32_t closer = char_at(text, at);
    const size_t after_note = skip_note(text, at);
    if (after_note > at) {
      at = after_note;
    } else if (closer != kNoCharacter && is_closer(closer)) {
      at = next(text, at);
      c.has_closer = true;
    } else {
      break;
    }
  }
  c.break_at = at;
  // An emoji after the mark belongs to what it comments on.
  size_t emoji_end = skip_space(text, at);
  if (emoji_end == at || !is_emoji(char_at(text, emoji_end))) return;
  while (is_emoji(char_at(text, emoji_end))) emoji_end = next(text, emoji_end);
  const bool ends_there = text::is_space(char_at(text, emoji_end)) || emoji_end == text.size();
  if (ends_there) c.break_at = emoji_end;
}

/// "iPhone", "eBay": a lower-case letter before a capital begins a name.
bool begins_like_a_name(std::string_view text, size_t at) {
  return text::is_upper(char_at(text, next(text, at)));
}

void read_start(std::string_view text, Candidate& c) {
  size_t at = c.next;
  for (int skipped = 0; skipped < 4 && at < text.size(); ++skipped) {
    const char32_t opener = char_at(text, at);
    if (!is_opener(opener) && !is_dash(opener)) break;
    at = skip_space(text, next(text, at));
  }
  c.start_at = at;
  const char32_t first = char_at(text, at);
  if (at >= text.size()) {
    c.start = c.next >= text.size() ? Start::kEnd : Start::kSymbol;
  } else if (text::is_lower(first)) {
    c.start = begins_like_a_name(text, at) ? Start::kUpper : Start::kLower;
  } else if (text::is_digit(first)) {
    c.start = Start::kDigit;
  } else if (text::is_letter(first)) {
    c.start = text::is_cased(first) ? Start::kUpper : Start::kLetterWithoutCase;
  } else {
    c.start = Start::kSymbol;
  }
}

}  // namespace

Candidate read_candidate(std::string_view text, size_t at, const Profile& profile) {
  Candidate c;
  c.marks_begin = at;
  read_marks(text, profile, c);
  read_closers(text, c);
  c.next = skip_space(text, c.break_at);
  c.has_space = c.next > c.break_at || c.next >= text.size();
  read_start(text, c);
  return c;
}

std::string_view word_before(std::string_view text, size_t end, size_t begin) {
  size_t at = end;
  while (at > begin && end - at < kMaxWordBytes) {
    const size_t before = previous(text, at);
    const char32_t c = char_at(text, before);
    if (text::is_space(c) || is_opener(c) || c == U'/' || is_dash(c)) break;
    at = before;
  }
  return text.substr(at, end - at);
}

std::string_view word_at(std::string_view text, size_t at) {
  size_t end = at;
  while (end < text.size() && end - at < kMaxWordBytes) {
    const char32_t c = char_at(text, end);
    if (!text::is_alnum(c) && !text::is_mark(c) && c != U'\'' && c != U'’') break;
    end = next(text, end);
  }
  return text.substr(at, end - at);
}

}  // namespace palimpsest::segment
