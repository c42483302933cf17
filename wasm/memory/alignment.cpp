// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/alignment.h"

#include <algorithm>

namespace palimpsest::memory {
namespace {

enum Move : uint8_t { kBoth, kOnlyA, kOnlyB };

/// What is between the common beginning and end.
struct Middle {
  size_t a_begin, a_end, b_begin, b_end;
  [[nodiscard]] size_t a_size() const { return a_end - a_begin; }
  [[nodiscard]] size_t b_size() const { return b_end - b_begin; }
};

Middle middle_of(const std::vector<Symbol>& a, const std::vector<Symbol>& b) {
  Middle m{0, a.size(), 0, b.size()};
  const size_t most = std::min(a.size(), b.size());
  while (m.a_begin < most && a[m.a_begin].exact == b[m.a_begin].exact) ++m.a_begin;
  m.b_begin = m.a_begin;
  while (m.a_end > m.a_begin && m.b_end > m.b_begin &&
         a[m.a_end - 1].exact == b[m.b_end - 1].exact) {
    --m.a_end;
    --m.b_end;
  }
  return m;
}

/// The last move into each cell, row by row, cell (0, 0) included.
std::vector<Move> moves_of(const std::vector<Symbol>& a, const std::vector<Symbol>& b,
                           const Middle& m) {
  const size_t width = m.b_size() + 1;
  std::vector<Move> moves((m.a_size() + 1) * width);
  std::vector<uint64_t> above(width);
  std::vector<uint64_t> row(width);
  for (size_t j = 0; j < width; ++j) {
    above[j] = uint64_t{j} * kEditCost;
    moves[j] = kOnlyB;
  }
  for (size_t i = 1; i <= m.a_size(); ++i) {
    row[0] = uint64_t{i} * kEditCost;
    moves[i * width] = kOnlyA;
    for (size_t j = 1; j < width; ++j) {
      const uint64_t both = above[j - 1] + step_cost(a[m.a_begin + i - 1], b[m.b_begin + j - 1]);
      const uint64_t only_a = above[j] + kEditCost;
      const uint64_t only_b = row[j - 1] + kEditCost;
      row[j] = std::min({both, only_a, only_b});
      moves[i * width + j] = row[j] == both ? kBoth : row[j] == only_a ? kOnlyA : kOnlyB;
    }
    std::swap(above, row);
  }
  return moves;
}

void add_middle(const std::vector<Symbol>& a, const std::vector<Symbol>& b, const Middle& m,
                std::vector<Step>& steps) {
  const size_t first = steps.size();
  size_t i = m.a_size();
  size_t j = m.b_size();
  if (i > 0 && j > 0 && i > kMostAlignedCells / j) {
    for (size_t k = m.a_begin; k < m.a_end; ++k)
      steps.push_back({static_cast<uint32_t>(k), kNothing});
    for (size_t k = m.b_begin; k < m.b_end; ++k)
      steps.push_back({kNothing, static_cast<uint32_t>(k)});
    return;
  }
  const std::vector<Move> moves = moves_of(a, b, m);
  while (i > 0 || j > 0) {
    const Move move = moves[i * (m.b_size() + 1) + j];
    Step step;
    if (move != kOnlyB) step.a = static_cast<uint32_t>(m.a_begin + --i);
    if (move != kOnlyA) step.b = static_cast<uint32_t>(m.b_begin + --j);
    steps.push_back(step);
  }
  std::reverse(steps.begin() + static_cast<std::ptrdiff_t>(first), steps.end());
}

}  // namespace

uint32_t step_cost(const Symbol& a, const Symbol& b) {
  if (a.exact == b.exact) return 0;
  if (a.folded == b.folded) return kCaseStepCost;
  return a.category != 0 && a.category == b.category ? kCategoryStepCost : kEditCost;
}

std::vector<Step> align(const std::vector<Symbol>& a, const std::vector<Symbol>& b) {
  const Middle m = middle_of(a, b);
  std::vector<Step> steps;
  steps.reserve(std::max(a.size(), b.size()));
  for (size_t i = 0; i < m.a_begin; ++i) {
    steps.push_back({static_cast<uint32_t>(i), static_cast<uint32_t>(i)});
  }
  add_middle(a, b, m, steps);
  for (size_t i = m.a_end; i < a.size(); ++i) {
    steps.push_back({static_cast<uint32_t>(i), static_cast<uint32_t>(m.b_end + i - m.a_end)});
  }
  return steps;
}

}  // namespace palimpsest::memory
