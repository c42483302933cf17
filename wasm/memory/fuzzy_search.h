// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// One fuzzy look-up, over any number of shelves and a tray: what is alike to the query by the
// threshold or more is found, without exception. Each shelf tightens the threshold for the next as
// soon as enough better matches are known.
//
//   lists of the rarest tokens -> length -> signature -> bit-parallel distance of classes -> score
//
// By the character score: numbers of tokens and of characters, then as in
// memory/character_search.h.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "memory/bit_parallel.h"
#include "memory/character_search.h"
#include "memory/dictionary.h"
#include "memory/query_form.h"
#include "memory/score.h"
#include "memory/shelf.h"
#include "memory/tray.h"

namespace palimpsest::memory {

inline constexpr uint32_t kAnySite = (1U << 24) - 1;

struct FuzzyLimits {
  double threshold = 0.7;  ///< 0 to 1; from kIndexedPercent on it is quick
  size_t top = 1;          ///< how many of the best are wanted
  Metric metric = Metric::kWeighted;
  uint32_t site = kAnySite;  ///< units of other sites than this and 0 are passed over
};

struct FuzzyHit {
  UnitId id = 0;
  double score = 0;            ///< by the metric
  double character_score = 0;  ///< left to the caller
  uint32_t changed_s = 0;
  uint32_t shelf = 0;  ///< as given to search()
  uint32_t place = 0;
};

/// Keeps its working memory from one look-up to the next.
class FuzzySearch {
 public:
  /// Begins a look-up.
  /// lifetime  keeps views of all of them until the next one.
  void begin(const QueryForm& query, std::string_view coded, const Dictionary& dictionary,
             const FuzzyLimits& limits);
  /// Scores below this one are of no use, although the limits allow them.
  void want(double score) { wanted_ = std::max(wanted_, score); }
  /// number  comes back with the hits.
  void search(const Shelf& shelf, uint32_t number);
  void search(const Tray& tray, uint32_t number);

  /// The hits so far that can be among the best, in no order; ties beyond kMaxTies are left out.
  [[nodiscard]] std::vector<FuzzyHit>& hits() { return hits_; }
  /// For whoever scores the hits; what it is set to is of no matter here after a look-up.
  [[nodiscard]] CharacterScore& characters() { return character_score_; }

 private:
  static constexpr size_t kMaxTies = 64;

  void search_lists(const Shelf& shelf, uint32_t number);
  void search_all(const Shelf& shelf, uint32_t number);
  void search_characters(const Shelf& shelf, uint32_t number);
  void visit_characters(const Shelf& shelf, uint32_t number, Shelf::Range range, size_t size);
  void visit(const Shelf& shelf, uint32_t number, Shelf::Place place);
  /// What the edits between texts of n and m tokens may cost at most, by the score wanted now.
  [[nodiscard]] size_t most_edits(size_t longer) const;
  [[nodiscard]] bool may_match(uint64_t signature, size_t length) const;
  [[nodiscard]] bool is_of_site(const UnitFacts& facts) const {
    return limits_.site == kAnySite || facts.site == 0 || facts.site == limits_.site;
  }
  /// The score of a unit, if it is high enough; else less than 0.
  [[nodiscard]] double score_tokens(EntryBytes source);
  [[nodiscard]] double score_exactly(size_t norm_distance, size_t longer);
  void keep(const FuzzyHit& hit);

  const QueryForm* query_ = nullptr;
  const Dictionary* dictionary_ = nullptr;
  FuzzyLimits limits_;
  double wanted_ = 0;  // grows as better matches are found
  std::vector<FuzzyHit> hits_;

  BitParallel by_norm_;
  BitParallel by_detail_;  // by exact or folded form, as the metric needs
  bool has_detail_ = false;
  CharacterSearch characters_;
  CharacterScore character_score_;
  std::vector<TokenId> exact_;  // of the unit that is looked at
  std::vector<TokenId> folded_;
  std::vector<TokenId> norm_;
  std::vector<uint64_t> seen_;  // a bit for each place of the shelf
  std::vector<Shelf::Place> seen_places_;
  struct Ordered {
    Shelf::List list;
    TokenId norm = 0;
  };
  std::vector<Ordered> ordered_;
};

}  // namespace palimpsest::memory
