// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// A <trans-unit> or <unit> of an XLIFF file with its segments, and the units that are made of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/content.h"
#include "exchange/parser.h"
#include "exchange/sink.h"
#include "exchange/unit.h"

namespace palimpsest::exchange::xliff {

inline constexpr size_t kMaxSegments = 1000;  ///< of a unit

struct Segment {
  std::string id;  ///< ties source and target together where they stand apart
  Content source;
  Content target;
  bool has_source = false;
  bool has_target = false;
  std::vector<Property> properties;
};

struct Segments {
  uint64_t line = 1;
  std::string reason;  ///< why none of it can be used; "" it can
  Unit said;           ///< what is said of all of them
  std::vector<Segment> list;

  /// The segment of an id; a new one if there is none.
  Segment& at(std::string_view id);
};

/// Puts a unit for each segment that has a translation into the sink; warns of the others.
void put_units(Segments& from, const WantedPair& wanted, Sink& sink);

}  // namespace palimpsest::exchange::xliff
