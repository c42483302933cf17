// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The cheapest way to edit one sequence into another, with the pairs it keeps: the token edit
// distance of memory/score.h, told step by step.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace palimpsest::memory {

/// An element to be aligned. Equal numbers mean equal elements.
struct Symbol {
  uint32_t exact = 0;
  uint32_t folded = 0;    ///< without regard to case
  uint32_t category = 0;  ///< of what may stand for each other (numbers, codes); 0 none
};

// As in the score, an edit counts before everything else. Among equally many edits, other case and
// other numbers are told apart by a little.
inline constexpr uint32_t kEditCost = 1u << 16;
inline constexpr uint32_t kCategoryStepCost = 2;
inline constexpr uint32_t kCaseStepCost = 1;

/// What it costs to put `b` in place of `a`.
[[nodiscard]] uint32_t step_cost(const Symbol& a, const Symbol& b);

inline constexpr uint32_t kNothing = UINT32_MAX;

/// An element of each side that stand for each other, or one alone.
struct Step {
  uint32_t a = kNothing;
  uint32_t b = kNothing;
};

/// Steps in order; every element of both sides in exactly one. The sum of their costs is the least
/// there is; if what is left after the common beginning and end is larger than kMostAlignedCells,
/// it is all of `a`'s and then all of `b`'s instead.
/// cost  time and bytes a.size() * b.size() of what is left.
[[nodiscard]] std::vector<Step> align(const std::vector<Symbol>& a, const std::vector<Symbol>& b);

inline constexpr size_t kMostAlignedCells = size_t{1000} * 1000;

}  // namespace palimpsest::memory
