// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Two packs one after the other: en -> es (the toy pair) -> fr.
#include "app/route.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "apertium/toy.h"
#include "app/session.h"
#include "inline/notation.h"

namespace palimpsest::app {
namespace {

using test::parse;
using test::show;

const Pair kPair{"en", "fr"};
const std::vector<std::string> kWay{"toy-toz", "toz-tof"};

std::vector<std::byte> second_pack() {
  return test::toy_pack_of({R"({"id":"toz-tof","from":"es","to":"fr"})",
                            {{"perro", "perro<n><sg>"},
                             {"perros", "perro<n><pl>"},
                             {"zarp", "zarp<n><sg>"},
                             {".", ".<sent>", apertium::Final::kInconditional}},
                            {{"perro<n><sg>", "chien"},
                             {"perro<n><pl>", "chiens"},
                             {"zarp<n><sg>", "zarpe"},
                             {".<sent>", "."}},
                            {{"~a el", "al"}}});
}

Session both() {
  Session session;
  REQUIRE(session.add_pack(test::toy_pack()).ok());
  REQUIRE(session.add_pack(second_pack()).ok());
  return session;
}

TranslateRequest request_of(const std::string& block) {
  return {kPair, "", {Block{1, parse(block)}}, kWay};
}

Segment first_segment(Session& session, const TranslateRequest& request) {
  const auto results = session.translate(request);
  REQUIRE(results.ok());
  for (const Part& part : results.value()[0].parts) {
    if (part.segment) return *part.segment;
  }
  FAIL("no segment");
  return {};
}

struct Case {
  const char* source;
  const char* target;
};

const Case kCases[] = {
    {"dogs", "chiens"},
    {"<1>dogs</1> <2/><3>dog</3>.", "<1>chiens</1> <2/><3>chien</3>."},
    {"dog blorp dogs.", "chien blorp chiens."},  // known to neither
    {"Blorp dog", "Blorp chien"},
    {"<1><2>dog</2> blorp</1>", "<1><2>chien</2> blorp</1>"},
    {"5", "5"},
};

TEST_CASE("what one pack makes another one goes on from") {
  Session session = both();
  for (const Case& c : kCases) {
    CAPTURE(c.source);
    const auto target = session.translate_segment(kPair, parse(c.source), kWay);
    REQUIRE(target.ok());
    CHECK(show(target.value()) == c.target);
    const auto again = session.translate_segment(kPair, parse(c.source), kWay);  // from the cache
    CHECK((again.value() == target.value()));
  }
}

TEST_CASE("an answer names the language between, and the words that either did not know") {
  Session session = both();
  const Segment segment = first_segment(session, request_of("Blorp zarp dogs."));
  CHECK(show(segment.target) == "Blorp zarpe chiens.");
  CHECK(segment.origin == Provenance::kEngine);
  CHECK(segment.through == "es");
  std::vector<std::string> unknown = segment.unknown;
  std::sort(unknown.begin(), unknown.end());
  CHECK(unknown == std::vector<std::string>{"Blorp", "zarp"});
  const auto direct = session.translate({{"en", "es"}, "", {Block{1, parse("dogs")}}});
  REQUIRE(direct.ok());
  CHECK(direct.value()[0].parts[0].segment->through.empty());
}

TEST_CASE("what a person wrote for the whole direction comes first") {
  Session session = both();
  memory::Unit unit;
  unit.id = 1;
  unit.memory = 1;
  unit.pair = kPair;
  unit.source = parse("dogs.");
  unit.target = parse("toutous.");
  unit.origin = memory::Origin::kPerson;
  session.set_memory({1, 1, 0, true});
  REQUIRE(session.put_units({unit}).ok());
  const Segment segment = first_segment(session, request_of("dogs."));
  CHECK(show(segment.target) == "toutous.");
  CHECK(segment.origin == Provenance::kPerson);
  CHECK(segment.through.empty());
}

TEST_CASE("terms of the whole direction are held through both") {
  Session session = both();
  memory::TermEntry term;
  term.id = 1;
  term.source = "blorp";
  term.target = "machin";
  term.from = "en";
  term.to = "fr";
  session.put_terms({term});
  const Segment segment = first_segment(session, request_of("dogs <1>blorp</1> dog."));
  CHECK(show(segment.target) == "chiens <1>machin</1> chien.");
  CHECK(segment.unknown.empty());
}

TEST_CASE("answers through a pack go with it") {
  Session session = both();
  CHECK(show(first_segment(session, request_of("dog")).target) == "chien");
  REQUIRE(session.add_pack(test::toy_pack("zarp")).ok());  // dog -> zarp
  CHECK(show(first_segment(session, request_of("dog")).target) == "zarpe");
  REQUIRE(session.remove_pack("toz-tof").ok());
  CHECK(session.translate(request_of("dog")).error().code == ErrorCode::kUnsupportedPair);
}

TEST_CASE("ways that lead nowhere are refused") {
  Session session = both();
  const std::vector<std::vector<std::string>> ways = {{"toy-toz"},
                                                      {"toz-tof"},
                                                      {"toz-tof", "toy-toz"},
                                                      {"toy-toz", "none"},
                                                      {"none"},
                                                      {"toy-toz", "toy-toz"},
                                                      {"toy-toz", "toz-tof", "toy-toz"},
                                                      {}};
  for (const auto& way : ways) {
    CAPTURE(way.size());
    TranslateRequest request = request_of("dogs");
    request.packs = way;
    const auto refused = session.translate(request);
    REQUIRE(!refused.ok());
    CHECK(refused.error().code == ErrorCode::kUnsupportedPair);
    CHECK(refused.error().where == "en to fr");
  }
}

TEST_CASE("a pack is looked at without being kept") {
  const auto info = Session::inspect_pack(second_pack());
  REQUIRE(info.ok());
  CHECK(info.value().id == "toz-tof");
  std::vector<std::byte> cut = second_pack();
  cut.pop_back();
  CHECK(Session::inspect_pack(std::move(cut)).error().code == ErrorCode::kCorruptData);
}

/// Words with random codes around and between them, nested.
Runs random_runs(std::mt19937& random) {
  const char* words[] = {"dog", "dogs", "blorp", "a", "in", "."};
  Runs runs;
  std::vector<uint32_t> open;
  uint32_t last = 0;
  const auto below = [&](uint32_t n) { return static_cast<uint32_t>(random() % n); };
  for (uint32_t i = 0; i < 12; ++i) {
    const uint32_t what = below(5);
    if (what == 0) {
      open.push_back(++last);
      runs.push_back({text::RunKind::kOpen, last, {}});
    } else if (what == 1 && !open.empty()) {
      runs.push_back({text::RunKind::kClose, open.back(), {}});
      open.pop_back();
    } else if (what == 2) {
      runs.push_back({text::RunKind::kAlone, ++last, {}});
    } else {
      runs.push_back(text::text_run(std::string(words[below(6)]) + (below(4) == 0 ? "" : " ")));
    }
  }
  for (; !open.empty(); open.pop_back()) runs.push_back({text::RunKind::kClose, open.back(), {}});
  return runs;
}

std::vector<std::pair<int, uint32_t>> codes_of(const Runs& runs) {
  std::vector<std::pair<int, uint32_t>> codes;
  for (const text::Run& run : runs) {
    if (run.kind != text::RunKind::kText) codes.emplace_back(static_cast<int>(run.kind), run.code);
  }
  std::sort(codes.begin(), codes.end());
  return codes;
}

TEST_CASE("every code comes through both exactly once, nested") {
  Session session = both();
  std::mt19937 random(7);
  for (int i = 0; i < 3000; ++i) {
    const Runs source = random_runs(random);
    CAPTURE(show(source));
    const auto target = session.translate_segment(kPair, source, kWay);
    REQUIRE(target.ok());
    CHECK(codes_of(target.value()) == codes_of(source));
    CHECK(inline_codes::lift(target.value()).ok());
  }
}

}  // namespace
}  // namespace palimpsest::app
