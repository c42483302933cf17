// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "segment/profile.h"

#include <doctest/doctest.h>

#include <string>

namespace palimpsest::segment {
namespace {

TEST_CASE("a language tag finds its profile") {
  CHECK((profile_of("de").flags_of("usw") & kOftenFinal) != 0);
  CHECK(profile_of("de-AT").flags_of("usw") == profile_of("de").flags_of("usw"));
  CHECK(profile_of("DE_ch").flags_of("usw") == profile_of("de").flags_of("usw"));
  CHECK(profile_of("en").flags_of("usw") == 0);
  for (const char* unknown : {"", "xx", "deu", "a-very-long-tag", "-", "d"}) {
    CAPTURE(unknown);
    CHECK(profile_of(unknown).flags_of("usw") == 0);
    CHECK((profile_of(unknown).flags_of("dr") & kNeverFinal) != 0);
  }
}

TEST_CASE("a profile may be of several languages") {
  for (const char* language : {"nb", "no", "nn"}) {
    CAPTURE(language);
    CHECK((profile_of(language).flags_of("osv") & kOftenFinal) != 0);
  }
}

TEST_CASE("every language has what is general, but for what it says itself") {
  for (const char* language : {"en", "es", "xx"}) {
    CAPTURE(language);
    CHECK((profile_of(language).flags_of("dr") & kNeverFinal) != 0);
    CHECK((profile_of(language).flags_of("km") & kOrdinary) != 0);
  }
  CHECK((profile_of("xx").flags_of("no") & kBeforeNumber) != 0);
  CHECK((profile_of("ru").flags_of("p") & kBeforeNumber) != 0);
}

TEST_CASE("a word may be several things") {
  const uint16_t flags = profile_of("it").flags_of("s");
  CHECK((flags & kNeverFinal) != 0);
  CHECK((profile_of("de").flags_of("der") & kStarter) != 0);
  CHECK((profile_of("de").flags_of("der") & kAbbreviation) == 0);
}

TEST_CASE("habits") {
  CHECK(profile_of("de").has(kOrdinals));
  CHECK(profile_of("de").has(kCapitalNouns));
  CHECK_FALSE(profile_of("en").has(kOrdinals));
  CHECK(profile_of("hy").has(kColonEnds));
  CHECK(profile_of("el").has(kSemicolonAsks));
  CHECK(profile_of("th").has(kSpacesEnd));
}

TEST_CASE("no word of any length or bytes is looked up outside the tables") {
  for (size_t size = 0; size < 70; ++size) {
    CHECK(profile_of("en").flags_of(std::string(size, '\xFF')) == 0);
  }
}

}  // namespace
}  // namespace palimpsest::segment
