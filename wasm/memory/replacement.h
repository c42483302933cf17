// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// One placeable written over another: how the new value looks where the old one stands.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "memory/locale_formats.h"
#include "memory/placeables.h"

namespace palimpsest::memory {

/// A placeable and the text it is of. Lifetime: keeps references to both.
struct PlaceableView {
  std::string_view text;
  const Placeable& what;
};

/// What is to stand in place of `old.what.range`.
/// fresh          a placeable of the same kind; or, where the number of a measure was written
///                without its unit's sign (or the other way round), a number of any of both.
/// replaces_unit  whether `fresh`'s unit is written too, else `old`'s stays.
/// returns        nullopt if it cannot be written in `old`'s manner (date.h, clock_time.h).
[[nodiscard]] std::optional<std::string> in_place_of(const PlaceableView& old,
                                                     const PlaceableView& fresh, bool replaces_unit,
                                                     const LocaleFormat& language);

}  // namespace palimpsest::memory
