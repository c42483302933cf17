// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What the splitter has to know of a language: lists of words, nothing else. To add a language, add
// a file to profiles/ and a line to profile.cpp.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_set>

namespace palimpsest::segment {

/// One language as written in profiles/: words in lower case without their final stop, white space
/// between them. Inner stops stay: "p.m".
struct ProfileData {
  std::string_view language;     ///< ISO 639, e.g. "en"; "" for the general one
  std::string_view never_final;  ///< stand before a name: "Dr. Obi" never ends after "Dr."
  std::string_view
      by_follower;  ///< end a sentence only before a starter: "the U.S. How about you?"
  std::string_view before_number;  ///< are abbreviations only before a number: "No. 5"
  std::string_view starters;       ///< words that begin a sentence and are no part of a name
  std::string_view labels;  ///< make a number or letter after them a label: "Step 1.", "vitamin D."
  std::string_view times;   ///< end a time of day: "5 a.m."
  std::string_view extra_marks;  ///< characters that end a sentence in this language only
};

/// Words looked up without regard to case.
class WordSet {
 public:
  /// Several lists into one set.
  explicit WordSet(std::initializer_list<std::string_view> lists);
  /// `lower_case` as text::to_lower makes it.
  [[nodiscard]] bool contains(const std::string& lower_case) const {
    return words_.count(lower_case) != 0;
  }

 private:
  std::unordered_set<std::string> words_;
};

struct Profile {
  explicit Profile(const ProfileData& data);

  WordSet never_final;
  WordSet by_follower;
  WordSet before_number;
  WordSet starters;
  WordSet labels;
  WordSet times;
  std::u32string extra_marks;
};

/// The profile of a language tag, e.g. "en-GB". Lives as long as the program.
[[nodiscard]] const Profile& profile_of(std::string_view language);

}  // namespace palimpsest::segment
