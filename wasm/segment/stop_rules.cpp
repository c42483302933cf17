// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "segment/stop_rules.h"

#include "segment/characters.h"
#include "segment/words.h"
#include "text/unicode.h"

namespace palimpsest::segment {
namespace {

// A time within the first words opens the sentence: "At 5 a.m. Mr. Smith went …"; a date takes
// more.
constexpr unsigned kWordsToTime = 3;
constexpr unsigned kWordsToDate = 5;
constexpr size_t kMaxOpeningBytes = 200;
// An ordinal is seldom larger: "The 250. Menschen" is none, a day never.
constexpr unsigned kMaxOrdinal = 199;
constexpr unsigned kMaxDay = 31;
// Before lower case only a word of this length is hardly an abbreviation; most of those end in a
// consonant.
constexpr unsigned kMinLettersToVowel = 4;
constexpr unsigned kMinLettersToConsonant = 5;

class StopRules {
 public:
  StopRules(const Context& context, const Candidate& c)
      : text_(context.text), profile_(context.profile), context_(context), c_(c) {
    word_ = word_before(text_, skip_invisible_before(text_, c.marks_begin), context.begin);
    folded_ = Folded(word_);
    shape_ = shape_of(word_);
    flags_ = flags();
  }

  bool ends() const {
    if (context_.marker_end > c_.marks_begin || is_marker_of_label()) return false;
    if (c_.start == Start::kLower) return ends_before_lower();
    if (c_.has_outer_mark) return true;
    if (c_.has_closer()) return closed_ends();
    if (word_.empty()) return true;
    switch (shape_) {
      case Shape::kNumber:
        return number_ends();
      case Shape::kInitial:
        return initial_ends();
      case Shape::kRoman:
        return roman_ends();
      default:
        return word_ends();
    }
  }

 private:
  /// Of the word; of "z. B" those of "z.b"; of "l'avv" those of "avv".
  uint16_t flags() const {
    if (word_.empty()) return 0;
    uint16_t found = 0;
    if (begins_after_stop()) found = profile_.flags_of(joined().view());
    if (found == 0) found = profile_.flags_of(folded_.view());
    if (found == 0) {
      const std::string_view folded = folded_.view();
      const size_t apostrophe = folded.find_last_of('\'');
      if (apostrophe != std::string_view::npos) {
        found = profile_.flags_of(folded.substr(apostrophe + 1));
      }
    }
    return found;
  }

  size_t word_at_byte() const { return static_cast<size_t>(word_.data() - text_.data()); }

  /// "z. B": white space and a stop stand before the word.
  bool begins_after_stop() const {
    const size_t at = word_at_byte();
    return at > context_.begin + 2 && is_space(char_before(text_, at)) && stop_before(at) != 0;
  }
  /// The stop before the white space before `at`, 0 if there is none.
  size_t stop_before(size_t at) const {
    size_t before = at;
    while (before > context_.begin && is_space(char_before(text_, before))) {
      before = previous(text_, before);
    }
    return before > context_.begin && text_[before - 1] == '.' ? before - 1 : 0;
  }

  /// The word with those before it that end in stops: "i. d. R" as "i.d.r".
  Folded joined() const {
    size_t first = word_at_byte();
    for (int words = 0; words < 3; ++words) {
      const size_t stop = stop_before(first);
      if (stop == 0) break;
      const std::string_view before = word_before(text_, stop, context_.begin);
      if (before.empty()) break;
      first = static_cast<size_t>(before.data() - text_.data());
    }
    Folded joined;
    size_t begin = first;
    const size_t end = word_at_byte() + word_.size();
    for (size_t at = first; at < end; at = next(text_, at)) {
      if (!is_space(char_at(text_, at))) continue;
      joined.append(text_.substr(begin, at - begin));
      begin = skip_space(text_, at);
    }
    joined.append(text_.substr(begin, end - begin));
    return joined;
  }

  std::string_view word_before_word() const {
    const size_t at = word_at_byte();
    if (at <= context_.begin) return {};
    size_t end = at;
    while (end > context_.begin && !text::is_alnum(char_before(text_, end)) && at - end < 8) {
      end = previous(text_, end);
    }
    return word_before(text_, end, context_.begin);
  }
  char32_t seen_before_word() const {
    size_t at = word_at_byte();
    while (at > context_.begin && is_space(char_before(text_, at))) at = previous(text_, at);
    return at > context_.begin ? char_before(text_, at) : kNoCharacter;
  }

  /// The stop of "Step 1. Mix": the label opens the sentence.
  bool is_marker_of_label() const {
    if (shape_ != Shape::kNumber && shape_ != Shape::kRoman && shape_ != Shape::kInitial) {
      return false;
    }
    if (c_.has_closer() || word_at_byte() <= context_.begin) return false;
    const std::string_view label = word_before_word();
    return !label.empty() && label.data() == text_.data() + context_.begin &&
           shape_ != Shape::kInitial && (profile_.flags_of(Folded(label).view()) & kLabel) != 0;
  }

  /// A word that is surely none of the abbreviations, as far as its form tells.
  bool ends_before_lower() const {
    if (c_.has_closer() || c_.has_opener || c_.has_dash || profile_.has(kStopPauses)) return false;
    if ((flags_ & kAbbreviation) != 0 || shape_ != Shape::kWord) return false;
    const bool by_vowel = ends_in_vowel(word_);
    if (!by_vowel && profile_.has(kFinalVowels)) return false;
    const unsigned letters = by_vowel ? kMinLettersToVowel : kMinLettersToConsonant;
    return is_lower_word(word_, letters) && !lacks_vowels(word_, false);
  }

  /// "(true.) Next": the bracket opened the sentence, or the word is none that has a stop.
  bool closed_ends() const {
    if (c_.has_quote || !c_.has_bracket) return true;
    const bool abbreviated =
        (flags_ & kAbbreviation) != 0 || shape_ == Shape::kInitial || shape_ == Shape::kAcronym;
    return !abbreviated || opens_with_bracket();
  }
  bool opens_with_bracket() const {
    const char32_t first = char_at(text_, context_.begin);
    return first == U'(' || first == U'[';
  }

  bool next_is_starter() const { return is_starter(context_, c_.start_at); }

  bool number_ends() const {
    const char32_t before = seen_before_word();
    const unsigned number = plain_number(word_, kMaxOrdinal);
    const bool is_item = number != 0 && (before == U':' || before == U';');
    if (is_item && c_.start == Start::kUpper) return false;
    if (!profile_.has(kOrdinals) || number == 0) return true;
    if (c_.start == Start::kDigit) return number > kMaxDay || is_named_number();
    if (c_.start != Start::kUpper) return c_.has_dash || c_.has_opener;
    const uint16_t follower = profile_.flags_of(Folded(word_at(text_, c_.start_at)).view());
    if ((follower & kAfterOrdinal) != 0) return false;
    if (is_named_number()) return true;
    return !profile_.has(kCapitalNouns) || (follower & kStarter) != 0;
  }

  /// "S. 12. Dort": the number of a page is no ordinal.
  bool is_named_number() const {
    const uint16_t flags = profile_.flags_of(Folded(word_before_word()).view());
    return begins_after_stop() && (flags & kBeforeNumber) != 0;
  }

  /// "Ludwig II. von", "XIX. Jahrhundert": in languages that write ordinals so.
  bool roman_ends() const {
    if ((flags_ & kAbbreviation) != 0) return word_ends();
    if (!profile_.has(kOrdinals)) return true;
    return c_.start == Start::kUpper && next_is_starter();
  }

  /// "J. Smith" goes on; "you and I. Did" and "vitamin D. Eat" do not.
  bool initial_ends() const {
    const char32_t letter = char_at(word_, 0);
    const size_t at = word_at_byte();
    if (is_lower(letter)) {
      const bool is_suffix = at > context_.begin && (text_[at - 1] == '-' || text_[at - 1] == '/');
      if (is_suffix || (flags_ & kOrdinary) != 0) return true;  // "dá-o", "km/h"
      if ((flags_ & (kNeverFinal | kOftenFinal)) != 0) return word_ends();
      if ((flags_ & kTime) != 0 && is_after_number()) return time_ends(kWordsToDate);
    } else if ((flags_ & kNeverFinal) != 0) {
      return false;
    }
    if (c_.start == Start::kDigit) return !is_lower(letter) && flags_ == 0;
    if (c_.start == Start::kSymbol || c_.start == Start::kCaselessLetter) return false;
    if (at <= context_.begin) return false;
    const std::string_view before = word_before_word();
    const uint16_t label = profile_.flags_of(Folded(before).view());
    if (letter == U'I' && word_.size() == 1 && is_lower_word(before, 1) && (label & kLabel) == 0) {
      return (flags_ & kByFollower) == 0;
    }
    // "M. A. Soto": the starter "a" is an initial itself.
    const std::string_view follower = word_at(text_, c_.start_at);
    const bool is_initial_too = shape_of(follower) == Shape::kInitial &&
                                char_at(text_, c_.start_at + follower.size()) == U'.';
    if (is_initial_too) return false;
    if ((label & kLabel) != 0) return true;
    const bool after_word = is_lower_word(before, 1) || shape_of(before) == Shape::kNumber;
    return (after_word || is_lower(letter)) && next_is_starter();
  }

  bool word_ends() const {
    if ((flags_ & kOrdinary) != 0) return true;
    if ((flags_ & kNeverFinal) != 0) return false;
    if ((flags_ & kTime) != 0) {
      if ((flags_ & kByFollower) == 0 || is_after_number()) {
        return time_ends(kWordsToTime);
      }
    }
    if ((flags_ & kBeforeNumber) != 0 && (c_.start == Start::kDigit || before_roman())) {
      return false;
    }
    if (flags_ == 0 && c_.start == Start::kDigit && has_numbered_ending()) return false;
    if ((flags_ & kOftenFinal) != 0) {
      return c_.start == Start::kUpper || c_.start == Start::kCaselessLetter;
    }
    const bool abbreviated =
        (flags_ & kByFollower) != 0 || shape_ == Shape::kAcronym ||
        (flags_ == 0 && lacks_vowels(word_, profile_.has(kSyllabicConsonants)));
    if (abbreviated) return c_.start == Start::kUpper && next_is_starter();
    return true;
  }

  /// "Goethestr. 5": profiles have such endings as "-str".
  bool has_numbered_ending() const {
    constexpr int kMostLetters = 4;
    const std::string_view word = folded_.view();
    size_t begin = word.size();
    for (int i = 0; i < kMostLetters && begin > 0; ++i) {
      begin = previous(word, begin);
      Folded ending("-");
      ending.append(word.substr(begin));
      if ((profile_.flags_of(ending.view()) & kBeforeNumber) != 0) return true;
    }
    return false;
  }

  /// "at 6 p.m. Then", "in 1996 г. Виденов": unless the time opens the sentence.
  bool time_ends(unsigned opening_words) const {
    return c_.start == Start::kUpper && !opens_sentence(opening_words);
  }
  bool is_after_number() const {
    const std::string_view before = word_before_word();
    return !before.empty() && text::is_digit(char_before(before, before.size()));
  }

  /// "vol. IV"
  bool before_roman() const {
    const std::string_view follower = word_at(text_, c_.start_at);
    return shape_of(follower) == Shape::kRoman ||
           (follower.size() == 1 && (follower == "I" || follower == "V" || follower == "X"));
  }

  /// At most `most` words stand between the beginning of the sentence and the marks.
  bool opens_sentence(unsigned most) const {
    if (c_.marks_begin - context_.begin > kMaxOpeningBytes) return false;
    const bool begins_with_time =
        text::is_digit(char_at(text_, context_.begin)) || is_starter(context_, context_.begin);
    if (!begins_with_time) return false;  // "Born on 5 May 1950 г. Then"
    unsigned words = 1;
    for (size_t at = context_.begin; at < c_.marks_begin && words <= most; ++at) {
      if (text_[at] == ' ') ++words;
    }
    return words <= most;
  }

  std::string_view text_;
  Profile profile_;
  const Context& context_;
  const Candidate& c_;
  std::string_view word_;
  Folded folded_;
  Shape shape_ = Shape::kEmpty;
  uint16_t flags_ = 0;
};

}  // namespace

bool stop_ends(const Context& context, const Candidate& c) {
  return StopRules(context, c).ends();
}

bool is_starter(const Context& context, size_t at) {
  const std::string_view word = word_at(context.text, at);
  const Folded folded(word);
  if ((context.profile.flags_of(folded.view()) & kStarter) != 0) return true;
  const size_t apostrophe = folded.view().find('\'');  // "it's", "l'art"
  if (apostrophe == std::string_view::npos) return false;
  return (context.profile.flags_of(folded.view().substr(0, apostrophe)) & kStarter) != 0;
}

}  // namespace palimpsest::segment
