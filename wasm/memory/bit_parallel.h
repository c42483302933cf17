// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Levenshtein distance of one sequence of numbers to many others, 64 cells at a time: Myers, "A
// fast bit-vector algorithm for approximate string matching based on dynamic programming" (1999),
// for whole sequences and of any length as in Hyyrö, "A bit-vector algorithm for computing
// Levenshtein and Damerau edit distances" (2003).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace palimpsest::memory {

class BitParallel {
 public:
  /// Symbols below `symbols` are looked up in a table of that size; room for it is kept.
  void set_symbols(size_t symbols);

  /// The sequence that others are compared with. Symbols at or above set_symbols' equal nothing.
  /// Cost: linear.
  void set_pattern(const uint32_t* pattern, size_t size);

  /// Insertions, deletions and substitutions between the pattern and `text`.
  /// most  what is more may come out as any number that is more, which is quicker.
  /// cost  size * (pattern size / 64) steps.
  [[nodiscard]] size_t distance(const uint32_t* text, size_t size, size_t most = SIZE_MAX);

 private:
  [[nodiscard]] size_t distance_in_one(const uint32_t* text, size_t size, size_t most) const;

  std::vector<uint16_t> row_of_;  // by symbol; 0: not in the pattern
  std::vector<uint64_t> rows_;    // blocks_ words for each row, row 0 empty
  std::vector<uint32_t> used_;
  std::vector<uint64_t> plus_;
  std::vector<uint64_t> minus_;
  size_t size_ = 0;
  size_t blocks_ = 1;
};

}  // namespace palimpsest::memory
