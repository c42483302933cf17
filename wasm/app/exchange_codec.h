// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Units of exchange files over the boundary (docs/BOUNDARY.md): out of a file as rows
// (app/file_rows.h), into one as JSON {"from","to","source","target","created","changed","author",
// "note","site","extra"?}. What the store has no column for is in `extra`, a string of JSON again,
// and comes back from it: a unit there and back is the same.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/file_rows.h"
#include "exchange/reader.h"
#include "exchange/unit.h"
#include "exchange/writer.h"
#include "text/result.h"

namespace palimpsest::app {

/// {"units": [unit, …]}; `extra` that can't be read is passed over.
[[nodiscard]] Result<std::vector<exchange::Unit>> parse_exchange_units(std::string_view json);

/// Puts the units that were read since the last reply into `rows`, which are emptied first.
/// returns  a reply {"units","skipped","warnings","problem"}: how many those are; how many were of
///          no use; the problem and the warnings, of which there may be `warned` already, begin
///          with their line.
[[nodiscard]] std::string reply_read(exchange::Reader& reader, FileRows& rows,
                                     uint64_t& skipped_before, size_t& warned);

/// A reply with what was written since the last one: {"text","units","dropped","replaced"}.
[[nodiscard]] std::string reply_written(exchange::Writer& writer);

}  // namespace palimpsest::app
