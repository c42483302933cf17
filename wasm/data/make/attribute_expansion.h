// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Attribute regular expressions of transfer rules as the finite list of texts they match, in the
// order in which a backtracking matcher tries them (FORMAT.md 11.1).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::make {

/// regex   literals, ( ), (?: ), |, ?, classes such as [fm], \ before a literal.
/// returns every text it matches but the empty one; throws Unreadable for anything else.
[[nodiscard]] std::vector<std::u32string> expand_attribute(std::u32string_view regex);

}  // namespace palimpsest::make
