// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The segments before and after, as tools write them into properties.
#pragma once

#include "exchange/unit.h"

namespace palimpsest::exchange {

/// Fills a unit's contexts from OmegaT's "prev" and "next" and memoQ's "x-context-pre" and
/// "x-context-post". The properties stay.
void find_contexts(Unit& unit);

}  // namespace palimpsest::exchange
