// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The term base: how words of the trade are translated, or that they are not. Terms are found in
// sources, asked for in targets, and given to engines as spans that are to stay or to become
// something.
//
// Two terms are the same where their words are, one by one, in one of the forms of
// memory/inflection.h and in any case, unless the entry is case sensitive: then exactly as written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/positions.h"

namespace palimpsest::memory {

using TermId = uint32_t;  ///< given out by whoever keeps terms on disk; 0 none

struct TermEntry {
  TermId id = 0;
  std::string source;  ///< as dictionaries give it, e.g. "memory bank"
  std::string target;  ///< the same; not used if never_translate
  std::string from;    ///< BCP 47, e.g. "en": also for en-GB; "en-GB" also for en
  std::string to;      ///< the same; "": every language, of use with never_translate
  bool never_translate = false;
  bool is_case_sensitive = false;
  std::string note;  ///< for persons
};

/// A term that was found.
struct TermHit {
  text::ByteRange range;  ///< bytes of the text
  TermId entry = 0;
};

/// What is to stand in a translation for a term that was found.
struct TermDemand {
  text::ByteRange range;  ///< bytes of the source text
  TermId entry = 0;
  std::string target;  ///< the source as it is written if it stays; else the target term, with a
                       ///< capital where only the source's place in the sentence gave it one
  bool stays = false;
};

class TermBase {
 public:
  /// Keeps an entry, in place of the one of the same id. An entry without a letter or digit in its
  /// source, or without a target where it needs one, is kept but never found.
  void put(TermEntry entry);
  /// returns  whether there was such an entry.
  bool remove(TermId id);
  [[nodiscard]] const TermEntry* find_entry(TermId id) const;
  [[nodiscard]] size_t size() const { return entries_.size(); }

  /// The terms of a source, from left to right; where several begin at a word the longest, of
  /// equally long ones the case sensitive one, then the one of the highest id. They do not overlap.
  /// text  UTF-8 without codes (memory/plain_text.h).
  /// cost  linear in the text; at each word the entries that begin with it.
  [[nodiscard]] std::vector<TermHit> find(std::string_view text, std::string_view from,
                                          std::string_view to) const;

  /// The same with what must become of them.
  [[nodiscard]] std::vector<TermDemand> demands(std::string_view text, std::string_view from,
                                                std::string_view to) const;

  /// The terms of `source` whose translation is not in `target`.
  [[nodiscard]] std::vector<TermHit> missing(std::string_view source, std::string_view target,
                                             std::string_view from, std::string_view to) const;

 private:
  /// A word of a term in all of its forms.
  struct TermWord {
    std::string exact;
    std::vector<std::string> forms;
  };
  struct Kept {
    TermEntry entry;
    std::vector<TermWord> words;
  };
  struct Word {
    text::ByteRange range;
    std::string folded;
  };

  [[nodiscard]] static std::vector<Word> words_of(std::string_view text);
  [[nodiscard]] static std::vector<TermWord> term_words(std::string_view term,
                                                        std::string_view language);
  [[nodiscard]] static bool matches(const std::vector<TermWord>& term, bool is_case_sensitive,
                                    std::string_view text, const std::vector<Word>& words,
                                    size_t at);
  [[nodiscard]] const Kept* longest_at(std::string_view text, const std::vector<Word>& words,
                                       size_t at, std::string_view from, std::string_view to) const;

  std::unordered_map<TermId, Kept> entries_;
  /// A form of a term's first word to the entries.
  std::unordered_map<std::string, std::vector<TermId>> by_first_word_;
};

}  // namespace palimpsest::memory
