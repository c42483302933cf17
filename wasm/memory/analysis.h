// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The analysis report: how much of a page the memories know, in the bands in which translators
// count. Its rows are disjoint and together all of the page.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/runs.h"

namespace palimpsest::memory {

enum class Band : uint8_t {
  kRepetition,  ///< the same segment was there before on this page
  k101,
  k100,
  k95To99,
  k85To94,
  k75To84,
  k50To74,
  kNone,  ///< below 50, or nothing
};
inline constexpr size_t kBands = 8;

/// As it stands in the report: "repetitions", "101", "100", "95-99", …, "none".
[[nodiscard]] std::string_view name_of(Band band);

struct AnalysedSegment {
  size_t words = 0;
  bool is_repetition = false;  ///< counts before the score
  int best_score_percent = 0;  ///< 0 to 101
};

struct BandSum {
  size_t segments = 0;
  size_t words = 0;
};

struct Analysis {
  std::array<BandSum, kBands> bands;  ///< by Band
  BandSum total;

  [[nodiscard]] const BandSum& of(Band band) const { return bands[static_cast<size_t>(band)]; }
};

[[nodiscard]] Band band_of(const AnalysedSegment& segment);

[[nodiscard]] Analysis analyse(const std::vector<AnalysedSegment>& segments);

/// The words of a segment: runs of letters, marks and number characters, with single apostrophes,
/// full stops, commas and hyphens between two of them ("don't", "3.5", "e-mail"). Of scripts that
/// put no space between words every letter is one, as their translators count. Codes do not part
/// words.
/// cost  linear.
[[nodiscard]] size_t count_words(const text::Runs& segment);

}  // namespace palimpsest::memory
