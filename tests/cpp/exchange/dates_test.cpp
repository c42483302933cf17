// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "exchange/dates.h"

#include <doctest/doctest.h>

#include "exchange/languages.h"

namespace palimpsest::exchange {
namespace {

TEST_CASE("dates there and back") {
  CHECK(parse_date("19700101T000000Z") == 0);
  CHECK(parse_date("20251126T141009Z") == 1764166209000);
  CHECK(parse_date("2025-11-26T14:10:09Z") == 1764166209000);
  CHECK(parse_date("2025-11-26T14:10:09.250Z") == 1764166209250);
  CHECK(parse_date("19691231T235959Z") == -1000);
  for (const int64_t ms : {int64_t{0}, int64_t{1764166209000}, int64_t{951782400000},
                           int64_t{-86400000}, int64_t{253402300799000}}) {
    CHECK(parse_date(tmx_date(ms)) == ms);
    CHECK(parse_date(iso_date(ms + 7)) == ms + 7);
  }
  CHECK(tmx_date(1764166209000) == "20251126T141009Z");
}

TEST_CASE("what is no date") {
  for (const char* text :
       {"", "20251126", "20250229T000000Z", "20251301T000000Z", "20251126T240000Z", "2025-11-26",
        "20251126T141009Zx", "abc", "20251126T1410 9Z"}) {
    CAPTURE(text);
    CHECK(!parse_date(text));
  }
}

TEST_CASE("languages") {
  CHECK(match_language("en", "EN-us") == LanguageMatch::kPrefix);
  CHECK(match_language("en-US", "en_us") == LanguageMatch::kExact);
  CHECK(match_language("en-US", "en") == LanguageMatch::kNone);
  CHECK(match_language("en", "eng") == LanguageMatch::kNone);
  CHECK(match_language("", "en") == LanguageMatch::kNone);
  CHECK(is_language("zh-Hant-TW"));
  CHECK(!is_language("Home page"));
  CHECK(!is_language("a"));
}

}  // namespace
}  // namespace palimpsest::exchange
