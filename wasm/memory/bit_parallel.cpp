// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/bit_parallel.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <type_traits>

namespace palimpsest::memory {
namespace {

constexpr size_t kBits = 64;
constexpr size_t kMaxRows = UINT16_MAX;

/// What four cells one below the other do: by their bits of going up and, from the fourth bit on,
/// of going down.
struct Slope {
  int8_t whole = 0;   ///< from the cell before to the last one
  int8_t lowest = 0;  ///< from the cell before to the lowest one, or to itself
};

constexpr unsigned kSlopeBits = 4;

std::array<Slope, 256> slopes() {
  std::array<Slope, 256> all{};
  for (unsigned bits = 0; bits < all.size(); ++bits) {
    Slope& slope = all[bits];
    for (unsigned i = 0; i < kSlopeBits; ++i) {
      const int up = bits >> i & 1;
      const int down = bits >> (kSlopeBits + i) & 1;
      slope.whole = static_cast<int8_t>(slope.whole + up - down);
      slope.lowest = std::min(slope.lowest, slope.whole);
    }
  }
  return all;
}

const std::array<Slope, 256> kSlopes = slopes();

/// How a row goes on from one column to the next, in the bit of that row.
struct Across {
  uint64_t up = 0;
  uint64_t down = 0;
};

/// Moves a column of `blocks` words on by one symbol.
/// plus, minus  which cells are one more, or one less, than the one above.
/// first        how the row above the first goes on, in bit 0.
/// returns      how the rows of the last block do.
inline Across advance(uint64_t* plus, uint64_t* minus, const uint64_t* equals, size_t blocks,
                      Across first) {
  Across above = first;
  Across last;
  for (size_t block = 0; block < blocks; ++block) {
    const uint64_t equal = equals[block] | above.down;
    const uint64_t vertical = equals[block] | minus[block];
    const uint64_t diagonal = (((equal & plus[block]) + plus[block]) ^ plus[block]) | equal;
    last.up = minus[block] | ~(diagonal | plus[block]);
    last.down = plus[block] & diagonal;
    const uint64_t up = last.up << 1 | above.up;
    const uint64_t down = last.down << 1 | above.down;
    above = {last.up >> (kBits - 1), last.down >> (kBits - 1)};
    plus[block] = down | ~(vertical | up);
    minus[block] = up & vertical;
  }
  return last;
}

/// Calls run with the number of blocks as a type if it is a small one, so that a column stays in
/// registers, else with 0.
template <typename Run>
size_t with_blocks(size_t blocks, const Run& run) {
  switch (blocks) {
    case 1:
      return run(std::integral_constant<size_t, 1>());
    case 2:
      return run(std::integral_constant<size_t, 2>());
    case 3:
      return run(std::integral_constant<size_t, 3>());
    case 4:
      return run(std::integral_constant<size_t, 4>());
    default:
      return run(std::integral_constant<size_t, 0>());
  }
}

}  // namespace

void BitParallel::set_symbols(size_t symbols) {
  if (symbols > row_of_.size()) row_of_.resize(symbols + symbols / 8, 0);
}

void BitParallel::set_pattern(const uint32_t* pattern, size_t size) {
  for (const uint32_t symbol : used_) row_of_[symbol] = 0;
  used_.clear();
  size_ = size;
  blocks_ = std::max<size_t>(1, (size + kBits - 1) / kBits);
  rows_.assign(blocks_, 0);
  for (size_t at = 0; at < size; ++at) {
    const uint32_t symbol = pattern[at];
    if (symbol >= row_of_.size()) continue;
    if (row_of_[symbol] == 0) {
      const size_t row = rows_.size() / blocks_;
      if (row > kMaxRows) continue;  // a segment with 65,535 different tokens: they equal nothing
      row_of_[symbol] = static_cast<uint16_t>(row);
      rows_.resize(rows_.size() + blocks_, 0);
      used_.push_back(symbol);
    }
    rows_[row_of_[symbol] * blocks_ + at / kBits] |= uint64_t{1} << (at % kBits);
  }
}

template <size_t kBlocks>
size_t BitParallel::distance_in(const uint32_t* text, size_t size, size_t most) {
  std::array<uint64_t, kBlocks> fixed_plus;
  std::array<uint64_t, kBlocks> fixed_minus;
  if constexpr (kBlocks == 0) {
    plus_.resize(blocks_);
    minus_.resize(blocks_);
  }
  const size_t blocks = kBlocks == 0 ? blocks_ : kBlocks;
  uint64_t* const plus = kBlocks == 0 ? plus_.data() : fixed_plus.data();
  uint64_t* const minus = kBlocks == 0 ? minus_.data() : fixed_minus.data();
  std::fill(plus, plus + blocks, ~uint64_t{0});
  std::fill(minus, minus + blocks, 0);
  const unsigned last = (size_ - 1) % kBits;
  size_t score = size_;
  for (size_t at = 0; at < size; ++at) {
    const Across rows = advance(plus, minus, row(text[at]), blocks, {1, 0});
    score += rows.up >> last & 1;
    score -= rows.down >> last & 1;
    // Each step left can take away one at most.
    if (score > most && score - most > size - at) return score;
  }
  return score;
}

size_t BitParallel::distance(const uint32_t* text, size_t size, size_t most) {
  if (size_ == 0) return size;
  return with_blocks(blocks_,
                     [&](auto blocks) { return distance_in<blocks.value>(text, size, most); });
}

void BitParallel::begin_column(uint64_t plus) {
  plus_.assign(blocks_, plus);
  minus_.assign(blocks_, 0);
  taken_ = 0;
}

void BitParallel::begin_text() {
  begin_column(~uint64_t{0});
}

template <size_t kBlocks>
void BitParallel::take_in(const uint32_t* text, size_t size) {
  std::array<uint64_t, kBlocks> plus;
  std::array<uint64_t, kBlocks> minus;
  std::copy_n(plus_.begin(), kBlocks, plus.begin());
  std::copy_n(minus_.begin(), kBlocks, minus.begin());
  for (size_t at = 0; at < size; ++at) {
    if constexpr (kBlocks == 0) {
      advance(plus_.data(), minus_.data(), row(text[at]), blocks_, {1, 0});
    } else {
      advance(plus.data(), minus.data(), row(text[at]), kBlocks, {1, 0});
    }
  }
  std::copy_n(plus.begin(), kBlocks, plus_.begin());
  std::copy_n(minus.begin(), kBlocks, minus_.begin());
}

void BitParallel::take(const uint32_t* text, size_t size) {
  taken_ += size;
  with_blocks(blocks_, [&](auto blocks) { return take_in<blocks.value>(text, size), size; });
}

size_t BitParallel::taken_distance() const {
  size_t cell = taken_;
  for (size_t block = 0; block * kBits < size_; ++block) {
    const uint64_t inside = ~uint64_t{0} >> (kBits - std::min(kBits, size_ - block * kBits));
    cell += static_cast<size_t>(std::popcount(plus_[block] & inside));
    cell -= static_cast<size_t>(std::popcount(minus_[block] & inside));
  }
  return cell;
}

size_t BitParallel::least_distance() const {
  auto cell = static_cast<ptrdiff_t>(taken_);
  ptrdiff_t least = cell;
  for (size_t block = 0; block * kBits < size_; ++block) {
    const uint64_t inside = ~uint64_t{0} >> (kBits - std::min(kBits, size_ - block * kBits));
    uint64_t plus = plus_[block] & inside;
    uint64_t minus = minus_[block] & inside;
    for (unsigned bit = 0; bit < kBits; bit += kSlopeBits) {
      const Slope slope = kSlopes[static_cast<size_t>((plus & 15) | (minus & 15) << kSlopeBits)];
      plus >>= kSlopeBits;
      minus >>= kSlopeBits;
      least = std::min(least, cell + slope.lowest);
      cell += slope.whole;
    }
  }
  return static_cast<size_t>(least);
}

size_t BitParallel::distance_to_part(const uint32_t* text, size_t size) {
  begin_column(0);  // a part may begin anywhere, and end anywhere
  take(text, size);
  return least_distance();
}

}  // namespace palimpsest::memory
