// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The sets of characters that patterns name: \p{Lu}, [:alpha:], \w. Meanings are ICU's (UTS #18),
// the engine SRX 2.0 asks for: \w, \d and \s are of all of Unicode, Punct is the general category
// P.
#pragma once

#include <optional>
#include <string_view>

#include "srx/code_set.h"

namespace palimpsest::srx {

/// The set of a property of \p{name} or [:name:]: a general category (short, or long as "Letter"),
/// a script ("IsLatin", "Latn"), one of the POSIX classes, or one of a few binary properties. Case,
/// spaces, "_", "-" and a leading "Is" don't count; "gc=" and "sc=" may stand before.
/// returns  nothing if there is no such property here.
[[nodiscard]] std::optional<CodeSet> property(std::string_view name);

/// Alphabetic, Mark, Decimal_Number, Connector_Punctuation, Join_Control.
[[nodiscard]] const CodeSet& word_characters();
[[nodiscard]] const CodeSet& digits();            ///< Nd
[[nodiscard]] const CodeSet& white_space();       ///< White_Space
[[nodiscard]] const CodeSet& horizontal_space();  ///< Zs and the tab
[[nodiscard]] const CodeSet& vertical_space();    ///< U+000A-000D, 0085, 2028, 2029
[[nodiscard]] const CodeSet&
line_terminators();  ///< what "." leaves out: as vertical, but for \v \f

/// The set and all characters that differ from one of it in case only (simple case folding; the
/// Turkish dotted and dotless i are on their own).
[[nodiscard]] CodeSet with_other_cases(const CodeSet& set);

}  // namespace palimpsest::srx
