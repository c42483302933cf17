// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Codes are numbered by whoever made the page or the file; to the memory they are numbered by their
// order in the source, so that equal segments have equal codes.
#pragma once

#include <cstdint>
#include <vector>

#include "text/runs.h"

namespace palimpsest::memory {

/// The codes of `runs` in order of first appearance: codes[i] is what the memory calls i + 1.
[[nodiscard]] std::vector<uint32_t> codes_in_order(const text::Runs& runs);

/// `runs` with each code n replaced by its place in `codes`, counted from 1, or by codes[n - 1].
/// Codes without a counterpart are left out.
[[nodiscard]] text::Runs to_ordinals(const text::Runs& runs, const std::vector<uint32_t>& codes);
[[nodiscard]] text::Runs from_ordinals(const text::Runs& runs, const std::vector<uint32_t>& codes);

}  // namespace palimpsest::memory
