// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "app/json_codec.h"

#include <doctest/doctest.h>

#include "app/memory_codec.h"
#include "inline/notation.h"

namespace palimpsest::app {
namespace {

using test::show;

struct GoodRuns {
  std::string json;
  std::string runs;
};
const GoodRuns kGood[] = {
    {"[]", ""},
    {R"(["Read the ",1,"full report",-1," today.",[2]])", "Read the <1>full report</1> today.<2/>"},
    {R"(["a\u0000b"])", std::string("a\0b", 3)},
    {R"(["😀\ud83d\ude00"])", "😀😀"},
};

TEST_CASE("runs there and back") {
  for (const GoodRuns& c : kGood) {
    CAPTURE(c.json);
    const auto runs = parse_runs(c.json);
    REQUIRE(runs.ok());
    CHECK(show(runs.value()) == c.runs);
    const auto again = parse_runs(dump_runs(runs.value()));
    REQUIRE(again.ok());
    CHECK((again.value() == runs.value()));
  }
}

const std::string kBadRuns[] = {"",
                                "x",
                                "{}",
                                "1",
                                "\"a\"",
                                "null",
                                "[0]",
                                "[1.5]",
                                "[null]",
                                "[[1,2]]",
                                "[[-1]]",
                                "[[]]",
                                "[[[1]]]",
                                "[[\"a\"]]",
                                "[true]",
                                "[{}]",
                                "[1000000001]",
                                "[-1000000001]",
                                "[99999999999999999999]",
                                "[18446744073709551615]",
                                "[\"\xFF\"]",
                                "[\"a\"",
                                "[\"\\ud800\"]"};

TEST_CASE("what are no runs is refused") {
  for (const std::string& json : kBadRuns) {
    CAPTURE(json);
    const auto runs = parse_runs(json);
    REQUIRE(!runs.ok());
    CHECK(runs.error().code == ErrorCode::kBadArgument);
    CHECK(!runs.error().message.empty());
  }
}

struct BadRequest {
  std::string json;
  std::string where;
};
const BadRequest kBadTranslate[] = {
    {"", ""},
    {"[]", "from"},
    {R"({"from":"en"})", "to"},
    {R"({"from":"en","to":5})", "to"},
    {R"({"from":"en","to":"es"})", "blocks"},
    {R"({"from":"en","to":"es","blocks":{}})", "blocks"},
    {R"({"from":"en","to":"es","blocks":[5]})", "blocks[0].id"},
    {R"({"from":"en","to":"es","blocks":[{"id":1,"runs":[]},{"id":2}]})", "blocks[1].runs"},
    {R"({"from":"en","to":"es","blocks":[{"id":1,"runs":["a",0]}]})", "blocks[0].runs[1]"},
    {R"({"from":"en","to":"es","blocks":[],"site":7})", "site"},
};

TEST_CASE("a broken request is refused with the field") {
  for (const BadRequest& c : kBadTranslate) {
    CAPTURE(c.json);
    const auto request = parse_translate(c.json);
    REQUIRE(!request.ok());
    CHECK(request.error().where == c.where);
  }
}

TEST_CASE("a translate request") {
  const auto request = parse_translate(
      R"({"from":"en","to":"es","site":"a.org","blocks":[{"id":7,"runs":["a"]}],"new":1})");
  REQUIRE(request.ok());
  CHECK(request.value().pair.from == "en");
  CHECK(request.value().site == "a.org");
  REQUIRE(request.value().blocks.size() == 1);
  CHECK(request.value().blocks[0].id == 7);
}

TEST_CASE("a prepare request names its engine") {
  const auto request =
      parse_prepare(R"({"from":"en","to":"es","engine":"x","blocks":[{"id":7,"runs":["a"]}]})");
  REQUIRE(request.ok());
  CHECK(request.value().engine == "x");
  CHECK(request.value().what.pair.to == "es");
  REQUIRE(request.value().what.blocks.size() == 1);
  for (const char* json : {R"({"from":"en","to":"es","blocks":[]})",
                           R"({"from":"en","to":"es","engine":null,"blocks":[]})"}) {
    const auto refused = parse_prepare(json);
    REQUIRE(!refused.ok());
    CHECK(refused.error().where == "engine");
  }
  CHECK(parse_prepare(R"({"from":"en","to":"es","engine":"x"})").error().where == "blocks");
}

TEST_CASE("an answer has runs or an error") {
  const auto request = parse_complete(
      R"({"ticket":3,"results":[{"index":0,"runs":["a"]},{"index":2,"error":{"code":"x"}}]})");
  REQUIRE(request.ok());
  CHECK(request.value().ticket == 3);
  REQUIRE(request.value().answers.size() == 2);
  CHECK(request.value().answers[0].runs.has_value());
  CHECK(!request.value().answers[1].runs.has_value());
  CHECK(!parse_complete(R"({"ticket":3,"results":[{"index":0}]})").ok());
  CHECK(!parse_complete(R"({"ticket":-1,"results":[]})").ok());
}

TEST_CASE("deep nesting is refused without using the stack") {
  constexpr size_t kDepth = 200'000;
  const std::string deep = std::string(kDepth, '[') + std::string(kDepth, ']');
  CHECK(!parse_runs(deep).ok());
  CHECK(!parse_runs(std::string(kDepth, '[')).ok());
  std::string objects;
  for (size_t i = 0; i < kDepth / 8; ++i) objects += "{\"a\":";
  CHECK(!parse_translate(objects).ok());
}

TEST_CASE("units and what is asked about them") {
  const auto units = parse_units(
      R"({"units":[{"id":3,"memory":1,"from":"en","to":"es","source":["a"],"target":["b"],)"
      R"("origin":"import","site":"a.org","changed":1700000000000}]})");
  REQUIRE(units.ok());
  CHECK(units.value()[0].id == 3);
  CHECK(units.value()[0].origin == memory::Origin::kImport);
  CHECK(units.value()[0].changed_ms == 1700000000000);
  const auto bad = parse_units(R"({"units":[{"id":0}]})");
  REQUIRE(!bad.ok());
  CHECK(bad.error().where == "units[0].memory");
  CHECK(parse_unit_ids(R"({"ids":[1,-2]})").error().where == "ids[1]");
  CHECK(parse_memory(R"({"id":1,"rank":1,"penalty":101,"enabled":true})").error().where ==
        "penalty");
  CHECK(parse_memory(R"({"id":1,"rank":1,"penalty":1,"enabled":1})").error().where == "enabled");
  CHECK(parse_matches(R"({"from":"en","to":"es","source":["a"],"threshold":0,"top":5})")
            .error()
            .where == "threshold");
}

TEST_CASE("the packs of a translation may be named") {
  const auto named =
      parse_translate(R"({"from":"fr","to":"en","packs":["fra-spa","spa-eng"],"blocks":[]})");
  REQUIRE(named.ok());
  CHECK(named.value().packs == std::vector<std::string>{"fra-spa", "spa-eng"});
  CHECK(parse_translate(R"({"from":"fr","to":"en","blocks":[]})").value().packs.empty());
  for (const char* packs : {"1", "\"eng-spa\"", "[1]", "[\"a\",null]", "{}"}) {
    CAPTURE(packs);
    const std::string json =
        std::string(R"({"from":"fr","to":"en","blocks":[],"packs":)") + packs + "}";
    CHECK(parse_translate(json).error().where == "packs");
  }
}

TEST_CASE("replies") {
  CHECK(reply(Error{ErrorCode::kNotFound, "m", "w"}) ==
        R"({"error":{"code":"not-found","message":"m","where":"w"},"ok":false})");
  CHECK(reply(Result<Done>(Done{})) == R"({"ok":true,"value":null})");
  CHECK(reply_sentences({"a", "\xFF"}) ==
        "{\"ok\":true,\"value\":{\"sentences\":[\"a\",\"\xEF\xBF\xBD\"]}}");
  BlockResult block;
  block.id = 4;
  block.parts.push_back(Part{
      "", Segment{test::parse("<1>a"), test::parse("<1>b"), Provenance::kPerson, 100, {"u"}, {}}});
  block.parts.push_back(Part{" ", {}});
  BlockResult through;
  through.parts.push_back(Part{"", Segment{{}, {}, Provenance::kEngine, 0, {}, "es"}});
  CHECK(reply(Result<std::vector<BlockResult>>(std::vector<BlockResult>{through})) ==
        R"({"ok":true,"value":{"blocks":[{"id":0,"parts":[{"origin":"engine","score":0,)"
        R"("source":[],"target":[],"through":"es","unknown":[]}]}]}})");
  CHECK(reply(Result<std::vector<BlockResult>>(std::vector<BlockResult>{block})) ==
        R"({"ok":true,"value":{"blocks":[{"id":4,"parts":[{"origin":"person","score":100,)"
        R"("source":[1,"a"],"target":[1,"b"],"unknown":["u"]}," "]}]}})");
}

TEST_CASE("stages keep their order and all of them") {
  CHECK(dump_stages("s", "o", {{"b", "1"}, {"a", "2"}, {"b", "3"}}) ==
        R"x({"src":"s","out":"o","stages":{"b":"1","a":"2","b (2)":"3"}})x");
}

}  // namespace
}  // namespace palimpsest::app
