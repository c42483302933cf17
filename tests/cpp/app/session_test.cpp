// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The session through the door for engines outside of the core, which needs no language pack. The
// embedded engine: pack_test.cpp.
#include "app/session.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>

#include "inline/code_tree.h"
#include "inline/notation.h"

namespace palimpsest::app {
namespace {

using test::parse;
using test::show;

const Pair kPair{"en", "es"};

TranslateRequest request_of(const std::string& block, const std::string& site = "") {
  return TranslateRequest{kPair, site, {Block{1, parse(block)}}};
}

/// The same for the engine of these tests, which is outside of the core.
PrepareRequest asked(const TranslateRequest& request) {
  return PrepareRequest{"fake", request};
}

/// Parts with | between them, segments from somewhere with the first letter of their origin before.
std::string show(const BlockResult& result) {
  std::string out;
  for (const Part& part : result.parts) {
    if (!out.empty()) out += "|";
    if (!part.segment) {
      out += part.gap;
      continue;
    }
    constexpr const char* kNames[] = {"", "e:", "i:", "p:"};
    out += kNames[static_cast<size_t>(part.segment->origin)] + show(part.segment->target);
  }
  return out;
}

/// Translates one block; the engine answers by the table and fails for what is not in it.
std::string translate(Session& session, const TranslateRequest& request,
                      const std::map<std::string, std::string>& engine) {
  const auto prepared = session.prepare(asked(request));
  REQUIRE(prepared.ok());
  CompleteRequest complete;
  complete.ticket = prepared.value().ticket;
  for (const OpenSegment& segment : prepared.value().segments) {
    const auto found = engine.find(show(segment.runs));
    Answer answer{segment.index, std::nullopt};
    if (found != engine.end()) answer.runs = parse(found->second);
    complete.answers.push_back(answer);
  }
  const auto results = session.complete(complete);
  REQUIRE(results.ok());
  REQUIRE(results.value().size() == 1);
  return show(results.value()[0]);
}

/// A person's unit, as whoever keeps units on disk adds it.
Result<CanonicalUnit> remember(Session& session, const CanonicalRequest& request) {
  static memory::UnitId last = 0;
  const auto unit = session.canonical_unit(request);
  if (!unit) return unit;
  const memory::UnitId id = unit.value().replaces != 0 ? unit.value().replaces : ++last;
  const auto put = session.put_units(
      {{id, request.memory, request.pair, unit.value().source, unit.value().target,
        memory::Origin::kPerson, request.site, 0, request.before, request.after}});
  REQUIRE(put.ok());
  return unit;
}

struct Case {
  std::string block;
  std::map<std::string, std::string> engine;
  std::string parts;
};

const Case kCases[] = {
    {"", {}, ""},
    {"One. Two.", {{"One.", "Uno."}, {"Two.", "Dos."}}, "e:Uno.| |e:Dos."},
    {" One. ", {{"One.", " Uno. "}}, " |e:Uno.| "},
    {"One <1>red</1> car.",
     {{"One <1>red</1> car.", "Un coche <1>rojo</1>."}},
     "e:Un coche <1>rojo</1>."},
    // codes around all of a segment are not shown to the engine
    {"<1>Home</1>", {{"Home", "Inicio"}}, "e:<1>Inicio</1>"},
    {"<1><2/>Home</1>", {{"Home", "Inicio"}}, "<1><2/>|e:Inicio</1>"},
    {"<1>One. Two.</1>", {{"One.", "Uno."}, {"Two.", "Dos."}}, "e:<1>Uno.| |e:Dos.</1>"},
    // a code over a part of several segments
    {"Hello <1>big. World</1> x.",
     {{"Hello <1>big.</1>", "Hola <1>grande.</1>"}, {"<1>World</1> x.", "<1>Mundo</1> x."}},
     "e:Hola <1>grande.| |e:Mundo</1> x."},
    // … whose pieces drift apart: still one element
    {"Hello <1>big. World</1> x.",
     {{"Hello <1>big.</1>", "<1>Grande</1> hola."}, {"<1>World</1> x.", "X <1>mundo</1>."}},
     "e:<1>Grande hola.| |e:X mundo</1>."},
    // white space and codes between segments stay between them
    {"One.<1/>\u2028Two.", {{"One.", "Uno."}, {"Two.", "Dos."}}, "e:Uno.|<1/>\u2028|e:Dos."},
    {"One.<1> </1>Two.", {{"One.", "Uno."}, {"Two.", "Dos."}}, "e:Uno.|<1> </1>|e:Dos."},
    // no answer: as it was
    {"One <1>red</1>. Two.", {{"Two.", "Dos."}}, "One <1>red</1>.| |e:Dos."},
    {"One.", {{"One.", ""}}, "One."},
    {"One.", {{"One.", " \n"}}, "One."},
    // broken answers
    {"A <1>b</1> c<2/>.",
     {{"A <1>b</1> c<2/>.", "A <2/>C <9>x</9> B</1>."}},
     "e:A <1></1><2/>C x B."},
    // never sent
    {"1,200 € <1>50%</1>", {}, "1,200 € <1>50%</1>"},
    {"1 — 2", {{"1 — 2", "no"}}, "1 — 2"},
    // names and addresses are the engine's affair
    {"me@example.org", {{"me@example.org", "yes"}}, "e:yes"},
    {"https://example.org", {}, "https://example.org"},
};

TEST_CASE("blocks through an engine outside of the core") {
  for (const Case& c : kCases) {
    CAPTURE(c.block);
    Session session;
    CHECK(translate(session, request_of(c.block), c.engine) == c.parts);
  }
}

TEST_CASE("a person's translation wins from then on") {
  Session session;
  const std::map<std::string, std::string> engine = {{"Read <1>it</1>.", "Lee <1>lo</1>."},
                                                     {"Home", "Hogar"}};
  CHECK(translate(session, request_of("Read <1>it</1>."), engine) == "e:Lee <1>lo</1>.");
  REQUIRE(
      remember(session, {1, kPair, parse("Read <5>it</5>."), parse("<5>Léelo</5>. "), ""}).ok());
  CHECK(translate(session, request_of("Read <1>it</1>."), engine) == "p:<1>Léelo</1>.");
  CHECK(translate(session, request_of("Read  <3>it</3>."), engine) == "p:<3>Léelo</3>.");
  // The same inside and outside of an element around all of it, also one that is still open.
  REQUIRE(remember(session, {1, kPair, parse("<1>Home"), parse("<1>Inicio"), ""}).ok());
  CHECK(translate(session, request_of("Home"), engine) == "p:Inicio");
  CHECK(translate(session, request_of("<4>Home</4>"), engine) == "p:<4>Inicio</4>");
  const auto again = session.canonical_unit({1, kPair, parse("<9>Home</9>"), parse("x"), ""});
  REQUIRE(again.ok());
  CHECK(session.remove_units({again.value().replaces}) == 1);
  CHECK(translate(session, request_of("Home"), engine) == "e:Hogar");
}

TEST_CASE("a person can correct even what is not translated, and for a site only") {
  Session session;
  REQUIRE(remember(session, {1, kPair, parse("5"), parse("cinco"), "a.org"}).ok());
  CHECK(translate(session, request_of("5", "a.org"), {}) == "p:cinco");
  CHECK(translate(session, request_of("5"), {}) == "5");
}

TEST_CASE("a person can correct a sentence between two others only") {
  Session session;
  const std::map<std::string, std::string> engine = {
      {"Press it.", "Pulse."}, {"Save.", "Ahorre."}, {"Done.", "Hecho."}};
  REQUIRE(
      remember(session, {1, kPair, parse("Save."), parse("Guarde."), "", "Press it.", "Done."}));
  // Codes, case and white space of neighbours do not count, nor what is in other blocks.
  CHECK(translate(session, request_of("Press it. Save. Done."), engine) ==
        "e:Pulse.| |p:Guarde.| |e:Hecho.");
  CHECK(translate(session, request_of("<1>PRESS <2>it.</2></1>  Save.<3/> Done."), {}) ==
        "<1>PRESS <2>it.</2></1>|  |p:Guarde.|<3/> |e:Hecho.");
  REQUIRE(remember(session, {1, kPair, parse("Save."), parse("Salve."), ""}));
  CHECK(translate(session, request_of("Press it. Save. Done."), engine) ==
        "e:Pulse.| |p:Guarde.| |e:Hecho.");
  CHECK(translate(session, request_of("Save. Done."), engine) == "p:Salve.| |e:Hecho.");
  CHECK(translate(session, request_of("Done. Save. Press it."), engine) ==
        "e:Hecho.| |p:Salve.| |e:Pulse.");
  CHECK(translate(session, request_of("Save."), engine) == "p:Salve.");
  // It is another unit than the one for everywhere, and found again by its neighbours.
  const auto replaces = [&](const char* before, const char* after) {
    return session.canonical_unit({1, kPair, parse("Save."), parse("x"), "", before, after})
        .value()
        .replaces;
  };
  CHECK(replaces("press it.", "Done .") != 0);
  CHECK(replaces("press it.", "Done .") != replaces("", ""));
  CHECK(replaces("Press it.", "") == 0);
}

TEST_CASE("matches and the analysis know of neighbours") {
  Session session;
  REQUIRE(remember(session, {1, kPair, parse("Save."), parse("Guarde."), "", "Press it.", ""}));
  MatchesRequest request{kPair, parse("<1>Save.</1>"), "", {70, 5}};
  CHECK(session.matches(request).value().at(0).score_percent == 100);
  request.before = "Press  IT.";
  CHECK(session.matches(request).value().at(0).score_percent == 101);
  CHECK(session.matches(request).value().at(0).kind == memory::MatchKind::kContext);
  const auto scores = [&](const char* block) {
    const std::vector<AnalysedRow> rows = session.analyse(request_of(block)).value();
    std::vector<int> out;
    for (const AnalysedRow& row : rows) out.push_back(row.score_percent);
    return out;
  };
  CHECK(scores("Press it. Save. Done.") == std::vector<int>{0, 101, 50});
  CHECK(scores("Done. Save.") == std::vector<int>{50, 100});
}

TEST_CASE("what results show as source is what remember takes") {
  Session session;
  const std::string block = "Go <1>now. Or <2>never</2>. At</1> all.";
  const auto prepared = session.prepare(asked(request_of(block)));
  REQUIRE(prepared.ok());
  const auto results = session.complete({prepared.value().ticket, {}});
  REQUIRE(results.ok());
  for (const Part& part : results.value()[0].parts) {
    if (!part.segment) continue;
    CAPTURE(show(part.segment->source));
    REQUIRE(remember(session, {1, kPair, part.segment->source, part.segment->source, ""}).ok());
  }
  CHECK(translate(session, request_of(block), {}) ==
        "p:Go <1>now.| |p:Or <2>never</2>.| |p:At</1> all.");
}

struct BadRemember {
  std::string source;
  std::string target;
};
const BadRemember kBadRemember[] = {{"a", ""},
                                    {"", "a"},
                                    {"a", "<1>b</1>"},
                                    {"<1>a<2>b</1></2>", "x"},
                                    {"<1>a</1>", "<1>x</1><1/>"}};

TEST_CASE("units that make no sense are refused") {
  for (const BadRemember& c : kBadRemember) {
    CAPTURE(c.source);
    Session session;
    const auto done = remember(session, {1, kPair, parse(c.source), parse(c.target), ""});
    REQUIRE(!done.ok());
    CHECK(done.error().code == ErrorCode::kBadArgument);
  }
}

TEST_CASE("errors") {
  Session session;
  CHECK(session.translate(request_of("a")).error().code == ErrorCode::kUnsupportedPair);
  CHECK(session.remove_pack("eng-spa").error().code == ErrorCode::kNotFound);
  CHECK(session.add_pack({}).error().code == ErrorCode::kCorruptData);
  CHECK(session.discard(1).error().code == ErrorCode::kNotFound);
  for (const char* engine : {"", "embedded"}) {
    const auto refused = session.prepare({engine, request_of("a")});
    REQUIRE(!refused.ok());
    CHECK(refused.error().code == ErrorCode::kBadArgument);
    CHECK(refused.error().where == "engine");
  }
  const auto broken = session.prepare(asked(request_of("<1>a")));
  CHECK(broken.error().code == ErrorCode::kBadArgument);
  CHECK(broken.error().where == "block 1, run 2");

  const auto prepared = session.prepare(asked(request_of("a. 5")));
  REQUIRE(prepared.ok());
  const uint32_t ticket = prepared.value().ticket;
  CHECK(session.complete({ticket, {{7, parse("x")}}}).error().code == ErrorCode::kBadArgument);
  CHECK(session.complete({ticket, {}}).ok());
  CHECK(session.complete({ticket, {}}).error().code == ErrorCode::kNotFound);
  const auto second = session.prepare(asked(request_of("a")));
  REQUIRE(second.ok());
  CHECK(session.discard(second.value().ticket).ok());
  CHECK(session.complete({second.value().ticket, {}}).error().code == ErrorCode::kNotFound);
}

TEST_CASE("whatever the engine answers, codes come out once and nested, and sources add up") {
  constexpr uint32_t kSeed = 99;
  std::mt19937 random(kSeed);
  const auto below = [&](uint32_t limit) {
    return std::uniform_int_distribution<uint32_t>(0, limit - 1)(random);
  };
  const char* const kTexts[] = {"One", " ", ". ", "two", "? ", "ñ", "5", "\u2028", "!", "Three"};
  for (int round = 0; round < 4000; ++round) {
    Runs runs;
    std::vector<uint32_t> open;
    uint32_t next = 1;
    for (uint32_t i = below(30); i > 0; --i) {
      switch (below(7)) {
        case 0:
          open.push_back(next), runs.push_back(text::code_run(text::RunKind::kOpen, next++));
          break;
        case 1:
          if (open.empty()) break;
          runs.push_back(text::code_run(text::RunKind::kClose, open.back()));
          open.pop_back();
          break;
        case 2:
          runs.push_back(text::code_run(text::RunKind::kAlone, next++));
          break;
        default:
          runs.push_back(text::text_run(kTexts[below(std::size(kTexts))]));
      }
    }
    for (; !open.empty(); open.pop_back()) {
      runs.push_back(text::code_run(text::RunKind::kClose, open.back()));
    }
    INFO("seed ", kSeed, " round ", round, ": ", show(runs));
    Session session;
    const auto prepared = session.prepare(asked({kPair, "", {Block{1, runs}}}));
    REQUIRE(prepared.ok());
    CompleteRequest complete{prepared.value().ticket, {}};
    for (const OpenSegment& segment : prepared.value().segments) {
      REQUIRE(inline_codes::lift(segment.runs).ok());
      Runs answer = segment.runs;
      std::shuffle(answer.begin(), answer.end(), random);
      if (!answer.empty() && below(3) == 0) answer.pop_back();
      complete.answers.push_back({segment.index, answer});
    }
    const auto results = session.complete(complete);
    REQUIRE(results.ok());
    Runs source;
    Runs target;
    for (const Part& part : results.value()[0].parts) {
      const Runs gap = {text::text_run(part.gap)};
      for (const text::Run& run : part.segment ? part.segment->source : gap) source.push_back(run);
      for (const text::Run& run : part.segment ? part.segment->target : gap) target.push_back(run);
    }
    const auto original = inline_codes::lift(runs);
    const auto lifted_source = inline_codes::lift(source);
    const auto lifted_target = inline_codes::lift(target);
    REQUIRE(lifted_source.ok());
    REQUIRE(lifted_target.ok());
    REQUIRE(lifted_source.value().text == original.value().text);
    REQUIRE((lifted_source.value().marks == original.value().marks));
    const inline_codes::CodeTree before(original.value());
    const inline_codes::CodeTree after(lifted_target.value());
    REQUIRE(after.size() == before.size());
    for (inline_codes::NodeIndex n = 1; n < before.size(); ++n) {
      const inline_codes::NodeIndex same = after.find(before[n].code);
      REQUIRE(same != inline_codes::kRoot);
      REQUIRE(after[after[same].parent].code == before[before[n].parent].code);
      REQUIRE(after[same].is_paired == before[n].is_paired);
    }
  }
}

TEST_CASE("large blocks in bounded time") {
  constexpr uint32_t kCodes = 100000;
  Session session;
  Runs nested;
  for (uint32_t n = 1; n <= kCodes; ++n) {
    nested.push_back(text::code_run(text::RunKind::kOpen, n));
    if (n % 100 == 0) nested.push_back(text::text_run("Go on. "));
  }
  for (uint32_t n = kCodes; n >= 1; --n) {
    nested.push_back(text::code_run(text::RunKind::kClose, n));
  }
  const Runs one_word = {text::text_run(std::string(1'000'000, 'a'))};
  std::string many;
  while (many.size() < 1'000'000) many += "Go on. ";
  for (const Runs& runs : {nested, one_word, Runs{text::text_run(many)}}) {
    const auto prepared = session.prepare(asked({kPair, "", {Block{1, runs}}}));
    REQUIRE(prepared.ok());
    CompleteRequest complete{prepared.value().ticket, {}};
    for (const OpenSegment& segment : prepared.value().segments) {
      complete.answers.push_back({segment.index, segment.runs});
    }
    CHECK(session.complete(complete).ok());
  }
}

}  // namespace
}  // namespace palimpsest::app
