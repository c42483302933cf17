// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What holds whatever an engine answers, on random markup and random nonsense.
#include <doctest/doctest.h>

#include <map>
#include <random>

#include "inline/code_tree.h"
#include "inline/notation.h"
#include "inline/projection.h"
#include "inline/spans.h"

namespace palimpsest::inline_codes {
namespace {

constexpr uint32_t kSeed = 20261123;
const char* const kWords[] = {"a", "dog", "ñu",   "—",       "!",  " ",
                              " ", ", ",  "日本", "e\u0301", "42", "*"};

using Random = std::mt19937;

uint32_t below(Random& random, uint32_t limit) {
  return std::uniform_int_distribution<uint32_t>(0, limit - 1)(random);
}

Runs random_source(Random& random) {
  Runs runs;
  std::vector<uint32_t> open;
  uint32_t next_code = 1;
  const uint32_t length = below(random, 24);
  for (uint32_t i = 0; i < length; ++i) {
    switch (below(random, 6)) {
      case 0:
        open.push_back(next_code);
        runs.push_back(text::code_run(RunKind::kOpen, next_code++));
        break;
      case 1:
        if (open.empty()) break;
        runs.push_back(text::code_run(RunKind::kClose, open.back()));
        open.pop_back();
        break;
      case 2:
        runs.push_back(text::code_run(RunKind::kAlone, next_code++));
        break;
      default:
        runs.push_back(text::text_run(kWords[below(random, std::size(kWords))]));
    }
  }
  for (; !open.empty(); open.pop_back()) {
    runs.push_back(text::code_run(RunKind::kClose, open.back()));
  }
  return runs;
}

Target random_target(Random& random, uint32_t codes) {
  Target target;
  const uint32_t length = below(random, 16);
  for (uint32_t i = 0; i < length; ++i) target.text += kWords[below(random, std::size(kWords))];
  const auto size = static_cast<uint32_t>(target.text.size()) + 3;  // beyond the end, too
  for (uint32_t i = below(random, 12); i > 0; --i) {
    const uint32_t begin = below(random, size);
    target.pieces.push_back({begin, begin + below(random, 6), below(random, codes + 2)});
  }
  for (uint32_t i = below(random, 4); i > 0; --i) {
    target.anchors.push_back({below(random, size), below(random, codes + 2)});
  }
  return target;
}

Runs random_answer(Random& random, uint32_t codes) {
  Runs runs;
  for (uint32_t i = below(random, 20); i > 0; --i) {
    const auto kind = static_cast<RunKind>(below(random, 4));
    if (kind == RunKind::kText) {
      runs.push_back(text::text_run(kWords[below(random, std::size(kWords))]));
    } else {
      runs.push_back(text::code_run(kind, 1 + below(random, codes + 2)));
    }
  }
  return runs;
}

/// Code to (parent's code, paired).
std::map<uint32_t, std::pair<uint32_t, bool>> shape_of(const MarkedText& marked) {
  std::map<uint32_t, std::pair<uint32_t, bool>> shape;
  const CodeTree tree(marked);
  for (NodeIndex n = 1; n < tree.size(); ++n) {
    shape[tree[n].code] = {tree[tree[n].parent].code, tree[n].is_paired};
  }
  return shape;
}

std::string text_of(const Runs& runs) {
  std::string text;
  for (const Run& run : runs) text += run.text;
  return text;
}

/// Every code of the source once, in the same parent; marks sorted and on character boundaries.
void check(const MarkedText& source, const MarkedText& result) {
  const auto again = lift(lower(result));
  REQUIRE(again.ok());
  REQUIRE(shape_of(again.value()) == shape_of(source));
  uint32_t last = 0;
  for (const Mark& mark : result.marks) {
    REQUIRE(mark.at >= last);
    REQUIRE(mark.at <= result.text.size());
    if (mark.at < result.text.size()) {
      REQUIRE((static_cast<unsigned char>(result.text[mark.at]) & 0xC0) != 0x80);
    }
    last = mark.at;
  }
}

TEST_CASE("codes come out once, nested as they were, whatever the engine said") {
  Random random(kSeed);
  for (int round = 0; round < 10000; ++round) {
    const Runs runs = random_source(random);
    const auto lifted = lift(runs);
    REQUIRE(lifted.ok());
    const MarkedText& source = lifted.value();
    const auto codes = static_cast<uint32_t>(source.marks.size());
    const Target target = random_target(random, codes);
    INFO("seed ", kSeed, " round ", round, ": ", test::show(runs), " | ", target.text);
    const MarkedText projected = project(source, target);
    REQUIRE(projected.text == target.text);
    check(source, projected);

    const Runs answer = random_answer(random, codes);
    const Runs repaired = repair(source, answer);
    REQUIRE(text_of(repaired) == text_of(answer));
    const auto lifted_again = lift(repaired);
    REQUIRE(lifted_again.ok());
    check(source, lifted_again.value());
    // What is right stays as it is.
    const Runs twice = repair(source, repaired);
    REQUIRE(text_of(twice) == text_of(answer));
    const auto self = lift(lower(source));
    REQUIRE(self.ok());
    REQUIRE(repair(source, lower(source)) == lower(self.value()));
  }
}

TEST_CASE("spans for the engine nest and begin and end at characters") {
  Random random(kSeed + 1);
  for (int round = 0; round < 7000; ++round) {
    const auto lifted = lift(random_source(random));
    REQUIRE(lifted.ok());
    const WordSpans result = word_spans(lifted.value());
    INFO("seed ", kSeed + 1, " round ", round, ": ", test::show(lower(lifted.value())));
    std::vector<WordSpan> open;
    uint32_t last = 0;
    for (const WordSpan& span : result.spans) {
      REQUIRE(span.begin < span.end);
      REQUIRE(span.begin >= last);
      last = span.begin;
      while (!open.empty() && open.back().end <= span.begin) open.pop_back();
      if (!open.empty()) REQUIRE(span.end <= open.back().end);
      open.push_back(span);
    }
    last = 0;
    for (const Anchor& point : result.points) {
      REQUIRE(point.at >= last);
      last = point.at;
    }
    REQUIRE(result.spans.size() + result.points.size() == shape_of(lifted.value()).size());
  }
}

TEST_CASE("a hundred thousand codes, nested or side by side, in bounded time") {
  constexpr uint32_t kCodes = 100000;
  Runs nested;
  Runs flat;
  Target target;
  for (uint32_t n = 1; n <= kCodes; ++n) {
    nested.push_back(text::code_run(RunKind::kOpen, n));
    nested.push_back(text::text_run("a "));
    flat.push_back(text::code_run(RunKind::kOpen, n));
    flat.push_back(text::text_run("a "));
    flat.push_back(text::code_run(RunKind::kClose, n));
    const auto at = static_cast<uint32_t>(target.text.size());
    target.text += "b ";
    target.pieces.push_back({at, at + 1, 1 + n * 7919 % kCodes});
  }
  for (uint32_t n = kCodes; n >= 1; --n) nested.push_back(text::code_run(RunKind::kClose, n));
  for (const Runs& runs : {nested, flat}) {
    const auto lifted = lift(runs);
    REQUIRE(lifted.ok());
    CHECK(project(lifted.value(), target).marks.size() == 2 * kCodes);
    CHECK(word_spans(lifted.value()).spans.size() == kCodes);
  }
  const auto lifted = lift(flat);
  REQUIRE(lifted.ok());
  CHECK((repair(lifted.value(), flat) == flat));
}

}  // namespace
}  // namespace palimpsest::inline_codes
