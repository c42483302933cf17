// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The edits by character between one query and very many units, most of which are far too unlike
// it. A unit's tokens are pieces of its text, each of which must become some part of the query:
// what that takes at least, the token's floor, is worked out once for all units that have it.
//
//   bag of characters -> sum of the floors -> bit-parallel distance, with the floors of the tokens
//   to come
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "memory/bit_parallel.h"
#include "memory/character_bag.h"
#include "memory/dictionary.h"
#include "memory/unit_codec.h"

namespace palimpsest::memory {

/// Keeps its working memory from one query to the next: two bytes for each token.
class CharacterSearch {
 public:
  /// Begins with a query.
  /// lifetime  keeps a view of the dictionary.
  void begin(std::string_view coded, const Dictionary& dictionary);

  [[nodiscard]] const CharacterBag& bag() const { return bag_; }

  /// The edits between the query and a unit with these entries.
  /// most     what is more may come out as any number that is more, which is quicker.
  /// entries  kReadBeyond bytes after them must be readable.
  /// cost     a nanosecond or two for each entry until it is told to be more, and some dozen for
  ///          each token that no unit had before; for the few that are not, as
  ///          BitParallel::distance.
  [[nodiscard]] size_t edits(size_t most, EntryBytes entries);

 private:
  static constexpr uint8_t kUnknown = UINT8_MAX;

  [[nodiscard]] size_t floor_of(Entry entry) {
    const uint8_t floor = floors_[entry];
    return floor == kUnknown ? find_floor(entry) : floor;
  }
  uint8_t find_floor(Entry entry);
  [[nodiscard]] size_t sum_of_floors(size_t most, EntryBytes entries);
  [[nodiscard]] size_t sum_one_by_one(size_t most, EntryBytes entries);
  void read(Entry entry);

  const Dictionary* dictionary_ = nullptr;
  BitParallel query_;
  CharacterBag bag_;
  std::vector<uint8_t> floors_;  // by entry
  std::vector<Entry> known_;     // those whose floor is known
  std::vector<Entry> unknown_;   // those of the unit that is looked at whose floor is not
  std::vector<uint32_t> text_;   // characters of what is looked at
};

}  // namespace palimpsest::memory
