// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Which memories serve a pair of languages: es serves es-MX and the other way round, for a price.
#pragma once

#include <optional>
#include <string_view>

#include "memory/unit.h"

namespace palimpsest::memory {

/// Taken off a score for each side that is of the language, but not of the region, e.g. es for
/// es-MX; and for each that is of another region, e.g. es-ES for es-MX.
inline constexpr int kRegionPenalty = 1;
inline constexpr int kOtherRegionPenalty = 2;

/// What it costs to use a unit of `kept` where `asked` is wanted; both BCP 47, in any case. Nothing
/// for other languages, and for other scripts: zh-TW is not zh-Hans, sr-Latn is not sr-Cyrl.
[[nodiscard]] std::optional<int> language_penalty(std::string_view asked, std::string_view kept);

/// The sum for both sides.
[[nodiscard]] std::optional<int> pair_penalty(const Pair& asked, const Pair& kept);

}  // namespace palimpsest::memory
