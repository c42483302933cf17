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
constexpr uint8_t kMost = 15;

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
  return byte & kMost;
}
uint8_t high(uint8_t byte) {
  return byte >> kHalfBits;
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
    const uint32_t of_low = std::min<uint32_t>(counts[2 * i], kMost);
    const uint32_t of_high = std::min<uint32_t>(counts[2 * i + 1], kMost);
    bag.counts[i] = static_cast<uint8_t>(of_low | of_high << kHalfBits);
  }
  return bag;
}

size_t least_edits(const CharacterBag& a, const CharacterBag& b) {
  size_t of_a = 0;
  size_t of_b = 0;
  const auto add = [&](size_t x, size_t y) {
    of_a += x > y ? x - y : 0;
    of_b += y > x ? y - x : 0;
  };
  for (size_t i = 0; i < kBagBytes; ++i) {
    add(low(a.counts[i]), low(b.counts[i]));
    add(high(a.counts[i]), high(b.counts[i]));
  }
  const size_t by_size = a.size > b.size ? a.size - b.size : b.size - a.size;
  return std::max({of_a, of_b, by_size});
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

// Both ways of it: what the query has more of, and what the unit has more of. A sum that does not
// fit into a byte stays at 255. Most blocks are told after some rows.

#ifdef __wasm_simd128__

uint32_t CharacterBags::within(size_t block, const CharacterBag& query, size_t most) const {
  const uint8_t* const rows = bytes_.data() + block * kBlockBytes;
  const v128_t low_half = wasm_i8x16_splat(kMost);
  const v128_t limit = wasm_i8x16_splat(static_cast<int8_t>(std::min<size_t>(most, UINT8_MAX)));
  v128_t of_query = wasm_i8x16_splat(0);
  v128_t of_unit = of_query;
  for (size_t i = 0; i < kBagBytes;) {
    for (const size_t end = i + kBagBytes / 4; i < end; ++i) {
      const v128_t row = wasm_v128_load(rows + i * kLanes);
      const v128_t unit_low = wasm_v128_and(row, low_half);
      const v128_t unit_high = wasm_v128_and(wasm_u16x8_shr(row, kHalfBits), low_half);
      const v128_t query_low = wasm_i8x16_splat(static_cast<int8_t>(low(query.counts[i])));
      const v128_t query_high = wasm_i8x16_splat(static_cast<int8_t>(high(query.counts[i])));
      of_query = wasm_u8x16_add_sat(of_query, wasm_u8x16_sub_sat(query_low, unit_low));
      of_query = wasm_u8x16_add_sat(of_query, wasm_u8x16_sub_sat(query_high, unit_high));
      of_unit = wasm_u8x16_add_sat(of_unit, wasm_u8x16_sub_sat(unit_low, query_low));
      of_unit = wasm_u8x16_add_sat(of_unit, wasm_u8x16_sub_sat(unit_high, query_high));
    }
    const v128_t larger = wasm_u8x16_max(of_query, of_unit);
    const uint32_t mask = wasm_i8x16_bitmask(wasm_u8x16_le(larger, limit));
    if (mask == 0 || i == kBagBytes) return mask;
  }
  return 0;
}

#else

uint32_t CharacterBags::within(size_t block, const CharacterBag& query, size_t most) const {
  const uint8_t* const rows = bytes_.data() + block * kBlockBytes;
  const auto limit = static_cast<uint8_t>(std::min<size_t>(most, UINT8_MAX));
  std::array<uint8_t, kLanes> of_query{};
  std::array<uint8_t, kLanes> of_unit{};
  const auto add = [](uint8_t& sum, uint8_t more, uint8_t less) {
    const auto surplus = static_cast<uint8_t>(more > less ? more - less : 0);
    const auto next = static_cast<uint8_t>(sum + surplus);
    sum = next < sum ? UINT8_MAX : next;
  };
  for (size_t i = 0; i < kBagBytes;) {
    for (const size_t end = i + kBagBytes / 4; i < end; ++i) {
      const uint8_t* const row = rows + i * kLanes;
      const uint8_t query_low = low(query.counts[i]);
      const uint8_t query_high = high(query.counts[i]);
      for (size_t lane = 0; lane < kLanes; ++lane) {
        add(of_query[lane], query_low, low(row[lane]));
        add(of_query[lane], query_high, high(row[lane]));
        add(of_unit[lane], low(row[lane]), query_low);
        add(of_unit[lane], high(row[lane]), query_high);
      }
    }
    uint32_t mask = 0;
    for (size_t lane = 0; lane < kLanes; ++lane) {
      mask |= (std::max(of_query[lane], of_unit[lane]) <= limit ? 1U : 0U) << lane;
    }
    if (mask == 0 || i == kBagBytes) return mask;
  }
  return 0;
}

#endif

}  // namespace palimpsest::memory
