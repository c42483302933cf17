// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/store.h"

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
    {"person beats import", {{"p", Origin::kPerson, ""}, {"i", Origin::kImport, ""}}, "", "p", 100},
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

Unit unit(UnitId id, const char* source, const char* target) {
  return Unit{id, 1, kPair, parse(source), parse(target), Origin::kPerson, "", 0};
}

std::string best(const Store& store, const char* source, const char* site = "") {
  const text::Runs runs = parse(source);
  const auto match = store.best({kPair, runs, site});
  return match ? show(match->target) : "";
}

TEST_CASE("which unit wins") {
  for (const Case& c : kCases) {
    CAPTURE(c.name);
    Store store;
    UnitId id = 0;
    for (const Added& a : c.added) {
      store.put({++id, 1, kPair, parse("x"), parse(a.target), a.origin, a.site, 0});
    }
    const text::Runs source = parse("x");
    const auto match = store.best({kPair, source, c.site});
    REQUIRE(match.has_value() == !c.target.empty());
    if (!match) continue;
    CHECK(show(match->target) == c.target);
    CHECK(match->score_percent == c.score_percent);
  }
}

TEST_CASE("codes come back numbered as in the query") {
  Store store;
  store.put(unit(1, "a <4>b</4><5/>", "<5/><4>B</4> A"));
  CHECK(best(store, "a <1>b</1><2/>") == "<2/><1>B</1> A");
}

TEST_CASE("memories: rank, penalty, off, gone") {
  Store store;
  Unit second = unit(2, "x", "second");
  second.memory = 2;
  store.put(unit(1, "x", "first"));
  store.put(second);
  store.set_memory({1, 1, 0, true});
  store.set_memory({2, 2, 0, true});
  CHECK(best(store, "x") == "first");
  store.set_memory({1, 3, 0, true});
  CHECK(best(store, "x") == "second");
  store.set_memory({2, 2, 5, true});
  CHECK(best(store, "x") == "first");
  const text::Runs source = parse("x");
  const auto matches = store.find({kPair, source, ""}, {70, 5});
  REQUIRE(matches.size() == 2);
  CHECK(matches[1].score_percent == 95);
  CHECK(store.find({kPair, source, ""}, {96, 5}).size() == 1);
  store.set_memory({1, 1, 0, false});
  CHECK(best(store, "x") == "second");
  CHECK(store.remove_memory(2) == 1);
  CHECK(best(store, "x").empty());
  CHECK(store.size() == 1);
}

TEST_CASE("a unit is changed in place and taken away") {
  Store store;
  store.put(unit(7, "x", "one"));
  CHECK(store.same(1, kPair, parse(" x"), "") == 7);
  CHECK(store.same(1, kPair, parse("x"), "a.org") == 0);
  CHECK(store.same(2, kPair, parse("x"), "") == 0);
  store.put(unit(7, "y", "two"));
  CHECK(store.size() == 1);
  CHECK(best(store, "x").empty());
  CHECK(best(store, "y") == "two");
  CHECK(store.remove(7));
  CHECK(!store.remove(7));
  CHECK(best(store, "y").empty());
}

}  // namespace
}  // namespace palimpsest::memory
