// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "inline/spans.h"

#include <doctest/doctest.h>

#include "inline/notation.h"

namespace palimpsest::inline_codes {
namespace {

struct Case {
  std::string source;
  std::string spans;   // "code:covered text" with | between
  std::string points;  // "code@byte" with a space between
};

const Case kCases[] = {
    {"plain", "", ""},
    {"a <1>big dog</1>.", "1:big dog", ""},
    {"<1>T</1>he end", "1:The", ""},
    {"un<1>believ</1>able", "1:unbelievable", ""},
    {"<1>T</1><2>he</2> end", "2:The", "1@0"},
    {"a<1> big </1>dog", "1:big", ""},
    {"<1>(big)</1> dog", "1:big", ""},
    {"<1>a <2>b</2></1> c", "1:a b|2:b", ""},
    {"a <1>*</1> b<2/>c", "", "1@2 2@6"},
    {"<1><2/></1>a", "", "1@0 2@0"},
    {"don<1>\u2019t</1> go", "1:don\u2019t", ""},
    {"<1>año</1>s", "1:años", ""},
};

TEST_CASE("codes at word edges for the engine") {
  for (const Case& c : kCases) {
    CAPTURE(c.source);
    const auto source = lift(test::parse(c.source));
    REQUIRE(source.ok());
    const WordSpans result = word_spans(source.value());
    std::string spans;
    for (const WordSpan& span : result.spans) {
      if (!spans.empty()) spans += "|";
      spans += std::to_string(span.code) + ":" +
               source.value().text.substr(span.begin, span.end - span.begin);
    }
    CHECK(spans == c.spans);
    std::string points;
    for (const Anchor& point : result.points) {
      if (!points.empty()) points += " ";
      points += std::to_string(point.code) + "@" + std::to_string(point.at);
    }
    CHECK(points == c.points);
  }
}

}  // namespace
}  // namespace palimpsest::inline_codes
