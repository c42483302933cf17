// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What a backslash begins, inside and outside of classes.
#pragma once

#include <optional>

#include "srx/code_set.h"
#include "srx/pattern_cursor.h"

namespace palimpsest::srx {

/// One character or several.
struct Escape {
  CodeSet set;
  std::optional<char32_t> character;  ///< it stands for this one: it may begin or end a range
};

/// Reads an escape that stands for characters; the cursor is after the backslash.
/// returns  nothing after a problem.
[[nodiscard]] std::optional<Escape> parse_escape(Cursor& cursor);

}  // namespace palimpsest::srx
