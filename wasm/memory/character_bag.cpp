// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/character_bag.h"

#include <algorithm>

#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#endif

#include "memory/characters.h"

namespace palimpsest::memory {
namespace {

constexpr size_t kClasses = 32;
constexpr unsigned kHalfBits = 4;
constexpr uint8_t kLowHalf = 15;

/// Characters with a class each, what tells most first: the most frequent ones of English text,
/// which are frequent in most languages of this script, but for the space, of which texts with as
/// many tokens have as many. Any mapping of characters to classes is right; the more evenly they
/// are used, the more it tells.
constexpr std::string_view kFrequent = "etoainsrlhdcumpfgybwv ";

constexpr size_t spread(uint32_t character, size_t classes) {
  return (character * 0x9E3779B1U >> 16) * classes >> 16;
}

std::array<uint8_t, 128> ascii_classes() {
  std::array<uint8_t, 128> all{};
  for (uint32_t c = 0; c < all.size(); ++c) {
    const size_t own = kFrequent.find(static_cast<char>(c));
    const size_t shared = kFrequent.size() + spread(c, kClasses - kFrequent.size());
    all[c] = static_cast<uint8_t>(own != std::string_view::npos ? own : shared);
  }
  return all;
}

const std::array<uint8_t, 128> kAsciiClasses = ascii_classes();

uint8_t low(uint8_t byte) {
  return byte & kLowHalf;
}
uint8_t high(uint8_t byte) {
  return byte >> kHalfBits;
}
/// The least that numbers with these remainders can be apart.
uint8_t apart(uint8_t a, uint8_t b) {
  const auto up = static_cast<uint8_t>((a - b) & kLowHalf);
  const auto down = static_cast<uint8_t>((b - a) & kLowHalf);
  return std::min(up, down);
}

}  // namespace

CharacterBag bag_of(std::string_view coded) {
  std::array<uint32_t, kClasses> counts{};
  CharacterBag bag;
  for_each_character(coded, [&](uint32_t c) {
    ++bag.size;
    ++counts[c < kAsciiClasses.size() ? kAsciiClasses[c] : spread(c, kClasses)];
  });
  for (size_t i = 0; i < kBagBytes; ++i) {
    const uint32_t of_low = counts[2 * i] & kLowHalf;
    const uint32_t of_high = counts[2 * i + 1] & kLowHalf;
    bag.counts[i] = static_cast<uint8_t>(of_low | of_high << kHalfBits);
  }
  return bag;
}

size_t apart(const CharacterBag& a, const CharacterBag& b) {
  size_t sum = 0;
  for (size_t i = 0; i < kBagBytes; ++i) {
    sum += apart(low(a.counts[i]), low(b.counts[i]));
    sum += apart(high(a.counts[i]), high(b.counts[i]));
  }
  return sum;
}

size_t least_edits(const CharacterBag& a, const CharacterBag& b) {
  const size_t by_size = a.size > b.size ? a.size - b.size : b.size - a.size;
  return std::max(by_size, (apart(a, b) + by_size + 1) / 2);
}

void CharacterBags::resize(size_t count) {
  bytes_.assign((count + kLanes - 1) / kLanes * kBlockBytes, 0);
}

void CharacterBags::set(size_t at, const CharacterBag& bag) {
  uint8_t* const block = bytes_.data() + at / kLanes * kBlockBytes + at % kLanes;
  for (size_t i = 0; i < kBagBytes; ++i) block[i * kLanes] = bag.counts[i];
}

CharacterBag CharacterBags::bag(size_t at, uint32_t size) const {
  CharacterBag bag;
  const uint8_t* const block = bytes_.data() + at / kLanes * kBlockBytes + at % kLanes;
  for (size_t i = 0; i < kBagBytes; ++i) bag.counts[i] = block[i * kLanes];
  bag.size = size;
  return bag;
}

bool CharacterBags::is_for(size_t count) const {
  return bytes_.size() == (count + kLanes - 1) / kLanes * kBlockBytes;
}

// A sum that does not fit into a byte stays at 255. Most blocks are told after some rows.

#ifdef __wasm_simd128__

uint32_t CharacterBags::within(size_t block, const CharacterBag& query, size_t most) const {
  const uint8_t* const rows = bytes_.data() + block * kBlockBytes;
  const v128_t low_half = wasm_i8x16_splat(kLowHalf);
  const v128_t limit = wasm_i8x16_splat(static_cast<int8_t>(std::min<size_t>(most, UINT8_MAX)));
  const auto apart = [&](v128_t a, uint8_t b) {
    const v128_t difference = wasm_i8x16_sub(a, wasm_i8x16_splat(static_cast<int8_t>(b)));
    const v128_t up = wasm_v128_and(difference, low_half);
    return wasm_u8x16_min(up, wasm_v128_and(wasm_i8x16_neg(difference), low_half));
  };
  v128_t sum = wasm_i8x16_splat(0);
  for (size_t i = 0; i < kBagBytes;) {
    for (const size_t end = i + kBagBytes / 4; i < end; ++i) {
      const v128_t row = wasm_v128_load(rows + i * kLanes);
      sum = wasm_u8x16_add_sat(sum, apart(row, low(query.counts[i])));
      sum = wasm_u8x16_add_sat(sum, apart(wasm_u16x8_shr(row, kHalfBits), high(query.counts[i])));
    }
    const uint32_t mask = wasm_i8x16_bitmask(wasm_u8x16_le(sum, limit));
    if (mask == 0 || i == kBagBytes) return mask;
  }
  return 0;
}

#else

uint32_t CharacterBags::within(size_t block, const CharacterBag& query, size_t most) const {
  const uint8_t* const rows = bytes_.data() + block * kBlockBytes;
  const auto limit = static_cast<uint8_t>(std::min<size_t>(most, UINT8_MAX));
  std::array<uint8_t, kLanes> sums{};
  const auto add = [](uint8_t& sum, uint8_t more) {
    const auto next = static_cast<uint8_t>(sum + more);
    sum = next < sum ? UINT8_MAX : next;
  };
  for (size_t i = 0; i < kBagBytes;) {
    for (const size_t end = i + kBagBytes / 4; i < end; ++i) {
      const uint8_t* const row = rows + i * kLanes;
      const uint8_t query_low = low(query.counts[i]);
      const uint8_t query_high = high(query.counts[i]);
      for (size_t lane = 0; lane < kLanes; ++lane) {
        add(sums[lane], apart(low(row[lane]), query_low));
        add(sums[lane], apart(high(row[lane]), query_high));
      }
    }
    uint32_t mask = 0;
    for (size_t lane = 0; lane < kLanes; ++lane) mask |= (sums[lane] <= limit ? 1U : 0U) << lane;
    if (mask == 0 || i == kBagBytes) return mask;
  }
  return 0;
}

#endif

}  // namespace palimpsest::memory
