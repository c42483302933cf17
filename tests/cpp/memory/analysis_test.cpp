// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/analysis.h"

#include <doctest/doctest.h>

#include <string>

#include "inline/notation.h"
#include "memory/match_class.h"

namespace palimpsest::memory {
namespace {

TEST_CASE("segments fall into the bands of the report") {
  struct Case {
    int score;
    std::string band;
  };
  const Case kCases[] = {{101, "101"},  {100, "100"},  {99, "95-99"}, {95, "95-99"},
                         {94, "85-94"}, {85, "85-94"}, {84, "75-84"}, {75, "75-84"},
                         {74, "50-74"}, {50, "50-74"}, {49, "none"},  {0, "none"}};
  for (const Case& c : kCases) {
    CAPTURE(c.score);
    CHECK(name_of(band_of({1, false, c.score})) == c.band);
    CHECK(name_of(band_of({1, true, c.score})) == "repetitions");
  }
}

TEST_CASE("the report sums segments and words") {
  const Analysis analysis =
      analyse({{5, false, 100}, {5, true, 100}, {7, false, 0}, {3, false, 0}});
  CHECK(analysis.of(Band::k100).segments == 1);
  CHECK(analysis.of(Band::kRepetition).words == 5);
  CHECK(analysis.of(Band::kNone).segments == 2);
  CHECK(analysis.of(Band::kNone).words == 10);
  CHECK(analysis.total.segments == 4);
  CHECK(analysis.total.words == 20);
  CHECK(analyse({}).total.words == 0);
}

TEST_CASE("words are counted") {
  struct Case {
    std::string segment;
    size_t words;
  };
  const Case kCases[] = {{"", 0},
                         {"Read it.", 2},
                         {"don't use e-mail", 3},
                         {"3.5 kg, 1,000 - 2", 4},
                         {"a <1>b</1>c<2/>d", 2},
                         {"日本語 text", 4},
                         {"... - !", 0},
                         {"end.", 1},
                         {"e\u0301t\u00e9", 1}};
  for (const Case& c : kCases) {
    CAPTURE(c.segment);
    CHECK(count_words(test::parse(c.segment)) == c.words);
  }
}

TEST_CASE("scores of the kinds of matches") {
  CHECK(score_percent(MatchKind::kContext, true, 0) == 101);
  CHECK(score_percent(MatchKind::kExact, true, 0) == 100);
  CHECK(score_percent(MatchKind::kFolded, true, 0) == 99);
  CHECK(score_percent(MatchKind::kPlaceables, true, 0) == 99);
  CHECK(score_percent(MatchKind::kPlaceables, false, 0) == 98);
  CHECK(score_percent(MatchKind::kFuzzy, true, 1 - 0.3) == 70);
  CHECK(score_percent(MatchKind::kFuzzy, true, 0.699) == 69);
  CHECK(score_percent(MatchKind::kFuzzy, true, 0.9999) == 98);
  CHECK(score_percent(MatchKind::kFuzzy, true, 2) == 98);
  CHECK(score_percent(MatchKind::kFuzzy, true, -1) == 0);
  CHECK(with_penalty(100, 5) == 95);
  CHECK(with_penalty(3, 5) == 0);
  CHECK(is_usable_unasked(MatchKind::kExact, false));
  CHECK(is_usable_unasked(MatchKind::kPlaceables, true));
  CHECK_FALSE(is_usable_unasked(MatchKind::kPlaceables, false));
  CHECK_FALSE(is_usable_unasked(MatchKind::kFolded, true));
  CHECK_FALSE(is_usable_unasked(MatchKind::kFuzzy, true));
}

}  // namespace
}  // namespace palimpsest::memory
