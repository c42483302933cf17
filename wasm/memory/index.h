// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Units of one pair of languages, texts and all, and everything by which they are found.
//
//   add ──▶ tray (looked at one by one) ──1,024 units──▶ shelf ──8 of them──▶ larger shelf …
//
// Units put in, changed or taken away count at once. Not for several threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "memory/dictionary.h"
#include "memory/fuzzy_search.h"
#include "memory/place_map.h"
#include "memory/query_form.h"
#include "memory/saved_bytes.h"
#include "memory/score.h"
#include "memory/shelf.h"
#include "memory/tray.h"
#include "memory/unit.h"
#include "text/result.h"

namespace palimpsest::memory {

/// A unit as the index takes it; both texts coded (memory/coded_text.h).
struct IndexUnit {
  UnitId id = 0;
  std::string_view source;
  std::string_view target;
  UnitFacts facts;
  uint32_t skeleton = 0;  ///< memory/skeleton.h; 0: it has no placeables
  Neighbours neighbours = {};
};

/// How a unit found by its whole text is like the query.
enum class Likeness : uint8_t {
  kExact,   ///< but for white space at the ends and how much of it is between two tokens
  kFolded,  ///< but for case, width and white space
};

class Index {
 public:
  /// Puts a unit in, in place of the one of the same id.
  /// cost  a few microseconds; once in 1,024 calls a millisecond, once in 8,192 some ten, and so on
  ///       up to 100,000 units; larger shelves are joined by compact() only.
  void put(const IndexUnit& unit);

  /// Puts a unit in that is not found, and of which nothing here knows, until settle(): the quicker
  /// way for many. Its id must be a new one.
  /// cost  some microseconds.
  void gather(const IndexUnit& unit);
  /// From now on what was gathered is found.
  /// cost  of fewer than 1,024 as for put; of more, a shelf of their own, some microseconds a unit.
  void settle();

  /// returns  whether there was such a unit.
  bool remove(UnitId id);

  /// Joins everything into one shelf without the units taken away, and numbers tokens anew.
  /// cost  some microseconds a unit.
  void compact();
  /// Whether compact() would make look-ups quicker or the index smaller by much.
  [[nodiscard]] bool wants_compaction() const;

  [[nodiscard]] size_t size() const;
  [[nodiscard]] bool has(UnitId id) const { return places_.find(id) != PlaceMap::kNowhere; }
  /// What all of it takes.
  [[nodiscard]] size_t size_bytes() const;

  /// id  one that has() is true for.
  [[nodiscard]] UnitFacts facts(UnitId id) const;

  /// id    any.
  /// cost  a look-up of the id; on a shelf a binary search.
  [[nodiscard]] Neighbours neighbours(UnitId id) const;

  /// Texts and facts of a unit.
  struct Unit {
    UnitId id = 0;
    std::string source;  ///< coded
    std::string target;  ///< coded
    UnitFacts facts;
  };
  /// id  one that has() is true for.
  [[nodiscard]] Unit unit(UnitId id) const;

  struct Found {
    UnitId id = 0;
    Likeness likeness = Likeness::kExact;
  };
  /// All units whose whole source is like this one, exact ones first.
  /// cost  one pass over the text, one look-up.
  [[nodiscard]] std::vector<Found> find_whole(std::string_view coded);

  /// The first exact one; 0 none.
  /// cost  one pass over the text, one look-up; one pass over each unit of the same hash.
  [[nodiscard]] UnitId find_exact(std::string_view coded) const;

  /// Units of this skeleton, which is not 0.
  /// cost  a binary search in every shelf.
  [[nodiscard]] std::vector<UnitId> find_skeleton(uint32_t skeleton) const;

  /// The best units, best first: by the score of limits.metric, then by the character score, the
  /// newest, the highest id. None is missed that reaches the threshold.
  [[nodiscard]] std::vector<FuzzyHit> find_fuzzy(std::string_view coded, const FuzzyLimits& limits);

  /// All of it as bytes for load(), on machines of the same byte order.
  /// returns  false: they could not be kept.
  bool save(const WriteBytes& save);
  /// What save() wrote; nothing behind it is read.
  /// sites   how many there are: no unit may be of one from this number on.
  /// errors  kCorruptData: not such bytes, or damaged ones; kUnsupportedVersion.
  [[nodiscard]] static Result<Index> load(SavedBytes& bytes, uint32_t sites = kAnySite);

 private:
  static constexpr uint32_t kPlaceBits = Shelf::kPlaceBits;
  static constexpr uint32_t kTray = 0xFF;
  static constexpr uint32_t kMaxShelves = 0xFE;
  static constexpr size_t kTrayUnits = 1024;
  /// Of so many that are gathered it is known which tokens are frequent: what comes after them is
  /// written once, with the numbers it keeps.
  static constexpr size_t kNumberedUnits = 64 << 10;
  static constexpr size_t kJoined = 8;  // as many shelves of like size are joined
  static constexpr size_t kSeeds = 8;
  static constexpr size_t kMaxJoinedUnits = 128 << 10;  // larger ones by compact() only

  template <typename Visit>
  void for_each_array(Visit& visit);
  [[nodiscard]] double character_seed(std::string_view coded, const FuzzyLimits& limits);
  void shelve_tray();
  void join_small_shelves();
  void join_shelves(size_t from);
  void add_shelf(Drafts drafts);
  void map_shelf(uint32_t number);
  [[nodiscard]] bool is_spelled(std::string_view coded, uint32_t where) const;
  [[nodiscard]] bool is_exactly(std::string_view coded, uint32_t where) const;
  [[nodiscard]] bool is_folded(const QueryForm& query, uint32_t where) const;
  template <typename Visit>
  void for_each_folded(uint32_t hash, const Visit& visit) const;
  template <typename Visit>
  bool visit_source(uint32_t where, const Visit& visit) const;

  Dictionary dictionary_;
  std::vector<Shelf> shelves_;  // the largest first
  Tray tray_;
  PlaceMap places_;
  QueryForm query_;
  FuzzySearch search_;
  std::vector<uint8_t> bytes_;  // of the unit that is taken apart
};

}  // namespace palimpsest::memory
