// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The formats that can be read and written.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace palimpsest::exchange {

/// kXliff reads 1.2 and 2.x, whichever it is, and writes 1.2; kXliff2 writes 2.1.
enum class Format : uint8_t { kTmx, kXliff, kXliff2, kTsv, kCsv };

/// By name: "tmx", "xliff", "xliff2", "tsv" or "csv".
[[nodiscard]] std::optional<Format> format_named(std::string_view name);
/// By the extension of a file's name: tmx, xlf, xliff, sdlxliff, mqxliff, tsv, tab, txt or csv.
[[nodiscard]] std::optional<Format> format_of_file(std::string_view path);

}  // namespace palimpsest::exchange
