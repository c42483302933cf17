// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Units that say between which segments they stand, against a slow obvious twin.
#include "memory/neighbours.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "inline/notation.h"
#include "memory/store.h"

namespace palimpsest::memory {
namespace {

using test::parse;
using test::show;

const Pair kPair{"en", "es"};

TEST_CASE("which neighbours are the same") {
  const auto before = [](const char* text) { return neighbours_of(text, "").before; };
  CHECK(before("Read it.") == before(" read \n IT . "));
  CHECK(before("Ａ１") == before("a1"));
  CHECK(before("Read it.") == before("Readit."));
  CHECK(before("Read it.") != before("Read that."));
  CHECK(before("Read it.") != before("it Read."));
  CHECK(before("Read it.") == neighbours_of("", "Read it.").after);
  CHECK_FALSE(neighbours_of("", " \n").is_said());
  CHECK(neighbours_of(".", "").is_said());
}

struct AgreementCase {
  Neighbours unit;
  Neighbours place;
  Agreement agreement;
};

const AgreementCase kAgreements[] = {
    {{}, {}, Agreement::kUnsaid},           {{}, {1, 2}, Agreement::kUnsaid},
    {{1, 2}, {1, 2}, Agreement::kBoth},     {{1, 2}, {1, 3}, Agreement::kOneOfTwo},
    {{1, 2}, {0, 2}, Agreement::kOneOfTwo}, {{1, 2}, {2, 1}, Agreement::kAgainst},
    {{1, 2}, {}, Agreement::kAgainst},      {{1, 0}, {1, 9}, Agreement::kOnlyOne},
    {{0, 2}, {0, 2}, Agreement::kOnlyOne},  {{0, 2}, {2, 0}, Agreement::kAgainst},
};

TEST_CASE("how neighbours agree") {
  for (const AgreementCase& c : kAgreements) {
    CAPTURE(c.unit.before);
    CAPTURE(c.unit.after);
    CAPTURE(c.place.before);
    CAPTURE(c.place.after);
    CHECK(agreement_of(c.unit, c.place) == c.agreement);
  }
}

struct Added {
  const char* target;
  const char* before;
  const char* after;
  Origin origin = Origin::kPerson;
  const char* site = "";
};

struct Case {
  std::string name;
  std::vector<Added> added;
  std::string before;
  std::string after;
  std::string target;
  int score_percent;
  std::string site = {};
};

const Case kCases[] = {
    {"both", {{"n", "A b.", "C d."}}, "a  B.", "C d .", "n", 101},
    {"the only one", {{"n", "A b.", ""}}, "A b.", "C d.", "n", 101},
    {"one of two", {{"n", "A b.", "C d."}}, "A b.", "", "n", 100},
    {"none, but there is nothing else", {{"n", "A b.", "C d."}}, "X.", "Y.", "n", 100},
    {"in context beats what says nothing", {{"n", "A", "C"}, {"g", "", ""}}, "A", "C", "n", 101},
    {"a person's for two neighbours is for both",
     {{"g", "", ""}, {"n", "A", "C"}},
     "A",
     "X",
     "g",
     100},
    {"but is better than one for others", {{"n", "A", "C"}, {"o", "B", "D"}}, "A", "X", "n", 100},
    {"one of two of an import beats what says nothing",
     {{"n", "A", "C", Origin::kImport}, {"g", "", "", Origin::kImport}},
     "A",
     "X",
     "n",
     100},
    {"what says nothing beats none", {{"g", "", ""}, {"n", "A", "C"}}, "X", "Y", "g", 100},
    {"without neighbours likewise", {{"g", "", ""}, {"n", "A", "C"}}, "", "", "g", 100},
    {"both beat the only one", {{"2", "A", "C"}, {"1", "A", ""}}, "A", "C", "2", 101},
    {"the only one beats one of two", {{"1", "A", ""}, {"2", "A", "C"}}, "A", "X", "1", 101},
    {"neighbours beat the site",
     {{"n", "A", "C"}, {"s", "", "", Origin::kPerson, "a.org"}},
     "A",
     "C",
     "n",
     101,
     "a.org"},
    {"the site beats one of two",
     {{"s", "", "", Origin::kPerson, "a.org"}, {"n", "A", "C"}},
     "A",
     "X",
     "s",
     101,
     "a.org"},
    {"of this site, elsewhere on the page",
     {{"g", "", ""}, {"s", "A", "C", Origin::kPerson, "a.org"}},
     "X",
     "Y",
     "g",
     100,
     "a.org"},
    {"of this site, in its place",
     {{"s", "A", "C", Origin::kPerson, "a.org"}, {"n", "A", "C"}},
     "A",
     "C",
     "s",
     101,
     "a.org"},
    {"a person's for elsewhere beats an import in context",
     {{"p", "X", "Y"}, {"i", "A", "C", Origin::kImport}},
     "A",
     "C",
     "p",
     100},
    {"an import's default beats its alternative",
     {{"d", "", "", Origin::kImport}, {"a", "A", "C", Origin::kImport}},
     "",
     "",
     "d",
     100},
};

TEST_CASE("which unit wins by its neighbours") {
  for (const Case& c : kCases) {
    CAPTURE(c.name);
    Store store;
    UnitId id = 0;
    for (const Added& a : c.added) {
      REQUIRE(store.put({Unit{++id, 1, kPair, parse("x"), parse(a.target), a.origin, a.site, 0,
                              a.before, a.after}}));
    }
    const text::Runs source = parse("x");
    const Query query{kPair, source, c.site, c.before, c.after};
    const auto match = store.best(query);
    REQUIRE(match.has_value());
    CHECK(show(match->target) == c.target);
    CHECK(match->score_percent == c.score_percent);
    CHECK((match->kind == MatchKind::kContext) == (c.score_percent == 101));
    CHECK(store.best_score(query, 70) == c.score_percent);
    CHECK(store.find(query, {70, 5}).front().unit == match->unit);
  }
}

TEST_CASE("a default wins over an alternative in spite of a penalty") {
  Store store;
  store.set_memory({1, 1, 10, true});
  store.set_memory({2, 2, 0, true});
  REQUIRE(store.put({Unit{1, 1, kPair, parse("x"), parse("d"), Origin::kImport, "", 0},
                     Unit{2, 2, kPair, parse("x"), parse("a"), Origin::kImport, "", 0, "A", ""}}));
  const text::Runs source = parse("x");
  CHECK(show(store.best({kPair, source, ""})->target) == "d");
  CHECK(show(store.best({kPair, source, "", "A", ""})->target) == "a");
}

TEST_CASE("units of one source in different places are different units") {
  Store store;
  const auto put = [&](UnitId id, const char* site, const char* before, const char* after) {
    REQUIRE(store.put({Unit{id, 1, kPair, parse("x <1>y</1>"), parse("t"), Origin::kPerson, site, 0,
                            before, after}}));
  };
  put(1, "", "", "");
  put(2, "", "A", "");
  put(3, "", "A", "C");
  put(4, "a.org", "A", "C");
  const text::Runs source = parse("x <7>y</7>");
  const auto same = [&](const char* site, const char* before, const char* after) {
    return store.same(1, {kPair, source, site, before, after});
  };
  CHECK(same("", "", "") == 1);
  CHECK(same("", "a ", "") == 2);
  CHECK(same("", "A", "c") == 3);
  CHECK(same("a.org", "A", "C") == 4);
  CHECK(same("a.org", "", "") == 0);
  CHECK(same("", "", "C") == 0);
  CHECK(same("", "C", "A") == 0);
}

TEST_CASE("units without neighbours cost nothing") {
  const auto size_with = [](UnitId said) {
    Index index;
    for (UnitId id = 1; id <= 5000; ++id) {
      const bool says = id <= said;
      index.gather({id, "Open the file", "Abrir", {}, 0, says ? Neighbours{id, id} : Neighbours{}});
    }
    index.settle();
    return index.size_bytes();
  };
  CHECK(size_with(100) - size_with(0) == 100 * (sizeof(Shelf::Place) + sizeof(Neighbours)));
}

/// What the store should hold, and the order of docs/MEMORY.md written out once more.
class Twin {
 public:
  void put(const Unit& unit) { units_[unit.id] = unit; }
  bool remove(UnitId id) { return units_.erase(id) == 1; }
  [[nodiscard]] const std::map<UnitId, Unit>& units() const { return units_; }

  [[nodiscard]] UnitId best(const Query& query) const {
    std::vector<Unit> found;
    for (const auto& [id, unit] : units_) {
      const bool holds = unit.site.empty() || unit.site == query.site;
      if (holds && show(unit.source) == show(query.source)) found.push_back(unit);
    }
    if (found.empty()) return 0;
    std::stable_sort(found.begin(), found.end(), [&](const Unit& a, const Unit& b) {
      if (a.origin != b.origin) return a.origin > b.origin;
      if (is_for_elsewhere(a, query) != is_for_elsewhere(b, query))
        return !is_for_elsewhere(a, query);
      if (is_here(a, query) != is_here(b, query)) return is_here(a, query);
      if (there(a, query) != there(b, query)) return there(a, query) > there(b, query);
      if (a.site.empty() != b.site.empty()) return !a.site.empty();
      return a.id > b.id;
    });
    return found.front().id;
  }
  [[nodiscard]] bool is_in_context(UnitId id, const Query& query) const {
    return is_here(units_.at(id), query);
  }
  [[nodiscard]] bool has(const Query& query, UnitId id) const {
    const auto found = units_.find(id);
    return found != units_.end() && show(found->second.source) == show(query.source) &&
           found->second.site == query.site && found->second.before == query.before &&
           found->second.after == query.after;
  }
  [[nodiscard]] bool has_any(const Query& query) const {
    return std::any_of(units_.begin(), units_.end(),
                       [&](const auto& one) { return has(query, one.first); });
  }

 private:
  static int said(const Unit& unit) {
    return (unit.before.empty() ? 0 : 1) + (unit.after.empty() ? 0 : 1);
  }
  static int there(const Unit& unit, const Query& query) {
    return (!unit.before.empty() && unit.before == query.before ? 1 : 0) +
           (!unit.after.empty() && unit.after == query.after ? 1 : 0);
  }
  static bool is_for_elsewhere(const Unit& unit, const Query& query) {
    const int least = unit.origin == Origin::kPerson ? said(unit) : 1;
    return said(unit) > 0 && there(unit, query) < least;
  }
  static bool is_here(const Unit& unit, const Query& query) {
    return there(unit, query) == said(unit) && (said(unit) > 0 || !unit.site.empty());
  }

  std::map<UnitId, Unit> units_;
};

const char* const kSources[] = {"Open it.", "Open the file", "Close <1>it</1>"};
const char* const kSites[] = {"", "a.org", "b.org"};
const char* const kTexts[] = {"", "Before it.", "After it."};

template <typename Array>
auto any_of(const Array& array, std::mt19937& random) {
  return array[random() % std::size(array)];
}

void check_like_twin(Store& store, const Twin& twin) {
  CHECK(store.size() == twin.units().size());
  for (const char* source : kSources) {
    for (const char* site : kSites) {
      for (const char* before : kTexts) {
        for (const char* after : kTexts) {
          const text::Runs runs = parse(source);
          const Query query{kPair, runs, site, before, after};
          CAPTURE(source);
          CAPTURE(site);
          CAPTURE(before);
          CAPTURE(after);
          const UnitId expected = twin.best(query);
          const auto match = store.best(query);
          REQUIRE(match.has_value() == (expected != 0));
          if (match) {
            CHECK(match->unit == expected);
            CHECK(match->score_percent == (twin.is_in_context(expected, query) ? 101 : 100));
          }
          const UnitId same = store.same(1, query);
          CHECK((same != 0) == twin.has_any(query));
          CHECK((same == 0 || twin.has(query, same)));
        }
      }
    }
  }
}

TEST_CASE("changes in any order, compaction and snapshot are as if all was put anew") {
  std::mt19937 random(23);
  Store store;
  Twin twin;
  const auto random_unit = [&](UnitId id) {
    return Unit{id,
                1,
                kPair,
                parse(any_of(kSources, random)),
                parse(("T" + std::to_string(id)).c_str()),
                random() % 2 == 0 ? Origin::kPerson : Origin::kImport,
                any_of(kSites, random),
                0,
                any_of(kTexts, random),
                any_of(kTexts, random)};
  };
  std::vector<Unit> bulk;
  for (UnitId id = 1; id <= 300; ++id) {
    bulk.push_back(random_unit(id));
    twin.put(bulk.back());
  }
  REQUIRE(store.put(bulk));
  check_like_twin(store, twin);
  // Few units are left at times, so that every class of them is the best at some time.
  for (size_t round = 0; round < 30; ++round) {
    const bool is_thinned = round % 2 == 0;
    for (size_t i = 0; i < 60; ++i) {
      const UnitId id = 1 + static_cast<UnitId>(random() % 320);
      if (is_thinned || random() % 3 == 0) {
        CHECK(store.remove(id) == twin.remove(id));
      } else {
        const Unit unit = random_unit(id);
        REQUIRE(store.put({unit}));
        twin.put(unit);
      }
    }
    check_like_twin(store, twin);
    if (round % 10 == 5) {
      while (store.compact_one()) {
      }
      check_like_twin(store, twin);
    }
    if (round % 10 == 9) {
      std::vector<uint8_t> bytes;
      REQUIRE(store.save(write_into(bytes)));
      REQUIRE(store.load(saved_bytes(bytes.data(), bytes.size())));
      check_like_twin(store, twin);
    }
  }
  Store anew;
  std::vector<Unit> all;
  for (const auto& [id, unit] : twin.units()) all.push_back(unit);
  REQUIRE(anew.put(all));
  check_like_twin(anew, twin);
}

}  // namespace
}  // namespace palimpsest::memory
