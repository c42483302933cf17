// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "segment/profile.h"

#include <doctest/doctest.h>

#include "segment/characters.h"
#include "segment/profiles/profiles.h"

namespace palimpsest::segment {
namespace {

TEST_CASE("a language tag finds its profile") {
  CHECK(&profile_of("en") == &profile_of("en-GB"));
  CHECK(&profile_of("en") == &profile_of("EN_us"));
  CHECK(&profile_of("es") != &profile_of("en"));
  CHECK(&profile_of("xx") == &profile_of(""));
  CHECK(&profile_of("eng") == &profile_of("xx"));
}

TEST_CASE("every language has what is general") {
  for (const char* language : {"en", "es", "xx"}) {
    CAPTURE(language);
    CHECK(profile_of(language).never_final.contains("dr"));
    CHECK(profile_of(language).before_number.contains("n°"));
  }
}

TEST_CASE("words are written as they are looked up: in lower case, without a final stop") {
  for (const ProfileData* data : {&kGeneral, &kEnglish, &kSpanish}) {
    for (const std::string_view list : {data->never_final, data->by_follower, data->before_number,
                                        data->starters, data->labels, data->times}) {
      CAPTURE(list);
      CHECK(lower_case(list) == list);
      CHECK(list.find("  ") == std::string_view::npos);
    }
  }
}

}  // namespace
}  // namespace palimpsest::segment
