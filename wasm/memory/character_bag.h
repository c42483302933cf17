// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// How many characters of each of 32 classes a text has, in four bits each: an edit changes one
// number, or two of them, by one. Of more than fifteen the remainder is kept: numbers of like texts
// are less than eight apart, and are told by it as well. The bags of many units are kept sixteen
// together, so that sixteen are told in the time of two or three.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace palimpsest::memory {

inline constexpr size_t kBagBytes = 16;

struct CharacterBag {
  /// Of class 2 i in the low half of byte i, of class 2 i + 1 in the high one; modulo 16.
  std::array<uint8_t, kBagBytes> counts{};
  uint32_t size = 0;  ///< characters (memory/characters.h)
};

/// coded  memory/coded_text.h.
/// cost   linear.
[[nodiscard]] CharacterBag bag_of(std::string_view coded);

/// How far apart the numbers are in all, at least.
[[nodiscard]] size_t apart(const CharacterBag& a, const CharacterBag& b);

/// How far apart the bags may be of texts with these sizes that are `edits` edits apart: of which a
/// substitution changes two numbers, and one that changes the size changes one.
[[nodiscard]] inline size_t most_apart(size_t edits, size_t size, size_t other_size) {
  const size_t by_size = size > other_size ? size - other_size : other_size - size;
  return edits < by_size ? 0 : 2 * edits - by_size;
}

/// The fewest edits that can make one of texts with these bags the other.
[[nodiscard]] size_t least_edits(const CharacterBag& a, const CharacterBag& b);

///   block:  byte 0 of the bags 0 to 15 │ byte 1 of the bags 0 to 15 │ … │ byte 15 …
class CharacterBags {
 public:
  static constexpr size_t kLanes = 16;  ///< bags of a block

  /// Makes room for as many, empty ones.
  void resize(size_t count);
  void set(size_t at, const CharacterBag& bag);
  /// size  of that text; it is not kept here.
  [[nodiscard]] CharacterBag bag(size_t at, uint32_t size) const;

  /// Which bags of block number `block` may be `most` apart from this one: bit i for the bag
  /// 16 * block + i.
  /// cost  about a dozen nanoseconds.
  [[nodiscard]] uint32_t within(size_t block, const CharacterBag& query, size_t most) const;

  [[nodiscard]] bool is_for(size_t count) const;
  [[nodiscard]] size_t size_bytes() const { return bytes_.capacity(); }
  /// For a snapshot.
  [[nodiscard]] std::vector<uint8_t>& bytes() { return bytes_; }

 private:
  static constexpr size_t kBlockBytes = kLanes * kBagBytes;
  std::vector<uint8_t> bytes_;
};

}  // namespace palimpsest::memory
