// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/bit_parallel.h"

#include <algorithm>

namespace palimpsest::memory {
namespace {

constexpr size_t kBits = 64;
constexpr size_t kMaxRows = UINT16_MAX;

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

size_t BitParallel::distance_in_one(const uint32_t* text, size_t size, size_t most) const {
  const uint64_t last = uint64_t{1} << ((size_ - 1) % kBits);
  uint64_t plus = ~uint64_t{0};
  uint64_t minus = 0;
  size_t score = size_;
  for (size_t at = 0; at < size; ++at) {
    const uint64_t equal = text[at] < row_of_.size() ? rows_[row_of_[text[at]]] : 0;
    const uint64_t vertical = equal | minus;
    const uint64_t diagonal = (((equal & plus) + plus) ^ plus) | equal;
    uint64_t up = minus | ~(diagonal | plus);
    uint64_t down = plus & diagonal;
    score += (up & last) != 0 ? 1 : 0;
    score -= (down & last) != 0 ? 1 : 0;
    up = up << 1 | 1;
    down <<= 1;
    plus = down | ~(vertical | up);
    minus = up & vertical;
    // Each step left can take away one at most.
    if (score > most && score - most > size - at) return score;
  }
  return score;
}

size_t BitParallel::distance(const uint32_t* text, size_t size, size_t most) {
  if (size_ == 0) return size;
  if (blocks_ == 1) return distance_in_one(text, size, most);
  const uint64_t last = uint64_t{1} << ((size_ - 1) % kBits);
  plus_.assign(blocks_, ~uint64_t{0});
  minus_.assign(blocks_, 0);
  size_t score = size_;
  for (size_t at = 0; at < size; ++at) {
    const size_t row = text[at] < row_of_.size() ? row_of_[text[at]] : 0;
    const uint64_t* equals = &rows_[row * blocks_];
    uint64_t carry_up = 1;
    uint64_t carry_down = 0;
    for (size_t block = 0; block < blocks_; ++block) {
      const uint64_t plus = plus_[block];
      const uint64_t minus = minus_[block];
      const uint64_t equal = equals[block] | carry_down;
      const uint64_t vertical = equals[block] | minus;
      const uint64_t diagonal = (((equal & plus) + plus) ^ plus) | equal;
      uint64_t up = minus | ~(diagonal | plus);
      uint64_t down = plus & diagonal;
      if (block + 1 == blocks_) {
        score += (up & last) != 0 ? 1 : 0;
        score -= (down & last) != 0 ? 1 : 0;
      }
      const uint64_t next_up = up >> 63;
      const uint64_t next_down = down >> 63;
      up = up << 1 | carry_up;
      down = down << 1 | carry_down;
      carry_up = next_up;
      carry_down = next_down;
      plus_[block] = down | ~(vertical | up);
      minus_[block] = up & vertical;
    }
    if (score > most && score - most > size - at) return score;
  }
  return score;
}

}  // namespace palimpsest::memory
