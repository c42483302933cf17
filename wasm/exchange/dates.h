// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Dates as files write them, always UTC.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace palimpsest::exchange {

/// Milliseconds since 1970 of "20251231T235959Z" (TMX) or "2025-12-31T23:59:59.999Z" (ISO 8601;
/// both with or without seconds' parts and Z). Nothing for any other text and for dates that are
/// none.
[[nodiscard]] std::optional<int64_t> parse_date(std::string_view text);

/// "20251231T235959Z"
[[nodiscard]] std::string tmx_date(int64_t ms);
/// "2025-12-31T23:59:59Z", with milliseconds if there are any
[[nodiscard]] std::string iso_date(int64_t ms);

}  // namespace palimpsest::exchange
