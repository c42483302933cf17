// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Which rules hold for a language, in which order, and what becomes of a text.
#include "srx/rules.h"

#include <doctest/doctest.h>

#include <string>

#include "srx/marked.h"

namespace palimpsest::srx {
namespace {

using test::marked;

Description two_languages(bool cascade) {
  Description description;
  description.cascade = cascade;
  description.language_rules = {
      {"German", {{false, R"(\bbzw\.\s)", "", 1, 1}, {true, ":", "", 1, 1}}},
      {"Default", {{true, R"(\.\s)", "", 1, 1}}},
      {"Quiet", {{false, R"(\.)", "", 1, 1}}},
  };
  description.maps = {
      {"DE.*", "German", 1}, {"(de|en)([_-].*)?", "Default", 1}, {"fr", "Quiet", 1}};
  return description;
}

TEST_CASE("with cascade all maps that match count, in order; without, the first one") {
  const std::string text = "Das bzw. dies. Und: so.";
  Rules all(two_languages(true));
  CHECK(marked(all, text, "de") == "Das bzw. dies.|Und:|so.");
  CHECK(marked(all, text, "de-AT") == "Das bzw. dies.|Und:|so.");
  CHECK(marked(all, text, "DE_at") == "Das bzw. dies.|Und:|so.");
  CHECK(marked(all, text, "en-GB") == "Das bzw.|dies.|Und: so.");
  Rules first(two_languages(false));
  CHECK(marked(first, text, "de") == "Das bzw. dies. Und:|so.");
  CHECK(marked(first, text, "en") == "Das bzw.|dies.|Und: so.");
}

TEST_CASE("rules are for a language if one of them breaks") {
  Rules rules(two_languages(true));
  CHECK(rules.applies_to("de"));
  CHECK(rules.applies_to("EN-US"));
  CHECK_FALSE(rules.applies_to("fr"));
  CHECK_FALSE(rules.applies_to("english"));
  CHECK_FALSE(rules.applies_to(""));
}

TEST_CASE("the first rule that matches decides") {
  Rules no_first(test::described({{false, "Mr\\.", "\\s", 1, 1}, {true, "\\.", "\\s", 1, 1}}));
  CHECK(marked(no_first, "Mr. A. B.") == "Mr. A.|B.");
  Rules yes_first(test::described({{true, "\\.", "\\s", 1, 1}, {false, "Mr\\.", "\\s", 1, 1}}));
  CHECK(marked(yes_first, "Mr. A. B.") == "Mr.|A.|B.");
}

TEST_CASE("a hard line break ends a segment whatever the rules say") {
  Rules rules(test::described({{false, "", "", 1, 1}}));
  CHECK(marked(rules, "a. b\xE2\x80\xA8 c\xE2\x80\xA8\xE2\x80\xA8") == "a. b|c");
}

TEST_CASE("white space is of no segment") {
  Rules rules(test::described({{true, "\\.", "", 1, 1}}));
  CHECK(marked(rules, "") == "");
  CHECK(marked(rules, " \t\xE3\x80\x80\n") == "");
  CHECK(marked(rules, "  a .  b.\xC2\xA0 ") == "a .|b.");
}

TEST_CASE("ill-formed bytes count as U+FFFD") {
  Rules rules(test::described({{true, R"(\uFFFD)", "", 1, 1}}));
  CHECK(marked(rules, "a\xFFg\xE2\x80h") == "a\xFF|g\xE2\x80|h");
}

TEST_CASE("maps that can't be read, or lead nowhere, are listed") {
  Description description = two_languages(true);
  description.maps.push_back({"(x", "German", 7});
  description.maps.push_back({"x", "Elvish", 8});
  const Rules rules(description);
  REQUIRE(rules.unreadable().size() == 2);
  CHECK(rules.unreadable()[0].line == 7);
  CHECK(rules.unreadable()[0].part == Unreadable::Part::kMap);
  CHECK(rules.unreadable()[1].why.find("\"Elvish\"") != std::string::npos);
}

TEST_CASE("long texts of hard patterns end soon") {
  Rules rules(test::described({
      {false, "(a*)*b", "", 1, 1},
      {false, "(?:a|a)*c", "(?=.*x.*y)", 1, 1},
      {false, "(?<=(?:ab?)*)\\.", "", 1, 1},
      {true, "[ab]{0,500}\\.", "a{0,500}b", 1, 1},
  }));
  std::string text;
  for (int i = 0; i < 5000; ++i) text += i % 7 == 0 ? "." : i % 3 == 0 ? "b" : "a";
  CHECK_FALSE(rules.split(text, "en").empty());
}

}  // namespace
}  // namespace palimpsest::srx
