// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/key.h"

#include <doctest/doctest.h>

#include "inline/notation.h"

namespace palimpsest::memory {
namespace {

using test::parse;
using test::show;

struct Case {
  std::string a;
  std::string b;
  bool is_same;
};

const Case kCases[] = {
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

TEST_CASE("which sources are the same") {
  const Pair pair{"en", "es"};
  for (const Case& c : kCases) {
    CAPTURE(c.a);
    CAPTURE(c.b);
    CHECK((key_of(pair, parse(c.a)) == key_of(pair, parse(c.b))) == c.is_same);
  }
  CHECK(key_of({"en", "es"}, parse("a")) != key_of({"en", "fr"}, parse("a")));
  CHECK(key_of({"e", "nes"}, parse("a")) != key_of({"en", "es"}, parse("a")));
}

TEST_CASE("codes are renumbered there and back") {
  const std::vector<uint32_t> codes = codes_in_order(parse("a <7>b<3/></7>"));
  CHECK(codes == std::vector<uint32_t>{7, 3});
  CHECK(show(to_ordinals(parse("<3/><7>B</7><9/>"), codes)) == "<2/><1>B</1>");
  CHECK(show(from_ordinals(parse("<2/><1>B</1><3/>"), codes)) == "<3/><7>B</7>");
}

}  // namespace
}  // namespace palimpsest::memory
