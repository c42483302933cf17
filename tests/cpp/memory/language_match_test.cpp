// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/language_match.h"

#include <doctest/doctest.h>

namespace palimpsest::memory {
namespace {

constexpr int kNone = -1;

struct Case {
  const char* asked;
  const char* kept;
  int penalty;
};

const Case kCases[] = {
    {"es", "es", 0},          {"es-MX", "es-mx", 0},        {"es_MX", "es-MX", 0},
    {"es-MX", "es", 1},       {"es", "es-MX", 1},           {"es-MX", "es-ES", 2},
    {"es", "en", kNone},      {"es", "est", kNone},         {"zh-TW", "zh-Hant", 1},
    {"zh", "zh-Hans", 0},     {"zh", "zh-TW", kNone},       {"zh-HK", "zh-TW", 2},
    {"sr", "sr-Latn", kNone}, {"sr-Cyrl-RS", "sr-RS", 0},   {"sr-Latn", "sr-Latn-ME", 1},
    {"de-Latn", "de", 0},     {"de-CH-1996", "de-1996", 2}, {"", "en", kNone},
};

TEST_CASE("what a unit of a related language costs") {
  for (const Case& c : kCases) {
    CAPTURE(c.asked);
    CAPTURE(c.kept);
    CHECK(language_penalty(c.asked, c.kept).value_or(kNone) == c.penalty);
  }
  CHECK(pair_penalty({"en-GB", "es-MX"}, {"en", "es-ES"}) == 3);
  CHECK(!pair_penalty({"en-GB", "es-MX"}, {"en", "fr"}));
}

}  // namespace
}  // namespace palimpsest::memory
