// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "inline/marked_text.h"

#include <doctest/doctest.h>

#include "inline/notation.h"

namespace palimpsest::inline_codes {
namespace {

using test::parse;
using test::show;

const std::string kWellFormed[] = {
    "",
    "plain",
    "<1>all</1>",
    "Read the <1>full <2><3/></2>report</1>.",
    "<1></1><2/>",
    "a<1/>b<1000000/>c",
};

TEST_CASE("lift and lower are inverse") {
  for (const std::string& c : kWellFormed) {
    CAPTURE(c);
    const auto lifted = lift(parse(c));
    REQUIRE(lifted.ok());
    CHECK(show(lower(lifted.value())) == c);
  }
}

struct BrokenCase {
  std::string runs;
  std::string where;
  bool is_part;  // fine as a part of a larger text
};
const BrokenCase kBroken[] = {
    {"<1>a", "run 2", true},
    {"a</1>", "run 1", true},
    {"<1>a</1><1>b</1>", "run 3", false},
    {"<1/>a<1/>", "run 2", false},
    {"<1>a<2>b</1>c</2>", "run 4", false},
    {"<1>a</1></1>", "run 3", false},
    {"<1>a</2></1>", "run 2", false},
    {"a</1>b</1>", "run 1", false},
};

TEST_CASE("broken runs are refused with their place") {
  for (const BrokenCase& c : kBroken) {
    CAPTURE(c.runs);
    const auto lifted = lift(parse(c.runs));
    REQUIRE(!lifted.ok());
    CHECK(lifted.error().code == ErrorCode::kBadArgument);
    CHECK(lifted.error().where == c.where);
    CHECK(lift_part(parse(c.runs)).ok() == c.is_part);
  }
}

struct PartCase {
  std::string part;
  std::string whole;
};
const PartCase kParts[] = {
    {"a</1>b", "<1>a</1>b"},
    {"a</2>b</1>c", "<1><2>a</2>b</1>c"},
    {"a<1>b<2>c", "a<1>b<2>c</2></1>"},
    {"a</1>b<2>c", "<1>a</1>b<2>c</2>"},
};

TEST_CASE("a part's codes are completed at its edges") {
  for (const PartCase& c : kParts) {
    CAPTURE(c.part);
    const auto lifted = lift_part(parse(c.part));
    REQUIRE(lifted.ok());
    CHECK(show(lower(lifted.value())) == c.whole);
  }
}

struct CutCase {
  std::string whole;
  uint32_t begin;
  uint32_t end;
  std::string part;
};
const CutCase kCuts[] = {
    {"One. Two.", 5, 9, "Two."},
    {"<1>One. Two.</1>", 0, 4, "One."},  // encloses both
    {"One <1>a. Two</1> b.", 0, 6, "One <1>a.</1>"},
    {"One <1>a. Two</1> b.", 7, 13, "<1>Two</1> b."},
    {"<2>One <1>a. Two</1> b.</2>", 7, 13, "<1>Two</1> b."},
    {"<1/>One<2/> a.<3/>", 0, 6, "One<2/> a."},  // nothing said at the edges
    {"<1><2></2>One</1> a.", 0, 6, "<1>One</1> a."},
    {"x<1><2>ab. c</2> d</1>e", 5, 9, "<1><2>c</2> d</1>e"},
};

TEST_CASE("cutting a part out") {
  for (const CutCase& c : kCuts) {
    CAPTURE(c.whole);
    const auto lifted = lift(parse(c.whole));
    REQUIRE(lifted.ok());
    const CutterView cutter(lifted.value());
    CHECK(show(lower(cutter.cut({c.begin, c.end}))) == c.part);
  }
}

TEST_CASE("a hundred thousand nested codes need no stack") {
  Runs runs;
  constexpr uint32_t kDepth = 100000;
  for (uint32_t n = 1; n <= kDepth; ++n) runs.push_back(text::code_run(RunKind::kOpen, n));
  runs.push_back(text::text_run("deep"));
  for (uint32_t n = kDepth; n >= 1; --n) runs.push_back(text::code_run(RunKind::kClose, n));
  const auto lifted = lift(runs);
  REQUIRE(lifted.ok());
  CHECK(core_of(lifted.value()).marks.empty());
}

}  // namespace
}  // namespace palimpsest::inline_codes
