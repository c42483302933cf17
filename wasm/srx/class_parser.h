// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Classes: [a-z], [^\s\p{Lu}], [\p{L}&&[^rwn]], [[:alpha:]_].
#pragma once

#include "srx/code_set.h"
#include "srx/pattern_cursor.h"

namespace palimpsest::srx {

/// Reads a class; the cursor is after its "[". After a problem the set is of no use.
[[nodiscard]] CodeSet parse_class(Cursor& cursor, int depth = 0);

}  // namespace palimpsest::srx
