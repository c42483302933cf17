// SPDX-License-Identifier: GPL-3.0-or-later
#include "apertium/transducer.h"

#include <doctest/doctest.h>

#include "apertium/render.h"
#include "apertium/toy.h"
#include "data/make/byte_reader.h"
#include "text/utf8.h"

namespace palimpsest::apertium {
namespace {

using test::Toy;

std::string forms_of(const Toy& toy, StateSet& set, Casing casing) {
  std::vector<Configuration> finals;
  for (const Configuration& c : set.configurations()) {
    if (set.final_of(c) != Final::kNone) finals.push_back(c);
  }
  Renderer renderer(toy.symbols());
  Forms forms;
  renderer.render(set, finals, casing, forms);
  std::string out;
  for (size_t i = 0; i < forms.size(); ++i) {
    out += '/' + toy.stream(Tape(forms[i].begin(), forms[i].end()), Codes());
  }
  return out;
}

}  // namespace

TEST_CASE("results of equal weight come in the native sort's order") {
  // FORMAT.md 5, "check".
  CHECK(native_order(16)[0] == 0);
  CHECK(native_order(16)[15] == 15);
  CHECK(native_order(17) ==
        std::vector<uint32_t>{8, 16, 15, 14, 13, 12, 11, 10, 9, 0, 7, 6, 5, 4, 3, 2, 1});
  CHECK(native_order(18) ==
        std::vector<uint32_t>{9, 17, 16, 15, 14, 13, 12, 11, 10, 0, 8, 7, 6, 5, 4, 3, 2, 1});
}

TEST_CASE("a configuration is dirty once lower case stood in for upper") {
  Toy toy({"n"});
  const Transducer dictionary = toy.dictionary({{"may", "may<n>"}, {"May", "May<n>"}});
  struct Case {
    const char32_t* word;
    const char* forms;
  };
  const Case cases[] = {
      {U"may", "/may<n>"},
      {U"May", "/May<n>/MAY<n>"},  // the dictionary's own, and the dirty one,
                                   // cased
      {U"MAY", "/MAY<n>"},
      {U"mAy", "/MAY<n>"},
      {U"maya", ""},
  };
  for (const Case& c : cases) {
    CAPTURE(text::to_utf8(c.word));
    StateSet set(dictionary);
    for (const char32_t letter : std::u32string_view(c.word)) {
      const Symbol lower = letter >= 'A' && letter <= 'Z' ? letter + 32 : letter;
      set.step(toy.symbols().label(letter), toy.symbols().label(lower));
    }
    CHECK(forms_of(toy, set, {true, true}) == c.forms);
  }
}

TEST_CASE("the end of text and unknown tags empty a set") {
  Toy toy({"n"});
  const Transducer dictionary = toy.dictionary({{"a", "a<n>"}});
  StateSet set(dictionary);
  set.step(0);
  CHECK(set.empty());
  set.reset();
  CHECK_FALSE(set.empty());
}

TEST_CASE("a transducer is read as it was written, and not if anything of it is damaged") {
  Toy toy({"n"});
  make::RawTransducer raw = toy.raw({{"ab", "ab<n>"}, {"abc", "ab<n>"}, {"xc", "xy"}});
  make::FieldWriter writer;
  raw.write(toy.pack_symbols(), writer);
  const std::vector<std::byte> good = writer.bytes();
  FieldReader reader(good);
  Transducer transducer;
  REQUIRE(transducer.read(reader, toy.symbols()));
  StateSet set(transducer);
  for (const char c : std::string_view("abc")) set.step(static_cast<Label>(c));
  CHECK(forms_of(toy, set, {}) == "/ab<n>");

  size_t refused = 0;
  for (size_t at = 0; at < good.size(); ++at) {
    for (const unsigned flip : {1U, 0x80U, 0xFFU}) {
      std::vector<std::byte> bad = good;
      bad[at] ^= std::byte(flip);
      FieldReader bad_reader(bad);
      Transducer other;
      if (!other.read(bad_reader, toy.symbols())) {
        ++refused;
        continue;
      }
      StateSet walk(other);  // whatever it is now, it can be walked
      for (const char c : std::string_view("abcx")) walk.step(static_cast<Label>(c));
    }
  }
  CHECK(refused > good.size());
}

TEST_CASE("a transducer with an index out of range is not written") {
  Toy toy({"n"});
  make::RawTransducer raw = toy.raw({{"ab", "ab<n>"}});
  raw.states[0].transitions[0].target = 99;
  make::FieldWriter writer;
  CHECK_THROWS_AS(raw.write(toy.pack_symbols(), writer), make::Unreadable);
}

}  // namespace palimpsest::apertium
