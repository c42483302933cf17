// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/memory.h"

#include <doctest/doctest.h>

#include "inline/notation.h"

namespace palimpsest::memory {
namespace {

using test::parse;
using test::show;

const Pair kPair{"en", "es"};

struct Added {
  const char* target;
  Origin origin;
  const char* site;
};

struct Case {
  std::string name;
  std::vector<Added> added;
  std::string site;
  std::string target;  // "" for no match
  int score_percent;
};

const Case kCases[] = {
    {"nothing", {}, "", "", 0},
    {"one", {{"A", Origin::kImport, ""}}, "", "A", 100},
    {"person beats import beats engine",
     {{"p", Origin::kPerson, ""}, {"i", Origin::kImport, ""}, {"e", Origin::kEngine, ""}},
     "",
     "p",
     100},
    {"import beats engine", {{"i", Origin::kImport, ""}, {"e", Origin::kEngine, ""}}, "", "i", 100},
    {"the site's own beats the general one",
     {{"g", Origin::kPerson, ""}, {"s", Origin::kPerson, "a.org"}},
     "a.org",
     "s",
     101},
    {"a person's general one beats the site's import",
     {{"g", Origin::kPerson, ""}, {"s", Origin::kImport, "a.org"}},
     "a.org",
     "g",
     100},
    {"another site's is no match", {{"s", Origin::kPerson, "a.org"}}, "b.org", "", 0},
    {"without a site only general ones", {{"s", Origin::kPerson, "a.org"}}, "", "", 0},
    {"the later of equals", {{"1", Origin::kPerson, ""}, {"2", Origin::kPerson, ""}}, "", "2", 100},
};

TEST_CASE("which unit wins") {
  for (const Case& c : kCases) {
    CAPTURE(c.name);
    Memory memory;
    for (const Added& a : c.added) {
      memory.add(kPair, Unit{parse("x"), parse(a.target), a.origin, a.site});
    }
    const auto match = memory.lookup(kPair, parse("x"), c.site);
    REQUIRE(match.has_value() == !c.target.empty());
    if (!match) continue;
    CHECK(show(match->target) == c.target);
    CHECK(match->score_percent == c.score_percent);
  }
}

TEST_CASE("codes come back numbered as in the query") {
  Memory memory;
  memory.add(kPair, Unit{parse("a <4>b</4><5/>"), parse("<5/><4>B</4> A"), Origin::kPerson, ""});
  const auto match = memory.lookup(kPair, parse("a <1>b</1><2/>"), "");
  REQUIRE(match.has_value());
  CHECK(show(match->target) == "<2/><1>B</1> A");
}

TEST_CASE("forgetting") {
  Memory memory;
  memory.add(kPair, Unit{parse("x"), parse("g"), Origin::kPerson, ""});
  memory.add(kPair, Unit{parse("x"), parse("s"), Origin::kPerson, "a.org"});
  CHECK(memory.size() == 2);
  CHECK(memory.forget(kPair, parse("y"), "") == 0);
  CHECK(memory.forget({"en", "fr"}, parse("x"), "") == 0);
  CHECK(memory.forget(kPair, parse(" x "), "") == 1);
  CHECK(!memory.lookup(kPair, parse("x"), ""));
  CHECK(memory.lookup(kPair, parse("x"), "a.org"));
  CHECK(memory.forget(kPair, parse("x"), "a.org") == 1);
  CHECK(memory.size() == 0);
}

}  // namespace
}  // namespace palimpsest::memory
