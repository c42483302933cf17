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

struct Same {
  std::string a;
  std::string b;
  bool is_same;
};

const Same kSame[] = {
    {"Read it.", "Read it.", true},
    {"Read it.", "Read  \n it.", true},
    {"Read it.", " Read\u00A0it. ", true},
    {"Read it.", "read it.", false},
    {"Read it.", "Readit.", false},
    {"a <1>b</1>", "a <7>b</7>", true},
    {"a <1>b</1>", "a b", false},
    {"a <1>b</1>", "<1>a b</1>", false},
    {"a <1>b</1><2/>", "a <9>b</9><3/>", true},
    {"a <1/>b", "a <1>b</1>", false},
    {"<1>a</1> <2>b</2>", "<2>a</2> <1>b</1>", true},
    {"<1><2>a</2></1>", "<2><1>a</1></2>", true},
    {"a <1>b</1>", "a<1> b</1>", false},
};

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

std::string best(Store& store, const char* source, const char* site = "") {
  const text::Runs runs = parse(source);
  const auto match = store.best({kPair, runs, site});
  return match ? show(match->target) : "";
}

UnitId same(Store& store, MemoryId memory, const std::string& source, const char* site = "",
            const Pair& pair = kPair) {
  const text::Runs runs = parse(source);
  return store.same(memory, {pair, runs, site});
}

/// Puts one unit in; a store takes them in any number.
void put(Store& store, const Unit& unit) {
  REQUIRE(store.put({unit}));
}

TEST_CASE("which sources are the same") {
  for (const Same& c : kSame) {
    CAPTURE(c.a);
    CAPTURE(c.b);
    Store store;
    put(store, unit(1, c.a.c_str(), "x"));
    CHECK((same(store, 1, c.b) == 1) == c.is_same);
    CHECK(same(store, 1, c.a, "", {"en", "fr"}) == 0);
  }
}

TEST_CASE("which unit wins") {
  for (const Case& c : kCases) {
    CAPTURE(c.name);
    Store store;
    UnitId id = 0;
    for (const Added& a : c.added) {
      put(store, {++id, 1, kPair, parse("x"), parse(a.target), a.origin, a.site, 0});
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
  put(store, unit(1, "a <4>b</4><5/>", "<5/><4>B</4> A"));
  CHECK(best(store, "a <1>b</1><2/>") == "<2/><1>B</1> A");
}

TEST_CASE("memories: rank, penalty, off, gone") {
  Store store;
  Unit second = unit(2, "x", "second");
  second.memory = 2;
  put(store, unit(1, "x", "first"));
  put(store, second);
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
  put(store, unit(7, "x", "one"));
  CHECK(same(store, 1, " x") == 7);
  CHECK(same(store, 1, "x", "a.org") == 0);
  CHECK(same(store, 2, "x") == 0);
  put(store, unit(7, "y", "two"));
  CHECK(store.size() == 1);
  CHECK(best(store, "x").empty());
  CHECK(best(store, "y") == "two");
  CHECK(store.remove(7));
  CHECK(!store.remove(7));
  CHECK(best(store, "y").empty());
}

std::vector<Match> find(Store& store, const char* source, const Pair& pair = kPair,
                        int threshold = 70) {
  const text::Runs runs = parse(source);
  return store.find({pair, runs, ""}, {threshold, 5});
}

TEST_CASE("the classes of matches, and their targets") {
  Store store;
  put(store,
      unit(1, "Copied 12 files on May 3, 2020.", "12 archivos copiados el 3 de mayo de 2020."));
  put(store, unit(2, "See https://a.example/x for <1>more</1>.",
                  "Vea <1>más</1> en https://a.example/x."));
  put(store, unit(3, "Open the <1>big</1> window now", "Abra ya la ventana <1>grande</1>"));
  auto found = find(store, "copied 12 FILES on may 3, 2020.");
  REQUIRE(!found.empty());
  CHECK(found[0].kind == MatchKind::kFolded);
  CHECK(found[0].score_percent == 99);
  CHECK(best(store, "copied 12 FILES on may 3, 2020.").empty());

  found = find(store, "Copied 4,120 files on December 24, 2021.");
  REQUIRE(found.size() == 1);
  CHECK(found[0].kind == MatchKind::kPlaceables);
  CHECK(found[0].score_percent == 99);
  CHECK(found[0].is_adapted);
  CHECK(show(found[0].target) == "4120 archivos copiados el 24 de diciembre de 2021.");
  CHECK(best(store, "Copied 4,120 files on December 24, 2021.") == show(found[0].target));

  // Far apart in tokens, alike but for the address.
  const char* const far = "See http://www.b.example/one/two?three=4#five-six for <8>more</8>.";
  CHECK(best(store, far) == "Vea <8>más</8> en http://www.b.example/one/two?three=4#five-six.");

  found = find(store, "Open the <7>small</7> window now");
  REQUIRE(found.size() == 1);
  CHECK(found[0].kind == MatchKind::kFuzzy);
  CHECK(found[0].score_percent == 85);
  CHECK(found[0].character_score_percent < 85);
  CHECK(show(found[0].target) == "Abra ya la ventana <7>grande</7>");
  REQUIRE(found[0].difference.size() == 3);
  CHECK(found[0].difference[1].kind == DifferenceSpan::Kind::kChanged);
  CHECK(found[0].difference[1].asked == "small");
  CHECK(found[0].difference[1].unit == "big");
  CHECK(best(store, "Open the <7>small</7> window now").empty());
}

TEST_CASE("memories of related languages serve, for a price") {
  Store store;
  Unit mexican = unit(1, "Save", "Guardar MX");
  mexican.pair = {"en", "es-MX"};
  mexican.origin = Origin::kImport;
  Unit general = unit(2, "Save", "Guardar");
  general.origin = Origin::kImport;
  put(store, mexican);
  put(store, general);
  auto found = find(store, "Save", {"en", "es-MX"});
  REQUIRE(found.size() == 2);
  CHECK(found[0].unit == 1);
  CHECK(found[0].score_percent == 100);
  CHECK(found[1].score_percent == 99);
  CHECK(found[1].pair == general.pair);
  CHECK(find(store, "Save", {"en-GB", "es-ES"}).size() == 2);
  CHECK(find(store, "Save", {"en", "fr"}).empty());
  // A person's word wins, whatever it costs.
  Unit own = unit(3, "Save", "Guarda");
  put(store, own);
  CHECK(find(store, "Save", {"en", "es-MX"})[0].unit == 3);
}

TEST_CASE("the same translation is offered once") {
  Store store;
  std::vector<Unit> units;
  for (UnitId id = 1; id <= 600; ++id) units.push_back(unit(id, "Cancel", id % 2 == 0 ? "A" : "B"));
  REQUIRE(store.put(units));
  CHECK(store.size() == 600);
  CHECK(find(store, "Cancel").size() == 2);
}

TEST_CASE("a saved store is the same store") {
  Store store;
  std::vector<Unit> units;
  for (UnitId id = 1; id <= 700; ++id) {
    const std::string source = "File " + std::to_string(id) + " of <1>many</1>";
    units.push_back(unit(id, source.c_str(), ("T" + std::to_string(id)).c_str()));
    units.back().memory = 1 + id % 2;
    if (id % 5 == 0) units.back().site = "s" + std::to_string(id % 3) + ".org";
  }
  REQUIRE(store.put(units));
  store.remove(17);
  std::vector<uint8_t> bytes;
  REQUIRE(store.save(write_into(bytes)));
  Store loaded;
  REQUIRE(loaded.load(saved_bytes(bytes.data(), bytes.size())));
  CHECK(loaded.size() == 699);
  for (const char* source : {"File 16 of <1>many</1>", "File 17 of <1>many</1>"}) {
    CHECK(best(loaded, source) == best(store, source));
  }
  CHECK(best(loaded, "File 25 of <3>many</3>", "s1.org") == "T25");
  CHECK(same(loaded, 2, "File 25 of <3>many</3>", "s1.org") == 25);
  put(loaded, unit(25, "y", "two"));
  CHECK(best(loaded, "y") == "two");

  SUBCASE("cut off or changed anywhere it is refused, and the store is empty") {
    for (size_t size = 0; size < bytes.size(); size += 97) {
      CHECK(!loaded.load(saved_bytes(bytes.data(), size)).ok());
      CHECK(loaded.size() == 0);
    }
    for (size_t at = 0; at < bytes.size(); at += 131) {
      std::vector<uint8_t> bad = bytes;
      bad[at] ^= 0x10;
      Store other;
      const SavedBytes in = saved_bytes(bad.data(), bad.size());
      static_cast<void>(other.load(in));  // sites and counts may still be good
      static_cast<void>(best(other, "File 16 of <1>many</1>"));
    }
  }

  SUBCASE("with a file that fails it is refused, or not saved") {
    for (size_t most = 0; most < bytes.size(); most += 997) {
      size_t written = 0;
      CHECK(!store.save([&](const uint8_t*, size_t size) { return (written += size) <= most; }));
      size_t read = 0;
      const ReadBytes load = [&](uint8_t* to, size_t size) {
        if ((read += size) > most) return false;
        std::copy_n(bytes.data() + read - size, size, to);
        return true;
      };
      CHECK(!loaded.load({bytes.size(), load}).ok());
      CHECK(loaded.size() == 0);
    }
  }
}

}  // namespace
}  // namespace palimpsest::memory
