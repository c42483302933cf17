// SPDX-License-Identifier: GPL-3.0-or-later
#include "apertium/casing.h"

#include <doctest/doctest.h>

#include "apertium/toy.h"
#include "data/make/attribute_expansion.h"
#include "data/make/byte_reader.h"
#include "text/utf8.h"

namespace palimpsest {

TEST_CASE("the case of a string and putting it on another") {
  test::Toy toy({"n"});
  struct Case {
    const char* pattern;
    const char* value;
    const char* cased;
  };
  for (const Case& c : {
           Case{"house", "New York<n>", "new york<n>"},
           Case{"House", "new york<n>", "New York<n>"},
           Case{"HOUSE", "straße<n>", "STRASSE<n>"},
           Case{"I", "yo<n>", "Yo<n>"},  // one letter is no shouting
           Case{"McD", "x<n>", "X<n>"},
       }) {
    CAPTURE(c.pattern);
    apertium::Codes codes;
    apertium::Tape value = toy.tape(c.value, codes);
    apertium::apply_case(value, 0, apertium::case_of(toy.tape(c.pattern, codes)));
    CHECK(toy.stream(value, codes) == c.cased);
  }
}

TEST_CASE("attribute patterns become the texts they match, in order") {
  struct Case {
    const char32_t* regex;
    std::vector<std::u32string> texts;
  };
  const Case cases[] = {
      {U"(<sp>|<sg>|<pl>)", {U"<sp>", U"<sg>", U"<pl>"}},
      {U"(<cnj(?:adv|sub)>)", {U"<cnjadv>", U"<cnjsub>"}},
      {U"(<n(?:><(?:acr|unc)|p><top)?>)", {U"<n><acr>", U"<n><unc>", U"<np><top>", U"<n>"}},
      {U"<[fm]>", {U"<f>", U"<m>"}},
      {U"<n><\\*>", {U"<n><*>"}},
  };
  for (const Case& c : cases) {
    CAPTURE(text::to_utf8(c.regex));
    CHECK(make::expand_attribute(c.regex) == c.texts);
  }
  for (const char32_t* regex : {U"(<a>", U"<a>*", U"[a-z]", U"a.b"}) {
    CAPTURE(text::to_utf8(regex));
    CHECK_THROWS_AS((void)make::expand_attribute(regex), make::Unreadable);
  }
}

}  // namespace palimpsest
