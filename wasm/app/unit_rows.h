// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Units as the store on disk hands them over, very many at a time: bytes instead of JSON, which
// took longer to write and read than the index takes to be made. Made by
// js-glue/store/unit-rows.ts.
//
//   pairs:  u32 count, then for each two texts: from, to
//   units:  u32 id, memory, number of the pair (from 0), origin (0 person, 1 import); f64 changed;
//           five texts: source, target, site, before, after; and so on to the end of the bytes
//
// A text is its length in bytes as u32, then UTF-8. Numbers are little-endian and not aligned.
// Source and target: plain text as it is; what begins with "[" is runs as JSON.
#pragma once

#include <string_view>
#include <vector>

#include "memory/unit.h"
#include "text/result.h"

namespace palimpsest::app {

/// errors  kBadArgument: these are no rows; says at which byte.
[[nodiscard]] Result<std::vector<memory::Unit>> parse_unit_rows(std::string_view bytes);

}  // namespace palimpsest::app
