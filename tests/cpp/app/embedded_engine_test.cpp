// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "app/embedded_engine.h"

#include <doctest/doctest.h>

namespace palimpsest::app {
namespace {

struct Case {
  std::string source;
  std::string engine;  // what the engine made of it
  std::string tidy;
};

const Case kCases[] = {
    {"", "", ""},
    {"It rains.", " llueve.", "Llueve."},  // the word with the capital was dropped
    {"it rains.", " llueve.", "llueve."},
    {"IPhones.", "iPhones.", "iPhones."},  // no word was dropped
    {"He eats.", " ¡ñandú!", "¡Ñandú!"},
    {"a b", "a  b", "a b"},
    {"a  b", "a  b", "a  b"},
    {"a", "   ", ""},
    {"a.", "a. ", "a."},
    {"(He) eats", " (él) come", "(Él) come"},
};

TEST_CASE("the engine's text made presentable") {
  for (const Case& c : kCases) {
    CAPTURE(c.source);
    CAPTURE(c.engine);
    apertium::Translation translation;
    translation.text = c.engine;
    CHECK(tidy(translation, c.source).text == c.tidy);
  }
}

TEST_CASE("words and points move along") {
  apertium::Translation translation;
  translation.text = " ñu  come ";
  translation.words.push_back({1, 4, {7}, '*'});
  translation.words.push_back({6, 10, {}, 0});
  translation.points.push_back({0, 1});
  translation.points.push_back({6, 2});
  translation.points.push_back({11, 3});
  const apertium::Translation out = tidy(translation, "a b");
  CHECK(out.text == "ñu come");
  REQUIRE(out.words.size() == 2);
  CHECK(out.text.substr(out.words[0].begin, out.words[0].end - out.words[0].begin) == "ñu");
  CHECK(out.text.substr(out.words[1].begin, out.words[1].end - out.words[1].begin) == "come");
  CHECK(out.words[0].mark == '*');
  CHECK(out.words[0].codes == std::vector<uint32_t>{7});
  REQUIRE(out.points.size() == 3);
  CHECK(out.points[0].at == 0);
  CHECK(out.points[1].at == 4);
  CHECK(out.points[2].at == 8);
}

}  // namespace
}  // namespace palimpsest::app
