// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// When two source segments are the same to the memory: the text is equal, except that runs of white
// space count as one space and white space at both ends as none; and the codes are the same kinds
// at the same places, whatever their numbers.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "memory/unit.h"
#include "text/runs.h"

namespace palimpsest::memory {

/// The identity of a source in a language pair, for use in a hash table. Not text: its bytes are no
/// UTF-8, so no source can imitate it.
[[nodiscard]] std::string key_of(const Pair& pair, const text::Runs& source);

/// The codes of `runs` in order of first appearance: codes[i] is what the memory calls i + 1.
[[nodiscard]] std::vector<uint32_t> codes_in_order(const text::Runs& runs);

/// `runs` with each code n replaced by its place in `codes`, counted from 1, or by codes[n - 1].
/// Codes without a counterpart are left out.
[[nodiscard]] text::Runs to_ordinals(const text::Runs& runs, const std::vector<uint32_t>& codes);
[[nodiscard]] text::Runs from_ordinals(const text::Runs& runs, const std::vector<uint32_t>& codes);

}  // namespace palimpsest::memory
