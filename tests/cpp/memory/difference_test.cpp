// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/difference.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <utility>

#include "inline/notation.h"
#include "memory/alignment.h"
#include "memory/plain_text.h"

namespace palimpsest::memory {
namespace {

using test::parse;

/// Same text as it is, [unit->asked] changed, [+asked] added, [-unit] removed.
std::string show(const std::string& asked, const std::string& unit) {
  std::string out;
  for (const DifferenceSpan& span : difference_spans(parse(asked), parse(unit))) {
    switch (span.kind) {
      case DifferenceSpan::Kind::kSame:
        out += span.asked;
        break;
      case DifferenceSpan::Kind::kChanged:
        out += "[" + span.unit + "->" + span.asked + "]";
        break;
      case DifferenceSpan::Kind::kAdded:
        out += "[+" + span.asked + "]";
        break;
      case DifferenceSpan::Kind::kRemoved:
        out += "[-" + span.unit + "]";
        break;
    }
  }
  return out;
}

struct Case {
  std::string asked;
  std::string unit;
  std::string shown;
};

const Case kCases[] = {
    {"", "", ""},
    {"a b", "a b", "a b"},
    {"The big house.", "The small house.", "The [small->big] house."},
    {"The big house.", "The house.", "The [+big ]house."},
    {"The house.", "The big house.", "The [-big ]house."},
    {"", "The house", "[-The house]"},
    {"The house", "", "[+The house]"},
    {"one two three", "four five three", "[four five->one two] three"},
    {"Read it", "read it", "[read->Read] it"},
    {"10 files", "20 files", "[20->10] files"},
    {"10 or 30 files", "20 files", "[+10 or ][20->30] files"},
    {"Hello, world", "Hello world", "Hello[+, ]world"},
    {"Open <1>the file</1> now", "Open <1>a file</1> now", "Open [a->the] file now"},
    {"Open <1>it</1>", "Open it", "Open it"},
    {"  a", "a", "  a"},
    {"a  b", "a b", "a  b"},
    {" ", "", " "},
    {"日本語", "日本", "[日本->日本語]"},
};

TEST_CASE("what differs") {
  for (const Case& c : kCases) {
    CAPTURE(c.asked);
    CAPTURE(c.unit);
    CHECK(show(c.asked, c.unit) == c.shown);
  }
}

Symbol random_symbol(std::mt19937& random) {
  // Few of each, so that much is equal; exact -> folded -> category is a tree, as with tokens.
  const uint32_t exact = static_cast<uint32_t>(random() % 12);
  const uint32_t folded = exact / 2;
  return {exact, folded, folded % 3};
}

/// The slow twin: the least cost by plain recursion over what is left, remembered.
uint64_t least(const std::vector<Symbol>& a, const std::vector<Symbol>& b, size_t i, size_t j,
               std::map<std::pair<size_t, size_t>, uint64_t>& known) {
  if (i == a.size()) return (b.size() - j) * uint64_t{kEditCost};
  if (j == b.size()) return (a.size() - i) * uint64_t{kEditCost};
  const auto found = known.find({i, j});
  if (found != known.end()) return found->second;
  const uint64_t cost = std::min({least(a, b, i + 1, j + 1, known) + step_cost(a[i], b[j]),
                                  least(a, b, i + 1, j, known) + kEditCost,
                                  least(a, b, i, j + 1, known) + kEditCost});
  known.emplace(std::make_pair(i, j), cost);
  return cost;
}

uint64_t cost_of(const std::vector<Step>& steps, const std::vector<Symbol>& a,
                 const std::vector<Symbol>& b) {
  uint64_t cost = 0;
  for (const Step& step : steps) {
    cost += step.a == kNothing || step.b == kNothing ? kEditCost : step_cost(a[step.a], b[step.b]);
  }
  return cost;
}

/// Each element once, in order.
void check_complete(const std::vector<Step>& steps, size_t a_size, size_t b_size) {
  uint32_t a = 0;
  uint32_t b = 0;
  for (const Step& step : steps) {
    REQUIRE((step.a != kNothing || step.b != kNothing));
    if (step.a != kNothing) REQUIRE(step.a == a++);
    if (step.b != kNothing) REQUIRE(step.b == b++);
  }
  REQUIRE(a == a_size);
  REQUIRE(b == b_size);
}

TEST_CASE("alignments are complete and as cheap as the slow twin's") {
  std::mt19937 random(11);
  for (int round = 0; round < 3000; ++round) {
    std::vector<Symbol> a(random() % 14);
    std::vector<Symbol> b(random() % 14);
    for (Symbol& symbol : a) symbol = random_symbol(random);
    for (Symbol& symbol : b) symbol = random_symbol(random);
    if (round % 2 == 0) b = a;
    if (!b.empty() && round % 2 == 0) b[random() % b.size()] = random_symbol(random);
    const std::vector<Step> steps = align(a, b);
    check_complete(steps, a.size(), b.size());
    std::map<std::pair<size_t, size_t>, uint64_t> known;
    REQUIRE(cost_of(steps, a, b) == least(a, b, 0, 0, known));
  }
}

TEST_CASE("too much to align: the common beginning and end are still found") {
  std::vector<Symbol> a;
  std::vector<Symbol> b;
  for (uint32_t i = 1; i <= 1500; ++i) {
    a.push_back({i, i, 0});
    b.push_back({i + 10000, i + 10000, 0});
  }
  a.front() = b.front() = a.back() = b.back() = {1, 1, 0};
  const std::vector<Step> steps = align(a, b);
  check_complete(steps, a.size(), b.size());
  CHECK(steps.size() == 2 + 2 * 1498);
  CHECK(steps.front().b == 0);
  CHECK(steps.back().a == 1499);
}

TEST_CASE("spans cover both texts without gaps, and same ones are the same") {
  std::mt19937 random(5);
  const char* const kWords[] = {"a",  "b",  "A", "7",  "8",  ",", " ", "  ",
                                " c", "d ", "é", "日", "\n", ".", "e"};
  for (int round = 0; round < 5000; ++round) {
    text::Runs sides[2];
    for (text::Runs& side : sides) {
      for (size_t n = random() % 8; n > 0; --n) {
        side.push_back(random() % 6 == 0 ? text::code_run(text::RunKind::kAlone,
                                                          1 + static_cast<uint32_t>(random() % 3))
                                         : text::text_run(kWords[random() % std::size(kWords)]));
      }
    }
    const std::string asked = plain_text(sides[0]).text;
    const std::string unit = plain_text(sides[1]).text;
    CAPTURE(asked);
    CAPTURE(unit);
    uint32_t asked_at = 0;
    uint32_t unit_at = 0;
    for (const DifferenceRange& span : difference(sides[0], sides[1])) {
      REQUIRE(span.asked.begin == asked_at);
      REQUIRE(span.unit.begin == unit_at);
      REQUIRE_FALSE((span.asked.empty() && span.unit.empty()));
      if (span.kind == DifferenceSpan::Kind::kAdded) REQUIRE(span.unit.empty());
      if (span.kind == DifferenceSpan::Kind::kRemoved) REQUIRE(span.asked.empty());
      if (span.kind == DifferenceSpan::Kind::kSame) {
        const auto without_space = [](std::string_view text) {
          std::string out;
          for (const char c : text) {
            if (c != ' ' && c != '\n') out += c;
          }
          return out;
        };
        REQUIRE(without_space(text::slice(asked, span.asked)) ==
                without_space(text::slice(unit, span.unit)));
      }
      asked_at = span.asked.end;
      unit_at = span.unit.end;
    }
    REQUIRE(asked_at == asked.size());
    REQUIRE(unit_at == unit.size());
  }
}

}  // namespace
}  // namespace palimpsest::memory
