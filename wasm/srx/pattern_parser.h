// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Reads the regular expressions of SRX files: those of ICU, as far as files written for ICU and
// Java use them (docs/SRX.md has the list). A pattern says whether something matches, not how much:
// lazy and possessive repeats are repeats, capturing groups are groups.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "srx/pattern.h"

namespace palimpsest::srx {

/// Why a pattern can't be read.
struct PatternProblem {
  size_t position = 0;  ///< in characters of the pattern, from 0
  std::string why;      ///< one sentence without a full stop; names the construct
};

using ParsedPattern = std::variant<Node, PatternProblem>;

/// Bounds of {n,m} above this are refused.
inline constexpr uint32_t kMostRepeats = 1000;
/// Groups inside each other; more are refused.
inline constexpr int kDeepestGroup = 100;

struct ParseOptions {
  bool ignores_case = false;
};

/// pattern  UTF-8; "" matches anywhere.
/// sets     gets the sets of the pattern.
/// cost     linear in the pattern and in what its repeats unfold to (kLargestProgram).
[[nodiscard]] ParsedPattern parse_pattern(std::string_view pattern, SetPool& sets,
                                          ParseOptions options = {});

}  // namespace palimpsest::srx
