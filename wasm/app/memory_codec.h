// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The JSON of docs/BOUNDARY.md about the memories to the values of memory/ and app/requests.h, and
// back. As app/json_codec.h: parsers take any bytes and never throw.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/requests.h"
#include "memory/match.h"
#include "memory/unit.h"
#include "text/result.h"

namespace palimpsest::app {

[[nodiscard]] Result<CanonicalRequest> parse_canonical(std::string_view json);
[[nodiscard]] Result<std::vector<memory::Unit>> parse_units(std::string_view json);
[[nodiscard]] Result<std::vector<memory::UnitId>> parse_unit_ids(std::string_view json);
[[nodiscard]] Result<memory::MemorySettings> parse_memory(std::string_view json);
[[nodiscard]] Result<MatchesRequest> parse_matches(std::string_view json);

[[nodiscard]] std::string reply(const Result<CanonicalUnit>& result);
[[nodiscard]] std::string reply(const Result<std::vector<memory::Match>>& result);
/// {"removed": n}
[[nodiscard]] std::string reply_removed(size_t count);
/// Whether there is more to do.
[[nodiscard]] std::string reply_more(bool is_more);
[[nodiscard]] std::string reply_saved(bool is_saved);
[[nodiscard]] std::string reply(const Result<std::vector<memory::MemoryId>>& result);

}  // namespace palimpsest::app
