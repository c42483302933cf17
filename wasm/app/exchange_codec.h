// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Units of exchange files as JSON (docs/BOUNDARY.md): {"from","to","source","target","created",
// "changed","author","note","site","extra"?}. What the store has no column for goes into `extra`, a
// string of JSON again, and comes back from it: a unit there and back is the same. Reading files is
// where time counts, so this JSON is written by hand.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exchange/reader.h"
#include "exchange/unit.h"
#include "exchange/writer.h"
#include "text/result.h"

namespace palimpsest::app {

/// Appends a unit.
void append_json(std::string& out, const exchange::Unit& unit);

/// {"units": [unit, …]}; `extra` that can't be read is passed over.
[[nodiscard]] Result<std::vector<exchange::Unit>> parse_exchange_units(std::string_view json);

/// A reply with what was read since the last one: {"units","skipped","warnings","problem"}; the
/// problem and the warnings, of which there may be `warned` already, begin with their line.
[[nodiscard]] std::string reply_read(exchange::Reader& reader, uint64_t& skipped_before,
                                     size_t& warned);

/// A reply with what was written since the last one: {"text","units","dropped","replaced"}.
[[nodiscard]] std::string reply_written(exchange::Writer& writer);

}  // namespace palimpsest::app
