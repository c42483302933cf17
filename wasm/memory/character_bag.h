// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// How many characters of each of 16 classes a text has, in four bits each: what two texts differ in
// here, they differ in at least as many edits. Told in a few nanoseconds, which spares most of the
// comparisons by character.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace palimpsest::memory {

struct CharacterBag {
  uint64_t counts = 0;  ///< of each class, 15 for 15 and more
  uint32_t size = 0;    ///< characters, as CharacterScore counts them
};

/// coded  memory/coded_text.h.
/// cost   linear.
[[nodiscard]] CharacterBag bag_of(std::string_view coded);

/// The fewest edits that can make one of texts with these bags the other.
[[nodiscard]] inline size_t least_edits(const CharacterBag& a, const CharacterBag& b) {
  constexpr uint64_t kLow = 0x0F0F0F0F0F0F0F0FULL;
  constexpr uint64_t kGuard = 0x1010101010101010ULL;
  constexpr uint64_t kOnes = 0x0101010101010101ULL;
  // Sum over the bytes of max(0, x - y).
  const auto surplus = [](uint64_t x, uint64_t y) {
    const uint64_t difference = (x | kGuard) - y;
    const uint64_t is_positive = (difference & kGuard) >> 4;
    return static_cast<size_t>(((difference & (is_positive * 0x0F)) * kOnes) >> 56);
  };
  const uint64_t a_even = a.counts & kLow;
  const uint64_t a_odd = a.counts >> 4 & kLow;
  const uint64_t b_even = b.counts & kLow;
  const uint64_t b_odd = b.counts >> 4 & kLow;
  const size_t of_a = surplus(a_even, b_even) + surplus(a_odd, b_odd);
  const size_t of_b = surplus(b_even, a_even) + surplus(b_odd, a_odd);
  const size_t by_size = a.size > b.size ? a.size - b.size : b.size - a.size;
  return std::max({of_a, of_b, by_size});
}

}  // namespace palimpsest::memory
