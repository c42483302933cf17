// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/analysis.h"

#include <string>

#include "memory/plain_text.h"
#include "memory/reader.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace palimpsest::memory {
namespace {

struct Threshold {
  int at_least_percent;
  Band band;
};

constexpr std::array<Threshold, 7> kThresholds = {{{101, Band::k101},
                                                   {100, Band::k100},
                                                   {95, Band::k95To99},
                                                   {85, Band::k85To94},
                                                   {75, Band::k75To84},
                                                   {50, Band::k50To74},
                                                   {0, Band::kNone}}};

bool is_word_part(char32_t c) {
  return text::is_letter(c) || text::is_mark(c) || text::is_number(c);
}

bool joins_words(char32_t c) {
  return c == U'\'' || c == 0x2019 || c == U'.' || c == U',' || c == U'-';
}

/// Of a script without spaces between words.
bool is_word_of_its_own(char32_t c) {
  return text::is_letter(c) && !joins_number(c);
}

}  // namespace

std::string_view name_of(Band band) {
  constexpr std::array<std::string_view, kBands> kNames = {"repetitions", "101",   "100",   "95-99",
                                                           "85-94",       "75-84", "50-74", "none"};
  return kNames[static_cast<size_t>(band)];
}

Band band_of(const AnalysedSegment& segment) {
  if (segment.is_repetition) return Band::kRepetition;
  for (const Threshold& threshold : kThresholds) {
    if (segment.best_score_percent >= threshold.at_least_percent) return threshold.band;
  }
  return Band::kNone;
}

Analysis analyse(const std::vector<AnalysedSegment>& segments) {
  Analysis analysis;
  const auto add = [](BandSum& sum, const AnalysedSegment& segment) {
    ++sum.segments;
    sum.words += segment.words;
  };
  for (const AnalysedSegment& segment : segments) {
    add(analysis.bands[static_cast<size_t>(band_of(segment))], segment);
    add(analysis.total, segment);
  }
  return analysis;
}

size_t count_words(const text::Runs& segment) {
  const std::string text = plain_text(segment).text;
  size_t words = 0;
  bool is_in_word = false;
  for (size_t at = 0; at < text.size();) {
    const text::Decoded d = text::decode(text, at);
    at += d.size_bytes;
    if (is_word_of_its_own(d.code_point)) {
      ++words;
      is_in_word = false;
    } else if (is_word_part(d.code_point)) {
      if (!is_in_word && !text::is_mark(d.code_point)) {
        ++words;
        is_in_word = true;
      }
    } else if (is_in_word) {
      is_in_word = joins_words(d.code_point) && is_word_part(text::decode(text, at).code_point);
    }
  }
  return words;
}

}  // namespace palimpsest::memory
