// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "srx/properties.h"

#include <doctest/doctest.h>

namespace palimpsest::srx {
namespace {

TEST_CASE("properties by their names, however they are written") {
  struct Case {
    const char* name;
    char32_t member;
    char32_t other;
  };
  const Case cases[] = {
      {"L", U'é', U'1'},         {"Lu", U'É', U'é'},
      {"IsLu", U'É', U'é'},      {"lowercase letter", U'a', U'A'},
      {"N", 0xBD, U'a'},         {"Nd", 0x661, 0xBD},
      {"P", U'-', U'$'},         {"Pd", 0x2014, U'_'},
      {"Pi", 0xAB, 0xBB},        {"Punct", U'.', U'+'},
      {"Alpha", U'ß', U'9'},     {"IsAlphabetic", U'ß', U'9'},
      {"Upper", U'Ä', U'ä'},     {"Lower", U'ä', U'Ä'},
      {"Space", 0x3000, U'x'},   {"IsWhite_Space", 0x85, 0x1C},
      {"ASCII", U'~', 0x80},     {"XDigit", U'f', U'g'},
      {"IsHan", 0x6F22, 0x3042}, {"Hiragana", 0x3042, 0x30A2},
      {"IsThai", 0xE01, U'a'},   {"Latn", U'a', 0x3B1},
      {"sc=Cyrl", 0x436, U'a'},  {"IsIdeographic", 0x6F22, 0x3042},
      {"Graph", U'a', U' '},     {"Print", U' ', 0x07},
      {"Cntrl", 0x07, U' '},     {"Any", 0x378, 0x110000},
      {"Assigned", U'a', 0x378}, {"Cn", 0x378, U'a'},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    const auto set = property(c.name);
    REQUIRE(set);
    CHECK(set->contains(c.member));
    CHECK_FALSE(set->contains(c.other));
  }
  for (const char* name : {"", "Is", "Klingon", "InGreek", "gc=Latin", "block=Greek"}) {
    CAPTURE(name);
    CHECK_FALSE(property(name));
  }
}

TEST_CASE("sets") {
  const CodeSet letters({{U'a', U'f'}, {U'c', U'k'}, {U'l', U'm'}});
  CHECK(letters.ranges().size() == 1);
  CHECK(letters.complement().complement() == letters);
  CHECK(letters.intersection(letters.complement()).empty());
  CHECK(CodeSet().complement() == CodeSet::all());
  const CodeSet cases = with_other_cases(CodeSet({{U'j', U'k'}}));
  CHECK(cases.contains(U'K'));
  CHECK(cases.contains(0x212A));  // the Kelvin sign
  CHECK(with_other_cases(CodeSet::all()) == CodeSet::all());
}

}  // namespace
}  // namespace palimpsest::srx
