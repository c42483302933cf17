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

  /// The fewest of them between `text` and any part of the pattern, the empty one too.
  /// cost  as distance.
  [[nodiscard]] size_t distance_to_part(const uint32_t* text, size_t size);

  /// The other way to a distance, of a text that comes in pieces: begin_text, take for each, and
  /// then taken_distance, which may as well be asked for between.
  void begin_text();
  void take(const uint32_t* text, size_t size);
  /// Between the pattern and what was taken.
  [[nodiscard]] size_t taken_distance() const;
  /// The fewest between any beginning of the pattern and what was taken: however the text goes on,
  /// there will be as many.
  [[nodiscard]] size_t least_distance() const;

 private:
  template <size_t kBlocks>
  [[nodiscard]] size_t distance_in(const uint32_t* text, size_t size, size_t most);
  template <size_t kBlocks>
  void take_in(const uint32_t* text, size_t size);
  void begin_column(uint64_t plus);
  [[nodiscard]] const uint64_t* row(uint32_t symbol) const {
    return &rows_[(symbol < row_of_.size() ? row_of_[symbol] : 0) * blocks_];
  }

  std::vector<uint16_t> row_of_;  // by symbol; 0: not in the pattern
  std::vector<uint64_t> rows_;    // blocks_ words for each row, row 0 empty
  std::vector<uint32_t> used_;
  std::vector<uint64_t> plus_;   // of the last column: which cells are one more than the one above
  std::vector<uint64_t> minus_;  // or one less
  size_t taken_ = 0;
  size_t size_ = 0;
  size_t blocks_ = 1;
};

}  // namespace palimpsest::memory
