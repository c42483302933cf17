// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What the memories hold: translation units, and what is said of a memory as a whole.
#pragma once

#include <cstdint>
#include <string>

#include "text/runs.h"

namespace palimpsest::memory {

/// A pair of languages, BCP 47, e.g. "en" and "es".
struct Pair {
  std::string from;
  std::string to;

  friend bool operator==(const Pair& a, const Pair& b) { return a.from == b.from && a.to == b.to; }
};

/// Who made a translation; a later one in this list beats an earlier one.
enum class Origin : uint8_t { kEngine, kImport, kPerson };

using UnitId = uint32_t;    ///< given out by whoever keeps units on disk; 0 none
using MemoryId = uint32_t;  ///< the same of memories; 0 none

/// A segment and its translation. The codes of both are numbered alike.
struct Unit {
  UnitId id = 0;
  MemoryId memory = 0;
  Pair pair;
  text::Runs source;
  text::Runs target;
  Origin origin = Origin::kPerson;
  std::string site;         ///< where it holds, e.g. "example.org"; "" everywhere
  int64_t changed_ms = 0;   ///< since 1970, UTC
  std::string before = {};  ///< plain text of the segment before it; "" not said
  std::string after = {};
};

/// How a memory takes part.
struct MemorySettings {
  MemoryId id = 0;
  uint32_t rank = 1;             ///< of equal matches, the one of the lowest rank wins
  uint32_t penalty_percent = 0;  ///< taken off every score
  bool is_enabled = true;        ///< false: its units are kept but not found
};

}  // namespace palimpsest::memory
