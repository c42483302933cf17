// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Part-of-speech tagging with a first-order hidden Markov model: picks one analysis a word
// (apertium-tagger -g; FORMAT.md 7).
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "apertium/pattern.h"
#include "apertium/symbols.h"
#include "apertium/unit_cache.h"

namespace palimpsest::apertium {

using CoarseTag = uint16_t;
using TagSet = std::vector<CoarseTag>;  ///< ascending

struct TagSetHash {
  size_t operator()(const TagSet& tags) const {
    uint32_t hash = 2166136261U;  // FNV-1a
    for (const CoarseTag t : tags) hash = (hash ^ t) * 16777619U;
    return hash;
  }
};

struct TaggerTables {
  Pattern patterns;                    ///< class = coarse tag
  uint32_t tag_count = 0;              ///< N
  CoarseTag sentence = 0;              ///< TAG_SENT, where every text starts
  CoarseTag end = 0;                   ///< TAG_kEOF
  CoarseTag undefined = 0;             ///< TAG_kUNDEF
  TagSet open_class;                   ///< what an unknown word may be
  std::span<const double> transition;  ///< N x N, row = previous tag
  std::vector<TagSet> classes;         ///< ambiguity classes in their order
  std::unordered_map<TagSet, uint32_t, TagSetHash> class_of;
  /// Emission probabilities of class k: entries first_emission[k] up to first_emission[k + 1],
  /// ascending by tag; what is not listed has kDefaultEmission.
  std::span<const uint32_t> first_emission;
  std::span<const uint16_t> emission_tag;
  std::span<const double> emission;

  /// Rules that make a reading replace an earlier one of the same tag: symbols that stand next to
  /// each other in the form, case ignored; 0 is one or more tags.
  std::vector<Tape> prefer;
  /// Rules of the same form that take readings away from a word that has several.
  std::vector<Tape> discard;

  static constexpr double kDefaultEmission = 1e-10;

  [[nodiscard]] bool read(FieldReader& reader, const SymbolTable& symbols);
  [[nodiscard]] double emission_of(uint32_t ambiguity_class, CoarseTag tag) const;
};

class Tagger {
 public:
  Tagger(const TaggerTables& tables, const SymbolTable& symbols);

  /// in   blanks and units ^surface/analysis/...$
  /// out  blanks and units ^lexical form$, the chosen one; appended to
  void run(const Tape& in, Tape& out);

 private:
  struct Slice {
    uint32_t begin;
    uint32_t end;
  };
  struct Reading {
    CoarseTag tag;
    Slice form;
  };
  /// A word of the model: a unit, or a part of one whose lexical form is cut at a '+'.
  struct Word {
    Slice blank;                    ///< what stands before the unit
    Slice surface;                  ///< empty at the end of the text
    std::vector<Reading> readings;  ///< ascending by tag, one a tag
    bool continuation = false;
    bool cut_at_plus = false;
  };

  void read_words(const Tape& in);
  void read_unit(const Tape& in, Slice blank, uint32_t begin, uint32_t end);
  [[nodiscard]] bool read_known(std::span<const Symbol> unit, uint32_t begin);
  void keep_known(std::span<const Symbol> unit, size_t word, uint32_t begin);
  void classify(const Tape& in, Slice form, size_t word);
  void add_reading(const Tape& in, size_t word, CoarseTag tag, Slice form);
  [[nodiscard]] bool contains(const Tape& rule, std::span<const Symbol> form) const;
  void discard_readings(const Tape& in, Word& word) const;
  size_t cut(size_t word);
  Word& new_word();
  [[nodiscard]] uint32_t ambiguity_class(const TagSet& tags);
  void choose();
  void print(const Tape& in, const Word& word, CoarseTag tag, Tape& out) const;

  const TaggerTables* tables_;
  const SymbolTable* symbols_;
  MatchSet matches_;
  std::vector<Word> words_;  // the first word_count_ are in use: keeps their buffers
  size_t word_count_ = 0;
  std::vector<CoarseTag> chosen_;
  UnitCache known_;  // units that are one word: surface's end, then tag, begin and end a reading
  Tape known_answer_;
  TagSet tags_;        // of the word that is looked at
  TagSet open_class_;  // narrowed by unknown ambiguity classes within a text

  // Viterbi, one row a pending word.
  struct Cell {
    CoarseTag tag;
    double alpha;
    uint32_t from;  ///< cell of the previous word
  };
  std::vector<std::vector<Cell>> rows_;
};

}  // namespace palimpsest::apertium
