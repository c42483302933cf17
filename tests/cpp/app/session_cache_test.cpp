// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What a session does not ask twice, and that nobody can tell but by the time it takes.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "apertium/toy.h"
#include "app/json_codec.h"
#include "app/memory_codec.h"
#include "app/session.h"
#include "inline/notation.h"

namespace palimpsest::app {
namespace {

using test::parse;
using test::show;

const Pair kPair{"en", "es"};

memory::Unit person_unit(const Runs& source, const Runs& target) {
  return memory::Unit{1, 1, kPair, source, target, memory::Origin::kPerson, "", 0};
}

std::string show(const BlockResult& result) {
  return reply(Result<std::vector<BlockResult>>(std::vector<BlockResult>{result}));
}

/// The text of all targets of a block.
std::string text_of(const BlockResult& result) {
  std::string out;
  for (const Part& part : result.parts) {
    out += part.segment ? show(part.segment->target) : part.gap;
  }
  return out;
}

/// A session and an engine outside of it that brackets what it is asked.
struct Outside {
  explicit Outside(Session& s) : session(s) {}

  /// Translates a block and leaves in `asked` what came to the engine.
  std::string operator()(const std::string& block, const std::string& engine = "fake",
                         const Pair& pair = kPair) {
    const auto prepared = session.prepare({engine, {pair, "", {Block{1, parse(block)}}}});
    REQUIRE(prepared.ok());
    CompleteRequest complete{prepared.value().ticket, {}};
    asked.clear();
    for (const OpenSegment& segment : prepared.value().segments) {
      asked += show(segment.runs) + "|";
      Answer answer{segment.index, std::nullopt};
      if (!fails) answer.runs = parse("[" + show(segment.runs) + "]");
      complete.answers.push_back(answer);
    }
    const auto results = session.complete(complete);
    REQUIRE(results.ok());
    origin = Provenance::kNone;
    for (const Part& part : results.value()[0].parts) {
      if (part.segment) origin = std::max(origin, part.segment->origin);
    }
    return text_of(results.value()[0]);
  }

  Session& session;
  std::string asked;
  Provenance origin = Provenance::kNone;
  bool fails = false;
};

TEST_CASE("of a block that comes again only the changed sentence is asked for") {
  Session session;
  Outside translate(session);
  CHECK(translate("One <1>red</1>. Two. Three.") == "[One <1>red</1>.] [Two.] [Three.]");
  CHECK(translate.asked == "One <1>red</1>.|Two.|Three.|");
  CHECK(translate("One <1>red</1>. Two! Three.") == "[One <1>red</1>.] [Two!] [Three.]");
  CHECK(translate.asked == "Two!|");
  CHECK(translate("<1>One <5>red</5>.</1> Two!") == "<1>[One <5>red</5>.]</1> [Two!]");
  CHECK(translate.asked == "");
  CHECK(translate.origin == Provenance::kEngine);
  CHECK(translate("One <1>red.</1> Two!") == "[One <1>red.</1>] [Two!]");
  CHECK(translate.asked == "One <1>red.</1>|");
}

TEST_CASE("another engine and another pair are asked anew") {
  Session session;
  Outside translate(session);
  (void)translate("One.");
  (void)translate("One.", "other");
  CHECK(translate.asked == "One.|");
  (void)translate("One.", "fake", {"en", "fr"});
  CHECK(translate.asked == "One.|");
  (void)translate("One.");
  CHECK(translate.asked == "");
}

TEST_CASE("what an engine failed at is asked again") {
  Session session;
  Outside translate(session);
  translate.fails = true;
  CHECK(translate("One.") == "One.");
  translate.fails = false;
  CHECK(translate("One.") == "[One.]");
  CHECK(translate.asked == "One.|");
  translate.fails = true;
  CHECK(translate("One.") == "[One.]");
}

TEST_CASE("a person wins over what engines said, before and after") {
  Session session;
  REQUIRE(session.add_pack(test::toy_pack()).ok());
  Outside outside(session);
  const auto embedded = [&](const std::string& block) {
    const auto results = session.translate({kPair, "", {Block{1, parse(block)}}});
    REQUIRE(results.ok());
    return text_of(results.value()[0]);
  };
  REQUIRE(session.put_units({person_unit(parse("a dog."), parse("un can."))}).ok());
  CHECK(embedded("a dog.") == "un can.");
  CHECK(outside("a dog.") == "un can.");
  CHECK(session.remove_units({1}) == 1);
  CHECK(embedded("a dog.") == "a perro.");
  CHECK(outside("a dog.") == "[a dog.]");
  REQUIRE(session.put_units({person_unit(parse("a dog."), parse("mi can."))}).ok());
  CHECK(embedded("a dog.") == "mi can.");
  CHECK(outside("a dog.") == "mi can.");
  CHECK(outside.origin == Provenance::kPerson);
  CHECK(session.remove_units({1}) == 1);
  CHECK(embedded("a dog.") == "a perro.");
  CHECK(outside("a dog.") == "[a dog.]");
  CHECK(outside.asked == "");
}

TEST_CASE("unknown words and provenance are those of the first time") {
  Session session;
  REQUIRE(session.add_pack(test::toy_pack()).ok());
  const TranslateRequest request{kPair, "", {Block{1, parse("a <1>cat</1>.\u2028me@dog.org")}}};
  const auto first = session.translate(request);
  REQUIRE(first.ok());
  CHECK(first.value()[0].parts[0].segment->unknown == std::vector<std::string>{"cat"});
  CHECK(first.value()[0].parts[0].segment->origin == Provenance::kEngine);
  const auto second = session.translate(request);
  REQUIRE(second.ok());
  CHECK(show(second.value()[0]) == show(first.value()[0]));
}

TEST_CASE("a new or removed pack takes the embedded engine's answers of its pair along") {
  Session session;
  Outside outside(session);
  const auto embedded = [&](const Pair& pair) {
    const auto results = session.translate({pair, "", {Block{1, parse("dog")}}});
    return results ? text_of(results.value()[0]) : std::string("-");
  };
  REQUIRE(session.add_pack(test::toy_pack("perro")).ok());
  CHECK(outside("dog") == "[dog]");
  CHECK(embedded(kPair) == "perro");
  CHECK(embedded({"en-GB", "es"}) == "perro");
  REQUIRE(session.add_pack(test::toy_pack("can")).ok());
  CHECK(embedded(kPair) == "can");
  CHECK(embedded({"en-GB", "es"}) == "can");
  REQUIRE(session.remove_pack("toy-toz").ok());
  CHECK(embedded(kPair) == "-");
  REQUIRE(session.add_pack(test::toy_pack("chucho")).ok());
  CHECK(embedded(kPair) == "chucho");
  CHECK(outside("dog") == "[dog]");
  CHECK(outside.asked == "");
}

/// Deterministic, bad with codes and with what it does not like; treats codes alike whatever their
/// numbers are.
std::optional<Runs> answer_of(const std::string& engine, const Runs& source) {
  std::string text = engine;
  for (const text::Run& run : source) {
    text += static_cast<char>('0' + static_cast<int>(run.kind)) + run.text;
  }
  const size_t hash = std::hash<std::string>()(text);
  if (hash % 7 == 0) return std::nullopt;
  if (hash % 11 == 0) return Runs{text::text_run(" ")};
  Runs out = source;
  for (text::Run& run : out) {
    if (run.kind == text::RunKind::kText) run.text += engine;
  }
  std::rotate(out.begin(), out.begin() + static_cast<ptrdiff_t>(hash % out.size()), out.end());
  if (hash % 3 == 0) out.pop_back();
  if (hash % 5 == 0) out.push_back(text::code_run(text::RunKind::kAlone, 1'000'000));
  return out;
}

/// Does the same to several sessions.
class Sessions {
 public:
  Sessions() {
    for (const size_t budget : {size_t{0}, size_t{3000}, AnswerCache::kDefaultBudgetBytes}) {
      sessions_.emplace_back(budget);
    }
  }

  /// What the first answers, which must be what all answer.
  template <typename Call>
  std::string all(const Call& call) {
    const std::string expected = call(sessions_.front(), size_t{0});
    for (size_t i = 1; i < sessions_.size(); ++i) {
      const std::string actual = call(sessions_[i], i);
      CHECK(actual == expected);
    }
    return expected;
  }

  [[nodiscard]] size_t count() const { return sessions_.size(); }

 private:
  std::vector<Session> sessions_;
};

struct Waiting {
  std::string engine;
  std::vector<Prepared> of_session;
};

class Sequence {
 public:
  explicit Sequence(uint32_t seed) : random_(seed) {}

  void step() {
    switch (below(12)) {
      case 0:
        return change_packs();
      case 1:
        return change_units();
      case 2:
      case 3:
      case 4:
        return translate();
      case 5:
      case 6:
      case 7:
        return prepare();
      case 8:
        if (!waiting_.empty()) discard();
        return;
      default:
        if (!waiting_.empty()) complete();
    }
  }

  /// Segments an engine outside was asked for, by session.
  size_t asked[3] = {0, 0, 0};

 private:
  uint32_t below(uint32_t limit) {
    return std::uniform_int_distribution<uint32_t>(0, limit - 1)(random_);
  }

  Runs sentence(uint32_t first_code) {
    const char* const kSentences[] = {"A dog.",       "A <1>dog</1>.", "<1>Dogs</1> in<2/> dog.",
                                      "Cat <1/>dog!", "Dogs  in dog.", "<1>A <2>dog</2></1> cat.",
                                      "5 %.",         "a@b.org"};
    Runs runs = parse(kSentences[below(std::size(kSentences))]);
    for (text::Run& run : runs) {
      if (run.kind != text::RunKind::kText) run.code = first_code - run.code;
    }
    return runs;
  }

  TranslateRequest request() {
    TranslateRequest out{pair(), "", {}};
    for (uint32_t block = 0; block <= below(2); ++block) {
      Runs runs;
      const uint32_t sentences = 1 + below(4);
      for (uint32_t s = 0; s < sentences; ++s) {
        if (s > 0) runs.push_back(text::text_run(" "));
        for (text::Run& run : sentence(10 * (s + 1) + below(3))) runs.push_back(std::move(run));
      }
      out.blocks.push_back(Block{block, std::move(runs)});
    }
    return out;
  }

  Pair pair() { return below(4) == 0 ? Pair{"en-GB", "es"} : kPair; }

  void change_packs() {
    const bool is_added = below(3) > 0;
    const char* const dog = below(2) == 0 ? "perro" : "can";
    sessions_.all([&](Session& session, size_t) {
      return is_added ? reply(session.add_pack(test::toy_pack(dog)))
                      : reply(session.remove_pack("toy-toz"));
    });
  }

  void change_units() {
    const Pair of = pair();
    const Runs source = sentence(5);
    const bool is_added = below(2) == 0;
    Runs target = source;
    target.push_back(text::text_run(" (mine)"));
    sessions_.all([&](Session& session, size_t) {
      const auto unit = session.canonical_unit({1, of, source, target, ""});
      if (!unit) return reply(unit);
      const memory::UnitId known = unit.value().replaces;
      if (!is_added) return reply_removed(session.remove_units({known}));
      return reply(session.put_units({{known != 0 ? known : next_unit_, 1, of, unit.value().source,
                                       unit.value().target, memory::Origin::kPerson, "", 0}}));
    });
    ++next_unit_;
  }

  void translate() {
    const TranslateRequest what = request();
    sessions_.all([&](Session& session, size_t) { return reply(session.translate(what)); });
  }

  void prepare() {
    const PrepareRequest what{below(2) == 0 ? "a" : "b", request()};
    Waiting waiting{what.engine, {}};
    waiting.of_session.resize(sessions_.count());
    sessions_.all([&](Session& session, size_t i) {
      const auto prepared = session.prepare(what);
      if (prepared) waiting.of_session[i] = prepared.value();
      asked[i] += waiting.of_session[i].segments.size();
      return std::string(prepared ? "ok" : "failed");
    });
    waiting_.push_back(std::move(waiting));
  }

  Waiting take() {
    const auto taken = waiting_.begin() + below(static_cast<uint32_t>(waiting_.size()));
    Waiting out = std::move(*taken);
    waiting_.erase(taken);
    return out;
  }

  void discard() {
    const Waiting waiting = take();
    sessions_.all([&](Session& session, size_t i) {
      return reply(session.discard(waiting.of_session[i].ticket));
    });
  }

  void complete() {
    const Waiting waiting = take();
    sessions_.all([&](Session& session, size_t i) {
      CompleteRequest request{waiting.of_session[i].ticket, {}};
      for (const OpenSegment& segment : waiting.of_session[i].segments) {
        request.answers.push_back({segment.index, answer_of(waiting.engine, segment.runs)});
      }
      return reply(session.complete(request));
    });
  }

  std::mt19937 random_;
  Sessions sessions_;
  std::vector<Waiting> waiting_;
  memory::UnitId next_unit_ = 1;
};

TEST_CASE("whatever is asked in whatever order, results are those without a cache") {
  constexpr uint32_t kSeeds = 20;
  constexpr int kSteps = 250;
  size_t asked[3] = {0, 0, 0};
  for (uint32_t seed = 1; seed <= kSeeds; ++seed) {
    Sequence sequence(seed);
    for (int i = 0; i < kSteps; ++i) {
      INFO("seed ", seed, " step ", i);
      sequence.step();
    }
    for (size_t i = 0; i < 3; ++i) asked[i] += sequence.asked[i];
  }
  CHECK(asked[1] < asked[0]);
  CHECK(asked[2] < asked[1]);
}

}  // namespace
}  // namespace palimpsest::app
