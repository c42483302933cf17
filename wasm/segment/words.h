// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The words around a mark: where they begin and end, what they look like, and their form for the
// profile's tables. word_before and word_at look at no more than some Folded::kMaxBytes bytes; the
// others at what they are given.
#pragma once

#include <cstdint>
#include <string_view>

namespace palimpsest::segment {

/// A word in lower case, invisible characters left out, without allocation.
class Folded {
 public:
  static constexpr size_t kMaxBytes = 64;

  Folded() = default;
  explicit Folded(std::string_view word) { append(word); }
  /// What does not fit makes the whole empty: no such word is in any table.
  void append(std::string_view word);
  [[nodiscard]] std::string_view view() const { return {bytes_, is_too_long_ ? 0 : size_}; }

 private:
  char bytes_[kMaxBytes];
  size_t size_ = 0;
  bool is_too_long_ = false;
};

/// The word that ends at `end`, openers before it left out; a view into `text`.
[[nodiscard]] std::string_view word_before(std::string_view text, size_t end, size_t begin);
/// The word at `at`, up to white space or punctuation; a view into `text`.
[[nodiscard]] std::string_view word_at(std::string_view text, size_t at);

enum class Shape : uint8_t {
  kEmpty,
  kNumber,   ///< "12", "1.5", "2,000"
  kInitial,  ///< one letter, marks on it not counted: "J", "г", "म"
  kAcronym,  ///< letters with stops between: "U.S", "Т.к", "Ph.D"
  kRoman,    ///< two or more of IVXLCDM in capitals
  kWord,     ///< anything else
};
[[nodiscard]] Shape shape_of(std::string_view word);

/// Two to five letters of Latin or Cyrillic, not all capitals, no vowel among them: hardly a word.
/// syllabic  r and l count as vowels.
[[nodiscard]] bool lacks_vowels(std::string_view word, bool syllabic);
[[nodiscard]] bool ends_in_vowel(std::string_view word);
/// Letters in lower case only, at least `letters` of them.
[[nodiscard]] bool is_lower_word(std::string_view word, unsigned letters);
/// 1 to `most`, digits only; 0 if it is no such number.
[[nodiscard]] unsigned plain_number(std::string_view word, unsigned most);

}  // namespace palimpsest::segment
