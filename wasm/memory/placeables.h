// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Placeables: what a translator copies or reformats instead of translating. They make two segments
// alike that differ in them only, and can be put into a translation (memory/substitution.h).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "memory/clock_time.h"
#include "memory/date.h"
#include "memory/number.h"
#include "text/positions.h"

namespace palimpsest::memory {

enum class PlaceableKind : uint8_t {
  kNumber,   ///< 5, -1,234.5, ٤٢; ordinals (1st, 2.º) are words
  kMeasure,  ///< a number with its unit or currency: 5 km, 20 °C, 15%, $5, 5 €
  kDate,     ///< memory/date.h
  kTime,     ///< memory/clock_time.h
  kUrl,      ///< this and the next ones: memory/verbatim.h
  kEmail,
  kIdentifier,
};

struct Placeable {
  PlaceableKind kind = PlaceableKind::kNumber;
  text::ByteRange range;         ///< all of it
  Number number;                 ///< of kNumber and kMeasure
  text::ByteRange number_range;  ///< with its sign
  text::ByteRange unit_range;    ///< of kMeasure
  Date date;                     ///< of kDate
  ClockTime time;                ///< of kTime
};

/// All placeables of a text, in order; they do not overlap.
/// text      UTF-8; ill-formed parts are no placeable.
/// language  BCP 47; decides what "1.234" and "3/5/2020" are, and which names months have.
/// returns   ranges in bytes of `text`.
/// lifetime  keeps nothing of `text`.
/// cost      linear.
[[nodiscard]] std::vector<Placeable> find_placeables(std::string_view text,
                                                     std::string_view language);

/// Whether both say the same, however they are written: "1,000" and "1.000" of an English and a
/// German text. Kinds must be equal; of measures the unit's sign too.
[[nodiscard]] bool is_same_value(std::string_view a_text, const Placeable& a,
                                 std::string_view b_text, const Placeable& b);

}  // namespace palimpsest::memory
