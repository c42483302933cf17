// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What differs between a segment and a unit's source, for a view that colours it.
#pragma once

#include <vector>

#include "memory/match.h"
#include "text/positions.h"
#include "text/runs.h"

namespace palimpsest::memory {

/// A stretch of both texts without their codes. The ranges of all spans, one after the other, are
/// all of each text; kAdded is empty in the unit, kRemoved in what was asked for.
struct DifferenceRange {
  DifferenceSpan::Kind kind = DifferenceSpan::Kind::kSame;
  text::ByteRange asked;  ///< bytes of the plain text of what was asked for
  text::ByteRange unit;   ///< bytes of the plain text of the unit's source
};

/// The fewest changed, added and removed tokens (memory/alignment.h) that make the unit's source
/// what was asked for. Neighbours of a kind are one span. White space belongs to the token before
/// it, but after a change to what comes next. Codes take no room: one that only one of them has
/// shows nowhere.
/// cost  as align(); 1000 differing tokens on both sides take some 2 ms and 1 MB.
[[nodiscard]] std::vector<DifferenceRange> difference(const text::Runs& asked,
                                                      const text::Runs& unit_source);

/// The same as the texts themselves.
[[nodiscard]] std::vector<DifferenceSpan> difference_spans(const text::Runs& asked,
                                                           const text::Runs& unit_source);

}  // namespace palimpsest::memory
