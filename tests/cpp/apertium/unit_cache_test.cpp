// SPDX-License-Identifier: GPL-3.0-or-later
#include "apertium/unit_cache.h"

#include <doctest/doctest.h>

#include <map>
#include <random>

namespace palimpsest::apertium {

TEST_CASE("what is kept is found, what was overwritten is not, and nothing else ever") {
  UnitCache cache(16, 64);
  std::map<Tape, Tape> truth;
  std::minstd_rand random(5);
  size_t found = 0;
  for (int i = 0; i < 20000; ++i) {
    Tape form(1 + random() % 4);
    for (Symbol& s : form) s = static_cast<Symbol>('a' + random() % 3);
    const UnitCache::Answer known = cache.find(form);
    if (known.found) {
      ++found;
      REQUIRE(Tape(known.symbols.begin(), known.symbols.end()) == truth[form]);
      continue;
    }
    Tape answer(random() % 20);
    for (Symbol& s : answer) s = static_cast<Symbol>(random() % 100);
    cache.keep(form, answer);
    truth[form] = answer;
    const UnitCache::Answer again = cache.find(form);
    REQUIRE(again.found);
    REQUIRE(Tape(again.symbols.begin(), again.symbols.end()) == answer);
  }
  CHECK(found > 100);
}

TEST_CASE("an answer that would fill the ring is not kept") {
  UnitCache cache;
  const Tape form{'a'};
  cache.keep(form, Tape(5000));
  CHECK(!cache.find(form).found);
  CHECK(!cache.find(Tape{}).found);
}

}  // namespace palimpsest::apertium
