// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Characters that no set of some programs tells apart are one class; what scans a text sees classes
// only. The last class is the edge: what stands before the first character and after the last.
#pragma once

#include <cstdint>
#include <vector>

#include "srx/pattern.h"

namespace palimpsest::srx {

using CharClass = uint16_t;

class Alphabet {
 public:
  /// sets  those that are to be told apart; only these may be asked for.
  Alphabet(const SetPool& pool, const std::vector<SetId>& sets);

  [[nodiscard]] CharClass class_of(char32_t c) const {
    if (c < kAscii) return ascii_[c];
    if (c > kLastCodePoint) return blocks_[0];
    return blocks_[(size_t{block_of_[c >> kBlockBits]} << kBlockBits) | (c & (kBlockSize - 1))];
  }
  /// How many there are, the edge included.
  [[nodiscard]] size_t size() const { return size_; }
  [[nodiscard]] CharClass edge() const { return static_cast<CharClass>(size_ - 1); }
  /// False for the edge.
  [[nodiscard]] bool contains(SetId set, CharClass c) const {
    return members_[size_t{row_of_[set]} * size_ + c] != 0;
  }

 private:
  static constexpr char32_t kAscii = 0x80;
  static constexpr unsigned kBlockBits = 7;
  static constexpr char32_t kBlockSize = 1 << kBlockBits;

  void fill_blocks(const std::vector<char32_t>& begins, const std::vector<CharClass>& classes);

  size_t size_ = 0;
  CharClass ascii_[kAscii] = {};
  std::vector<uint16_t> block_of_;
  std::vector<CharClass> blocks_;
  std::vector<uint32_t> row_of_;  // by set
  std::vector<uint8_t> members_;  // rows of size_
};

}  // namespace palimpsest::srx
