// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/plural.h"

#include <doctest/doctest.h>

#include <string>

namespace palimpsest::memory {
namespace {

// The first letter of the category (z, o = one, t, f, m, x = other) of each of kNumbers, as
// JavaScript's Intl.PluralRules has it; ICU 78.2. That cannot write "1.0", so it is not among them.
const char* const kNumbers[] = {"0",  "1",  "2",   "3",   "5",   "11",      "12",  "14", "20",
                                "21", "22", "100", "101", "102", "1000000", "1.5", "0.5"};

struct Case {
  const char* language;
  std::string categories;
};

const Case kCases[] = {
    {"ar", "zotffmmmmmmxxxxxx"},    {"bg", "xoxxxxxxxxxxxxxxx"}, {"ca", "xoxxxxxxxxxxxxmxx"},
    {"cs", "xoffxxxxxxxxxxxmm"},    {"da", "xoxxxxxxxxxxxxxoo"}, {"de", "xoxxxxxxxxxxxxxxx"},
    {"el", "xoxxxxxxxxxxxxxxx"},    {"en", "xoxxxxxxxxxxxxxxx"}, {"es", "xoxxxxxxxxxxxxmxx"},
    {"et", "xoxxxxxxxxxxxxxxx"},    {"eu", "xoxxxxxxxxxxxxxxx"}, {"fa", "ooxxxxxxxxxxxxxxo"},
    {"fi", "xoxxxxxxxxxxxxxxx"},    {"fr", "ooxxxxxxxxxxxxmoo"}, {"gl", "xoxxxxxxxxxxxxxxx"},
    {"he", "xotxxxxxxxxxxxxxo"},    {"hi", "ooxxxxxxxxxxxxxxo"}, {"hu", "xoxxxxxxxxxxxxxxx"},
    {"hy", "ooxxxxxxxxxxxxxoo"},    {"id", "xxxxxxxxxxxxxxxxx"}, {"it", "xoxxxxxxxxxxxxmxx"},
    {"ja", "xxxxxxxxxxxxxxxxx"},    {"ko", "xxxxxxxxxxxxxxxxx"}, {"nb", "xoxxxxxxxxxxxxxxx"},
    {"nl", "xoxxxxxxxxxxxxxxx"},    {"pl", "moffmmmmmmfmmfmxx"}, {"pt", "ooxxxxxxxxxxxxmoo"},
    {"pt-PT", "xoxxxxxxxxxxxxmxx"}, {"ro", "foffffffxxxxffxff"}, {"ru", "moffmmmmmofmofmxx"},
    {"sk", "xoffxxxxxxxxxxxmm"},    {"sv", "xoxxxxxxxxxxxxxxx"}, {"th", "xxxxxxxxxxxxxxxxx"},
    {"tr", "xoxxxxxxxxxxxxxxx"},    {"uk", "moffmmmmmofmofmxx"}, {"ur", "xoxxxxxxxxxxxxxxx"},
    {"vi", "xxxxxxxxxxxxxxxxx"},    {"zh", "xxxxxxxxxxxxxxxxx"},
};

TEST_CASE("plural categories are CLDR's") {
  for (const Case& c : kCases) {
    std::string found;
    for (const std::string number : kNumbers) {
      Number n;
      const size_t point = number.find('.');
      n.integer = number.substr(0, point);
      if (point != std::string::npos) n.fraction = number.substr(point + 1);
      constexpr char kLetters[] = "zotfmx";
      found += kLetters[static_cast<size_t>(plural_category(n, c.language))];
    }
    CAPTURE(std::string(c.language));
    CHECK(found == c.categories);
  }
}

TEST_CASE("long numbers keep what the rules look at") {
  Number n;
  n.integer = std::string(40, '0') + "1";
  CHECK(plural_category(n, "en") == PluralCategory::kOne);
  n.integer = "1" + std::string(39, '0') + "1";
  CHECK(plural_category(n, "en") == PluralCategory::kOther);
  CHECK(plural_category(n, "ru") == PluralCategory::kOne);
}

}  // namespace
}  // namespace palimpsest::memory
