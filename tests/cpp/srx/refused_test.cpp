// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What can't be read is said with its place; the rest works.
#include <doctest/doctest.h>

#include <string>

#include "srx/marked.h"
#include "srx/rules.h"
#include "text/utf8.h"

namespace palimpsest::srx {
namespace {

struct Case {
  const char* pattern;
  size_t position;
  const char* why;  // a part of it
};

const Case kCases[] = {
    {R"((a)\1)", 3, "back-reference"},
    {R"((?<n>a)\k<n>)", 7, "back-reference"},
    {"x(?>a)", 1, "atomic group"},
    {"(?(1)a)", 0, "condition"},
    {R"(é\G)", 1, "\\G"},
    {R"(\X)", 0, "grapheme"},
    {R"(\N{DASH})", 0, "\\N"},
    {R"(a\y)", 1, "\\y is not known"},
    {R"(\p{Klingon})", 0, "\"Klingon\""},
    {R"(\u12)", 0, "\\uhhhh"},
    {R"(\x{110000})", 0, "\\xhh"},
    {"a\\", 1, "backslash"},
    {"(a", 0, "not closed"},
    {"a)", 1, "closes nothing"},
    {"[a", 0, "no end"},
    {"[b-a]", 1, "range"},
    {"*a", 0, "nothing before it"},
    {"a**", 2, "nothing before it"},
    {"{1}", 0, "nothing before {"},
    {"a{,2}", 1, "no repeat"},
    {"a{2,1}", 1, "lower than"},
    {"a{1001}", 1, "too large"},
    {"a{99999999999}", 1, "too large"},
    {"(?:(?:a{1000}){1000}){1000}", 0, "too large"},
    {"(?y)a", 0, "not known"},
};

TEST_CASE("patterns that can't be read are named with their place") {
  for (const Case& c : kCases) {
    CAPTURE(c.pattern);
    Rules rules(test::described({{true, "", c.pattern, 3, 4}, {true, "a", "", 5, 5}}));
    REQUIRE(rules.unreadable().size() == 1);
    const Unreadable& one = rules.unreadable().front();
    CHECK(one.line == 4);
    CHECK(one.rule == "all");
    CHECK(one.part == Unreadable::Part::kAfter);
    CHECK(one.pattern == c.pattern);
    CHECK(one.position == c.position);
    CHECK(one.why.find(c.why) != std::string::npos);
    CHECK(rules.size() == 1);
    CHECK(test::marked(rules, "bab") == "ba|b");
  }
}

TEST_CASE("nothing nests without end") {
  for (const char* open : {"(", "[", "(?i:", "(?=", "(?<!"}) {
    std::string pattern;
    for (int i = 0; i < 5000; ++i) pattern += open;
    const Rules rules(test::described({{true, pattern, "", 1, 1}}));
    CHECK(rules.unreadable().size() == 1);
  }
}

TEST_CASE("a file has an end") {
  std::vector<Rule> many;
  for (int i = 0; i < 100; ++i) many.push_back({true, "(?:a{98}){98}b", "", 1, 1});
  many.push_back({true, "(?:a{98}){97}b", "", 2, 2});
  const Rules rules(test::described(many));
  CHECK_FALSE(rules.unreadable().empty());
  CHECK(rules.unreadable().back().why.find("together") != std::string::npos);
}

TEST_CASE("characters that are told apart have an end") {
  std::string every_second = "[";
  for (char32_t c = 0x3400; c < 0x9000; c += 2) text::append(every_second, c);
  every_second += "]";
  const Rules some(test::described({{true, every_second, "", 1, 1}, {true, "a", "", 2, 2}}));
  CHECK(some.unreadable().empty());
  std::string more = "[";
  for (char32_t c = 0xAC00; c < 0xD700; c += 2) text::append(more, c);
  more += "]";
  const Rules rules(test::described(
      {{true, every_second, "", 1, 1}, {true, more, "", 2, 2}, {true, "a", "", 3, 3}}));
  REQUIRE(rules.unreadable().size() == 1);
  CHECK(rules.unreadable().front().line == 2);
  CHECK(rules.unreadable().front().why.find("apart") != std::string::npos);
  CHECK(rules.size() == 2);
}

}  // namespace
}  // namespace palimpsest::srx
