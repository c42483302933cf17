// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// A set of code points as sorted ranges. What patterns are made of while they are read; scanning
// uses the classes of srx/alphabet.h instead.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

namespace palimpsest::srx {

inline constexpr char32_t kLastCodePoint = 0x10FFFF;

/// Both ends are in it.
struct CodeRange {
  char32_t first = 0;
  char32_t last = 0;
  friend auto operator<=>(const CodeRange&, const CodeRange&) = default;
};

class CodeSet {
 public:
  CodeSet() = default;
  explicit CodeSet(char32_t c) : ranges_{{c, c}} {}
  /// ranges  in any order; they may overlap.
  explicit CodeSet(std::vector<CodeRange> ranges);

  [[nodiscard]] static CodeSet all() { return CodeSet({{0, kLastCodePoint}}); }

  /// Sorted, with at least one code point between two of them.
  [[nodiscard]] const std::vector<CodeRange>& ranges() const { return ranges_; }
  [[nodiscard]] bool empty() const { return ranges_.empty(); }
  [[nodiscard]] bool contains(char32_t c) const;

  void add(const CodeSet& other);
  [[nodiscard]] CodeSet complement() const;
  [[nodiscard]] CodeSet intersection(const CodeSet& other) const;

  friend bool operator==(const CodeSet&, const CodeSet&) = default;
  friend bool operator<(const CodeSet& a, const CodeSet& b) { return a.ranges_ < b.ranges_; }

 private:
  std::vector<CodeRange> ranges_;
};

}  // namespace palimpsest::srx
