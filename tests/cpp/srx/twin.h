// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The slow obvious twin of srx/rule_set.h: takes the definition at its word, position by position
// and rule by rule, without automata.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "srx/pattern.h"
#include "srx/rule_set.h"

namespace palimpsest::srx::test {

/// Positions of `text`, in characters, at which it breaks by `rules`.
std::vector<size_t> twin_breaks(const std::u32string& text, const std::vector<ReadRule>& rules,
                                const SetPool& sets);

}  // namespace palimpsest::srx::test
