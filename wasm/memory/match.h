// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What the memories are asked and what they answer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "memory/unit.h"
#include "text/runs.h"

namespace palimpsest::memory {

/// How a unit's source resembles what was asked for, best first.
enum class MatchKind : uint8_t {
  kContext,     ///< the same, and where it stood: of this site, or between the same segments
  kExact,       ///< the same
  kFolded,      ///< the same but for case, width or white space
  kPlaceables,  ///< the same but for numbers, dates and the like, which could be put in
  kFuzzy,
};

inline constexpr int kExactScore = 100;
inline constexpr int kContextScore = 101;

/// A segment to be found.
struct Query {
  const Pair& pair;
  const text::Runs& source;      ///< codes of any numbers, nested (inline_codes::core_of)
  std::string_view site;         ///< whose own units count too; "" none
  std::string_view before = {};  ///< plain text of the segment before it; "" none, or not known
  std::string_view after = {};
};

/// Which matches are wanted.
struct MatchLimits {
  int threshold_percent = 70;
  size_t top = 5;
};

/// A stretch of the difference between what was asked for and a unit's source.
struct DifferenceSpan {
  enum class Kind : uint8_t { kSame, kChanged, kAdded, kRemoved };
  Kind kind = Kind::kSame;
  std::string asked;  ///< its text in what was asked for; "" for kRemoved
  std::string unit;   ///< its text in the unit's source; "" for kAdded
};

struct Match {
  UnitId unit = 0;
  MemoryId memory = 0;
  Pair pair;               ///< the unit's own, e.g. en-GB where en was asked for
  text::Runs source;       ///< the unit's
  text::Runs unit_target;  ///< the unit's
  text::Runs target;       ///< ready to use: codes and placeables of what was asked for
  Origin origin = Origin::kPerson;
  std::string site;
  int64_t changed_ms = 0;
  MatchKind kind = MatchKind::kExact;
  int score_percent = 0;            ///< 0 to 101, penalties taken off
  int character_score_percent = 0;  ///< 0 to 100
  bool is_adapted = false;          ///< placeables were put in
  std::vector<DifferenceSpan> difference;
};

}  // namespace palimpsest::memory
