// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The segments before and after, as tools write them into properties.
#pragma once

#include <cstdint>
#include <string>

#include "exchange/unit.h"

namespace palimpsest::exchange {

enum class Neighbour : uint8_t { kNone, kBefore, kAfter };

/// Which neighbour a property says.
[[nodiscard]] Neighbour neighbour_of(const Property& property);

/// A neighbour as OmegaT says it, which other tools let pass.
/// side  not kNone.
[[nodiscard]] Property property_of(Neighbour side, const std::string& text);

/// Fills a unit's contexts from OmegaT's "prev" and "next" and memoQ's "x-context-pre" and
/// "x-context-post". The properties stay.
void find_contexts(Unit& unit);

}  // namespace palimpsest::exchange
