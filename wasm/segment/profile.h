// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What the splitter knows of a language: words with flags, and habits. Written as text in
// profiles/<language>.txt, made into the tables of this program when it is built;
// docs/SEGMENTATION.md describes the format and how to add a language.
#pragma once

#include <cstdint>
#include <string_view>

namespace palimpsest::segment {

/// What a word may be; the sections of a profile, in the order of segment_profiles.py.
enum WordFlag : uint16_t {
  kNeverFinal = 1 << 0,    ///< stands before a name: "Dr. Obi"
  kByFollower = 1 << 1,    ///< ends a sentence only before a starter: "the U.S. How about you?"
  kOftenFinal = 1 << 2,    ///< ends one before any capital: "Milch usw. Der"
  kBeforeNumber = 1 << 3,  ///< an abbreviation only before a number: "No. 5"
  kStarter = 1 << 4,       ///< begins sentences and is no part of a name
  kLabel = 1 << 5,         ///< what follows it names a thing: "Step 1.", "vitamin D."
  kTime = 1 << 6,          ///< ends a time of day: "5 a.m."
  kAfterOrdinal = 1 << 7,  ///< months and other capitals after an ordinal: "3. Oktober"
  kSaying = 1 << 8,        ///< tells who said what was quoted: "Why?" Ann asked.
  kOrdinary = 1 << 9,      ///< looks like an abbreviation and is none: "km"
  kContinuing = 1 << 10,   ///< Thai, Lao: beside a space it goes on with the sentence
};
inline constexpr uint16_t kAbbreviation =
    kNeverFinal | kByFollower | kOftenFinal | kBeforeNumber | kTime;

/// How a language writes; in the order of segment_profiles.py.
enum Habit : uint16_t {
  kOrdinals = 1 << 0,            ///< "3." is "3rd"
  kCapitalNouns = 1 << 1,        ///< so a capital alone says nothing after an ordinal
  kColonEnds = 1 << 2,           ///< ":" ends a sentence (Armenian)
  kSemicolonAsks = 1 << 3,       ///< ";" is the question mark (Greek)
  kStopPauses = 1 << 4,          ///< "." does not end a sentence (Armenian)
  kSpacesEnd = 1 << 5,           ///< sentences end at spaces (Thai, Lao)
  kLowerStarts = 1 << 6,         ///< sentences begin in lower case after an ellipsis as well
  kSyllabicConsonants = 1 << 7,  ///< r and l make words without vowels: "krk", "vlk"
  kFinalVowels = 1 << 8,         ///< words end in vowels, abbreviations in consonants
};

class WordTable;

class Profile {
 public:
  Profile(uint16_t habits, const WordTable& words) : habits_(habits), words_(&words) {}

  /// The flags of a word, 0 if it has none. Does not allocate.
  /// folded  UTF-8 in lower case without its final stop; inner stops stay: "p.m".
  [[nodiscard]] uint16_t flags_of(std::string_view folded) const;
  [[nodiscard]] bool has(Habit habit) const { return (habits_ & habit) != 0; }

 private:
  uint16_t habits_;
  const WordTable* words_;
};

/// The profile of a language tag, e.g. "en-GB"; one without a profile has the general one. The
/// table of its words is made at the first call for the language and lives as long as the program.
[[nodiscard]] Profile profile_of(std::string_view language);

}  // namespace palimpsest::segment
