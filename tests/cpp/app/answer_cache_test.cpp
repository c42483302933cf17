// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The cache by itself; with a session around it: session_cache_test.cpp.
#include "app/answer_cache.h"

#include <doctest/doctest.h>

#include <type_traits>

#include "inline/notation.h"

namespace palimpsest::app {
namespace {

using inline_codes::MarkedText;

static_assert(!std::is_copy_constructible_v<AnswerCache>);
static_assert(std::is_nothrow_move_constructible_v<AnswerCache>);

const AnswerScope kScope{"embedded", {"en", "es"}};

MarkedText marked(const std::string& notation) {
  return inline_codes::lift(test::parse(notation)).value();
}

EngineAnswer answer(const std::string& text) {
  EngineAnswer out;
  out.target.text = text;
  return out;
}

/// What is kept for a source; "-" if nothing is.
std::string found(AnswerCache& cache, const std::string& source,
                  const AnswerScope& scope = kScope) {
  const auto known = cache.find(scope, marked(source));
  return known ? known->target.text : "-";
}

struct Case {
  std::string stored;
  std::string asked;
  bool is_found;
};

const Case kCases[] = {
    {"Read it.", "Read it.", true},
    {"", "", true},
    {"Read <4>it</4>.", "Read <1>it</1>.", true},
    {"<4>a</4> <2>b<1/></2>", "<1>a</1> <9>b<3/></9>", true},
    // one character
    {"Read it.", "Read it", false},
    {"Read it.", "read it.", false},
    {"Read it.", "Read it!", false},
    {"Read it.", "Read  it.", false},
    {"Read it.", "Read\u00A0it.", false},
    {"Read it.", "Read it. ", false},
    // where codes are and of what kind, which closes which
    {"Read <1>it</1>.", "Read it.", false},
    {"Read <1>it</1>.", "Read <1>it.</1>", false},
    {"Read <1>it</1>.", "Read <1></1>it.", false},
    {"Read <1></1>it.", "Read <1/>it.", false},
    {"Read <1/>it.", "Read <1/><2/>it.", false},
    {"<1>a<2>b</2></1>", "<1>a</1><2>b</2>", false},
    {"<1><2>a</2></1>b", "<1><2>a</2>b</1>", false},
};

TEST_CASE("the same source, whatever the numbers of its codes") {
  for (const Case& c : kCases) {
    CAPTURE(c.stored);
    CAPTURE(c.asked);
    AnswerCache cache;
    cache.store(kScope, marked(c.stored), answer("x"));
    CHECK(found(cache, c.stored) == "x");
    CHECK(found(cache, c.asked) == (c.is_found ? "x" : "-"));
  }
}

TEST_CASE("each engine and pair has its own answers") {
  const AnswerScope scopes[] = {kScope,
                                {"pseudo", {"en", "es"}},
                                {"embedded", {"en", "fr"}},
                                {"embedded", {"es", "en"}},
                                {"embeddede", {"n", "es"}},
                                {"embedded", {"en-GB", "es"}}};
  AnswerCache cache;
  for (const AnswerScope& scope : scopes) {
    CHECK(found(cache, "a", scope) == "-");
    cache.store(scope, marked("a"), answer(scope.engine + scope.pair.from + ">" + scope.pair.to));
  }
  CHECK(found(cache, "a") == "embeddeden>es");
  CHECK(found(cache, "a", scopes[4]) == "embeddeden>es");
  cache.forget(kScope);
  CHECK(cache.size() == std::size(scopes) - 1);
  CHECK(found(cache, "a") == "-");
  for (size_t i = 1; i < std::size(scopes); ++i) CHECK(found(cache, "a", scopes[i]) != "-");
}

TEST_CASE("codes come out with the numbers of the question, unknown words as they were") {
  AnswerCache cache;
  EngineAnswer stored;
  stored.target.text = "uno dos";
  stored.target.pieces = {{0, 3, 7}, {3, 4, 0}, {4, 7, 2}, {4, 7, 99}};
  stored.target.anchors = {{0, 2}, {4, 7}, {4, 99}};
  stored.unknown = {"b", "a"};
  cache.store(kScope, marked("<7>a</7> <2>b</2>"), stored);

  const auto known = cache.find(kScope, marked("<1>a</1> <5>b</5>"));
  REQUIRE(known);
  CHECK(known->target.text == "uno dos");
  std::vector<uint32_t> codes;
  for (const auto& piece : known->target.pieces) codes.push_back(piece.code);
  for (const auto& anchor : known->target.anchors) codes.push_back(anchor.code);
  CHECK(codes == std::vector<uint32_t>{1, 0, 5, 0, 5, 1, 0});
  CHECK(known->target.pieces[2].begin == 4);
  CHECK(known->target.pieces[2].end == 7);
  CHECK(known->target.anchors[1].at == 4);
  CHECK(known->unknown == stored.unknown);
}

TEST_CASE("a later answer takes the place of an earlier one") {
  AnswerCache cache;
  cache.store(kScope, marked("a"), answer("long ago"));
  const size_t before = cache.size_bytes();
  cache.store(kScope, marked("a"), answer("now"));
  CHECK(found(cache, "a") == "now");
  CHECK(cache.size() == 1);
  CHECK(cache.size_bytes() == before - 5);
}

TEST_CASE("the budget is kept, unused answers go first") {
  AnswerCache one;
  one.store(kScope, marked("1"), answer("x"));
  const size_t size = one.size_bytes();

  AnswerCache cache(3 * size);
  for (const char* source : {"1", "2", "3"}) cache.store(kScope, marked(source), answer("x"));
  CHECK(cache.size() == 3);
  CHECK(cache.size_bytes() == 3 * size);
  CHECK(found(cache, "1") == "x");  // used: now 2 is the oldest
  cache.store(kScope, marked("4"), answer("x"));
  CHECK(cache.size_bytes() == 3 * size);
  CHECK(found(cache, "2") == "-");
  CHECK(found(cache, "3") == "x");
  cache.store(kScope, marked("1"), answer("y"));  // stored anew: now 4 is the oldest
  cache.store(kScope, marked("5"), answer("x"));
  CHECK(found(cache, "4") == "-");
  CHECK(found(cache, "1") == "y");

  cache.store(kScope, marked("6"), answer(std::string(size, 'x')));  // room for two
  CHECK(cache.size() == 2);
  CHECK(found(cache, "1") == "y");
  cache.store(kScope, marked("7"), answer(std::string(3 * size, 'x')));  // too large
  CHECK(cache.size() == 2);
  CHECK(found(cache, "7") == "-");
  // … which leaves nothing of the earlier answer to the same either.
  cache.store(kScope, marked("1"), answer(std::string(3 * size, 'x')));
  CHECK(found(cache, "1") == "-");
  cache.forget(kScope);
  CHECK(cache.size() == 0);
  CHECK(cache.size_bytes() == 0);

  AnswerCache none(0);
  none.store(kScope, marked("1"), answer("x"));
  CHECK(none.size() == 0);
}

TEST_CASE("what is counted covers everything an answer has") {
  AnswerCache cache;
  const std::string source(1000, 's');
  EngineAnswer large = answer(std::string(1000, 't'));
  large.target.pieces.resize(100);
  large.target.anchors.resize(10);
  large.unknown.assign(5, std::string(100, 'u'));
  cache.store(kScope, marked(source), large);
  constexpr size_t kTexts = 1000 + 1000 + 5 * 100;
  constexpr size_t kLists = 100 * 12 + 10 * 8;
  CHECK(cache.size_bytes() > kTexts + kLists);
  CHECK(cache.size_bytes() < kTexts + kLists + 1000);
}

TEST_CASE("a cache that moves keeps what it has") {
  AnswerCache cache;
  cache.store(kScope, marked("a"), answer("x"));
  AnswerCache moved(std::move(cache));
  CHECK(found(moved, "a") == "x");
  moved.store(kScope, marked("b"), answer("y"));
  AnswerCache again;
  again = std::move(moved);
  CHECK(found(again, "a") == "x");
  CHECK(found(again, "b") == "y");
}

}  // namespace
}  // namespace palimpsest::app
