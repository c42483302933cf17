// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "segment/splitter.h"

#include <array>

#include "segment/candidate.h"
#include "segment/characters.h"
#include "segment/list_items.h"
#include "segment/profile.h"
#include "text/unicode.h"

namespace palimpsest::segment {
namespace {

// How far back an open bracket keeps "。" inside its sentence; an unbalanced one must not hold on.
constexpr size_t kMaxBracketBytes = 600;
// A time of day within the first words opens the sentence: "At 5 a.m. Mr. Smith went …".
constexpr unsigned kOpeningWords = 3;

/// Bytes at which a mark, a bullet or a bracket of interest may begin.
constexpr std::array<bool, 256> make_interesting_bytes() {
  std::array<bool, 256> table{};
  for (const unsigned char c : {'.', '!', '?', ':', ';'}) table[c] = true;
  for (unsigned lead : {0xCD, 0xD6, 0xD8, 0xDB, 0xE0, 0xE1, 0xE2, 0xE3, 0xEF}) table[lead] = true;
  return table;
}
constexpr std::array<bool, 256> kInteresting = make_interesting_bytes();

bool is_wide_opener(char32_t c) {
  return c == U'「' || c == U'『' || c == U'（' || c == U'【';
}
bool is_wide_closer(char32_t c) {
  return c == U'」' || c == U'』' || c == U'）' || c == U'】';
}

class Splitter {
 public:
  Splitter(std::string_view text, const Profile& profile) : text_(text), profile_(profile) {}

  std::vector<text::ByteRange> run() {
    begin_segment(0);
    while (at_ < text_.size()) {
      if (list_.is_present() && begins_next_item()) {
        end_segment(at_, at_);
        continue;
      }
      if (!kInteresting[static_cast<unsigned char>(text_[at_])]) {
        ++at_;
        continue;
      }
      step();
    }
    end_segment(text_.size(), text_.size());
    return std::move(segments_);
  }

 private:
  void step() {
    const char32_t c = char_at(text_, at_);
    if (c == kLineSeparator) {
      const size_t after = next(text_, at_);
      end_segment(at_, after);
    } else if (is_stop(c) || is_wide_stop(c) ||
               profile_.extra_marks.find(c) != std::u32string::npos) {
      examine();
    } else {
      if (is_wide_opener(c)) {
        ++open_brackets_;
        bracket_at_ = at_;
      } else if (is_wide_closer(c) && open_brackets_ > 0) {
        --open_brackets_;
      }
      at_ = next(text_, at_);
    }
  }

  void examine() {
    const Candidate c = read_candidate(text_, at_, profile_);
    for (size_t i = c.marks_end; i < c.break_at; i = next(text_, i)) {
      if (is_wide_closer(char_at(text_, i)) && open_brackets_ > 0) --open_brackets_;
    }
    if (opens_next_sentence(c)) {
      end_segment(c.marks_begin + 1, c.marks_begin + 1);
      at_ = c.break_at;
    } else if (ends_sentence(c)) {
      end_segment(c.break_at, c.next);
    } else {
      at_ = c.break_at;
    }
  }

  /// "compounds. . . . The": a stop, then an ellipsis that stands for what was left out.
  bool opens_next_sentence(const Candidate& c) const {
    return c.is_spaced && c.dots == 4 && c.start == Start::kUpper && !c.has_closer &&
           c.marks_begin > begin_ && !text::is_space(char_before(text_, c.marks_begin));
  }

  bool ends_sentence(const Candidate& c) const {
    if (c.start == Start::kEnd) return true;
    if (c.is_wide) return wide_ends(c);
    if (!c.has_space) return lacks_space_only(c);
    if (c.start == Start::kLower) return false;
    if (is_note_or_year(c)) return false;
    if (c.is_question) return !is_bracketed(c);
    if (c.dots > 1) return ellipsis_ends(c);
    if (c.dots == 0) return true;  // a mark of another script
    return stop_ends(c);
  }

  /// 「…。」と, （…。）, 「…。…: the sentence goes on around the brackets.
  bool wide_ends(const Candidate& c) const {
    if (open_brackets_ > 0 && c.marks_begin - bracket_at_ < kMaxBracketBytes) return false;
    const bool closed = is_wide_closer(char_before(text_, c.break_at));
    return c.has_space || !closed || is_wide_opener(char_at(text_, c.next));
  }

  /// "Great phone.Would buy again." but not "Node.js", "System.Out" or "example.Com/x".
  bool lacks_space_only(const Candidate& c) const {
    const bool is_bare = c.marks_end == c.break_at && c.start_at == c.marks_end;
    if (!is_bare || c.start != Start::kUpper) return false;
    const std::string_view before = word_before(text_, c.marks_begin, begin_);
    const std::string_view after = word_at(text_, c.marks_end);
    const bool is_capitalised = after.size() >= 2 && text::is_upper(char_at(after, 0)) &&
                                text::is_lower(char_at(after, next(after, 0)));
    if (!is_capitalised || before.size() < 3) return false;
    const bool is_title = profile_.never_final.contains(lower_case(after));
    const char32_t follower = char_at(text_, c.marks_end + after.size());
    const bool ends_as_word = follower == kNoCharacter || text::is_space(follower) ||
                              follower == U',' || (is_title && follower == U'.');
    return ends_as_word && (is_title || next_is_starter(c) || is_lower_case_word(before));
  }

  static bool is_lower_case_word(std::string_view word) {
    for (size_t at = 0; at < word.size(); at = next(word, at)) {
      if (!text::is_lower(char_at(word, at))) return false;
    }
    return true;
  }

  /// “Help!” (1965) was a hit: a bracket with a number goes on with the sentence.
  bool is_note_or_year(const Candidate& c) const {
    return char_at(text_, c.next) == U'(' && c.start == Start::kDigit;
  }

  /// "(!)", "(?)" and "[...]" comment on a word.
  bool is_bracketed(const Candidate& c) const {
    const char32_t before = char_before(text_, c.marks_begin);
    const char32_t after = char_at(text_, c.marks_end);
    return (before == U'(' && after == U')') || (before == U'[' && after == U']');
  }

  bool ellipsis_ends(const Candidate& c) const {
    if (is_bracketed(c)) return false;
    return !(c.is_spaced && c.dots == 3);
  }

  /// A single full stop before white space and a capital, digit or symbol.
  bool stop_ends(const Candidate& c) const {
    if (is_marker_stop(c)) return false;
    const std::string_view before = word_before(text_, c.marks_begin, begin_);
    const std::string word = lower_case(before);
    if (c.has_closer) return true;
    if (c.start == Start::kDigit && profile_.before_number.contains(word)) return false;
    if (is_initial(before)) return !initial_goes_on(c, before);
    if (profile_.times.contains(word)) return !opens_sentence(c.marks_begin);
    if (profile_.never_final.contains(word)) return false;
    if (profile_.by_follower.contains(word)) {
      return c.start == Start::kUpper && next_is_starter(c);
    }
    if (is_acronym(before)) return c.start != Start::kUpper || next_is_starter(c);
    return true;
  }

  /// The stop of "1. Open the file" or "Step 1. Mix" belongs to the marker.
  bool is_marker_stop(const Candidate& c) const {
    if (marker_end_ > c.marks_begin) return true;
    const std::string_view number = word_before(text_, c.marks_begin, begin_);
    if (number.empty() || number.size() > 3 || !text::is_alnum(char_at(number, 0))) return false;
    const size_t number_at = c.marks_begin - number.size();
    if (number_at <= begin_) return false;
    const bool is_number = text::is_digit(char_at(number, 0));
    const std::string_view label = word_before(text_, previous(text_, number_at), begin_);
    const bool opens = !label.empty() && label.data() == text_.data() + begin_;
    return is_number && opens && profile_.labels.contains(lower_case(label));
  }

  static bool is_initial(std::string_view word) {
    return !word.empty() && next(word, 0) == word.size() && text::is_upper(char_at(word, 0));
  }

  /// "J. Smith" goes on; "you and I. Did" and "vitamin D. Eat" do not.
  bool initial_goes_on(const Candidate& c, std::string_view initial) const {
    if (c.start != Start::kUpper) return false;
    const size_t initial_at = c.marks_begin - initial.size();
    if (initial_at <= begin_) return true;
    const std::string_view before = word_before(text_, previous(text_, initial_at), begin_);
    const bool after_lower = !before.empty() && text::is_lower(char_at(before, 0));
    if (initial == "I" && after_lower) return false;
    if (profile_.labels.contains(lower_case(before))) return false;
    // "M. A. Soto": the starter "a" is an initial itself.
    const std::string_view follower = word_at(text_, c.start_at);
    const bool is_initial_too =
        is_initial(follower) && char_at(text_, c.start_at + follower.size()) == U'.';
    return is_initial_too || !(after_lower && next_is_starter(c));
  }

  /// Letters with stops between: "U.N.E.S.C.O".
  static bool is_acronym(std::string_view word) {
    bool letter = false;
    unsigned stops = 0;
    for (size_t at = 0; at < word.size(); at = next(word, at)) {
      const char32_t c = char_at(word, at);
      if (c == U'.' ? !letter : letter || !text::is_letter(c)) return false;
      letter = c != U'.';
      stops += c == U'.' ? 1 : 0;
    }
    return stops > 0;
  }

  bool next_is_starter(const Candidate& c) const {
    return profile_.starters.contains(lower_case(word_at(text_, c.start_at)));
  }

  /// At most kOpeningWords words stand between the beginning of the segment and `end`.
  bool opens_sentence(size_t end) const {
    unsigned words = 1;
    for (size_t at = begin_; at < end && words <= kOpeningWords; ++at) {
      if (text_[at] == ' ') ++words;
    }
    return words <= kOpeningWords;
  }

  bool begins_next_item() const {
    const char32_t c = static_cast<unsigned char>(text_[at_]) < 0x80
                           ? static_cast<unsigned char>(text_[at_])
                           : char_at(text_, at_);
    if (!text::is_alnum(c) && !is_bullet(c)) return false;
    if (at_ <= begin_ || !text::is_space(char_before(text_, at_))) return false;
    return continues(list_, read_marker(text_, at_));
  }

  /// Ends the segment at `end`; the next begins at the first character from `rest` on.
  void end_segment(size_t end, size_t rest) {
    while (end > begin_ && text::is_space(char_before(text_, end))) end = previous(text_, end);
    if (end > begin_) {
      segments_.push_back({static_cast<uint32_t>(begin_), static_cast<uint32_t>(end)});
    }
    begin_segment(rest);
  }

  void begin_segment(size_t at) {
    begin_ = at_ = skip_space(text_, at);
    open_brackets_ = 0;
    marker_end_ = 0;
    const ListMarker marker = read_marker(text_, begin_);
    if (!marker.is_present()) {
      // The next item may come after further sentences of this one: list_ stays.
      return;
    }
    // "I. Newton" is a name, "III. Results" a heading; a single roman letter is left to the others.
    if (marker.kind == MarkerKind::kRoman && begin_ + 2 >= marker.end) return;
    list_ = marker;
    marker_end_ = marker.end;
  }

  std::string_view text_;
  const Profile& profile_;
  size_t at_ = 0;
  size_t begin_ = 0;       // of the segment at hand
  size_t marker_end_ = 0;  // of its list marker; stops before it are no ends
  ListMarker list_;        // the last item's
  unsigned open_brackets_ = 0;
  size_t bracket_at_ = 0;
  std::vector<text::ByteRange> segments_;
};

}  // namespace

std::vector<text::ByteRange> split(std::string_view text, std::string_view language) {
  return Splitter(text, profile_of(language)).run();
}

}  // namespace palimpsest::segment
