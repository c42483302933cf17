// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Many units, made ready once for look-ups (memory/shelf_maker.h) and never changed but for units
// taken away.
//
// Units are ordered by their number of tokens, so that those of a length that can match are one
// range of places, in every list; those of one length by their number of characters. A token's list
// has the units of which it is among the rarest: two texts that are alike to `kIndexedPercent`
// share one of the n - ceil(0.7 n) + 1 rarest tokens of each (prefix filter; Chaudhuri, Ganti and
// Kaushik 2006, Bayardo, Ma and Srikant 2007).
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "memory/character_bag.h"
#include "memory/dictionary.h"
#include "memory/draft.h"
#include "memory/neighbours.h"
#include "memory/unit.h"
#include "memory/unit_codec.h"

namespace palimpsest::memory {

/// Fuzzy matches from this score on are found through lists; below it all units are looked at.
inline constexpr int kIndexedPercent = 70;

/// A bit for each of 64 classes of tokens: of what one text has and the other lacks, each bit costs
/// an edit.
[[nodiscard]] inline uint64_t signature_bit(TokenId norm) {
  return uint64_t{1} << ((norm * 0x9E3779B1U) >> 26);
}

class Shelf {
 public:
  using Place = uint32_t;
  static constexpr unsigned kPlaceBits = 24;  ///< of a place; no shelf has more units

  /// A range of places.
  struct Range {
    Place begin = 0;
    Place end = 0;
  };

  [[nodiscard]] size_t size() const { return ids_.size(); }
  [[nodiscard]] size_t live_count() const { return live_count_; }
  [[nodiscard]] size_t size_bytes() const;

  [[nodiscard]] UnitId id(Place place) const { return ids_[place]; }
  [[nodiscard]] const UnitFacts& facts(Place place) const { return facts_[place]; }
  [[nodiscard]] uint64_t signature(Place place) const { return signatures_[place]; }
  [[nodiscard]] const CharacterBags& bags() const { return bags_; }
  /// cost  a binary search among the units that say any.
  [[nodiscard]] Neighbours neighbours(Place place) const;
  [[nodiscard]] bool is_dead(Place place) const {
    return (dead_[place / 64] >> (place % 64) & 1) != 0;
  }
  /// Takes a unit away.
  void bury(Place place);

  /// kReadBeyond more bytes are readable.
  [[nodiscard]] EntryBytes source(Place place) const;
  [[nodiscard]] EntryBytes target(Place place) const;

  /// Places of units with at least `least` and at most `most` counted tokens.
  [[nodiscard]] Range places_of_length(size_t least, size_t most) const;

  /// The largest number of counted tokens.
  [[nodiscard]] size_t longest() const {
    return first_of_length_.size() < 2 ? 0 : first_of_length_.size() - 2;
  }
  /// Calls visit(size, range) for the places of each number of characters from `least` to `most`,
  /// of units with `length` counted tokens.
  template <typename Visit>
  void for_each_size(size_t length, size_t least, size_t most, const Visit& visit) const {
    const Range range = places_of_length(length, length);
    const auto first = std::partition_point(runs_.begin(), runs_.end(), [&](const Run& run) {
      return run.begin < range.begin || (run.begin < range.end && run.size < least);
    });
    for (auto run = first; run != runs_.end() && run->begin < range.end; ++run) {
      if (run->size > most) break;
      visit(size_t{run->size}, Range{run->begin, end_of(*run)});
    }
  }

  /// Units of a token class, in order; `frequency` is how many units have it at all.
  struct List {
    const Place* begin = nullptr;
    const Place* end = nullptr;
    uint32_t frequency = 0;
  };
  [[nodiscard]] List list(TokenId norm) const;

  /// Calls visit(place) for each unit whose source has this hash (memory/folded_hash.h).
  template <typename Visit>
  void for_each_folded(uint32_t hash, const Visit& visit) const {
    if (table_.empty()) return;
    const size_t mask = table_.size() - 1;
    for (size_t at = hash & mask; table_[at] != kNone; at = (at + 1) & mask) {
      if ((table_[at] ^ hash) >> kPlaceBits != 0) continue;
      const Place place = table_[at] & kPlaceMask;
      if (hashes_[place] == hash && !is_dead(place)) visit(place);
    }
  }

  /// Calls visit(place) for each unit of this skeleton, which is not 0.
  template <typename Visit>
  void for_each_skeleton(uint32_t skeleton, const Visit& visit) const {
    const auto first = std::lower_bound(skeletons_.begin(), skeletons_.end(), skeleton);
    for (auto at = first; at != skeletons_.end() && *at == skeleton; ++at) {
      const Place place = skeleton_places_[static_cast<size_t>(at - skeletons_.begin())];
      if (!is_dead(place)) visit(place);
    }
  }

  /// Moves the live units to `drafts`; the shelf is of no more use.
  void move_to(Drafts& drafts);

  /// The shelf as plain arrays, for a snapshot: visit(array) for each, in one order.
  template <typename Visit>
  void for_each_array(Visit& visit) {
    visit(ids_);
    visit(facts_);
    visit(signatures_);
    visit(hashes_);
    visit(begins_);
    visit(bytes_);
    visit(first_of_length_);
    visit(dead_);
    visit(list_tokens_);
    visit(list_begins_);
    visit(list_frequencies_);
    visit(list_places_);
    visit(table_);
    visit(skeletons_);
    visit(skeleton_places_);
    visit(bags_.bytes());
    visit(runs_);
    visit(neighbour_places_);
    visit(neighbours_);
  }
  /// Whether all arrays fit each other, so that no place leads astray.
  /// tokens  size of the dictionary.
  /// sites   how many there are.
  [[nodiscard]] bool check(size_t tokens, uint32_t sites);

 private:
  static constexpr uint32_t kNone = UINT32_MAX;
  static constexpr uint32_t kPlaceMask = (1U << kPlaceBits) - 1;

  /// Units one after the other of one number of tokens and of characters; up to where the next
  /// begins.
  struct Run {
    Place begin = 0;
    uint32_t size = 0;  // in characters
  };
  [[nodiscard]] Place end_of(const Run& run) const {
    const Run* const next = &run + 1;
    return next == runs_.data() + runs_.size() ? static_cast<Place>(size()) : next->begin;
  }
  [[nodiscard]] bool has_runs() const;

  friend class ShelfMaker;

  std::vector<UnitId> ids_;
  std::vector<UnitFacts> facts_;
  std::vector<uint64_t> signatures_;
  std::vector<uint32_t> hashes_;  // folded_hash() of the source
  std::vector<uint32_t> begins_;  // in bytes_; one more than units
  std::vector<uint8_t> bytes_;  // for each unit: bytes of source entries, both entries; kReadBeyond
  std::vector<Place> first_of_length_;  // by number of counted tokens
  std::vector<uint64_t> dead_;          // a bit a unit
  std::vector<TokenId> list_tokens_;    // sorted
  std::vector<uint32_t> list_begins_;   // in list_places_; one more than list_tokens_
  std::vector<uint32_t> list_frequencies_;
  std::vector<Place> list_places_;
  /// By folded hash: a place, and above it the highest bits of the hash, so that what is of another
  /// hash is mostly told without a look elsewhere. Open addressing, a power of two.
  std::vector<uint32_t> table_;
  std::vector<uint32_t> skeletons_;      // of units that have placeables, sorted
  std::vector<Place> skeleton_places_;   // of the same
  CharacterBags bags_;                   // of the sources
  std::vector<Run> runs_;                // all places, in order
  std::vector<Place> neighbour_places_;  // of units that say neighbours: most say none; sorted
  std::vector<Neighbours> neighbours_;   // of the same
  size_t live_count_ = 0;
};

}  // namespace palimpsest::memory
