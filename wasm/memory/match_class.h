// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The score that belongs to how a match resembles what was asked for: docs/MEMORY.md, "Scores".
#pragma once

#include "memory/match.h"

namespace palimpsest::memory {

inline constexpr int kFoldedScore = 99;
inline constexpr int kCertainPlaceablesScore = 99;
inline constexpr int kUncertainPlaceablesScore = 98;
inline constexpr int kHighestFuzzyScore = 98;

/// kind           of the match.
/// is_certain     of kPlaceables: what was put in changes no word (Substitution::is_certain).
/// likeness       of kFuzzy: 0 to 1, memory/score.h; what is outside counts as its nearest end.
/// returns        0 to 101. Fuzzy scores are rounded down, so that 70 % is never less than 70 %.
[[nodiscard]] int score_percent(MatchKind kind, bool is_certain, double likeness);

/// A score with a memory's penalty taken off; never below 0.
[[nodiscard]] int with_penalty(int score_percent, int penalty_percent);

/// Whether a match may be used without asking anybody: its text says exactly what the unit's
/// says. Placeables only if all were put in for certain.
[[nodiscard]] bool is_usable_unasked(MatchKind kind, bool is_certain);

}  // namespace palimpsest::memory
