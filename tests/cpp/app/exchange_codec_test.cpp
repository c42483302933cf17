// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "app/exchange_codec.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "app/json_of_rows.h"
#include "exchange/contexts.h"
#include "exchange/files.h"

namespace palimpsest::app {
namespace {

using exchange::Unit;
using Json = nlohmann::json;

/// As the store keeps them and gives them back.
std::string list_of(const std::vector<Unit>& units) {
  FileRows rows;
  for (const Unit& unit : units) rows.add(unit);
  CHECK(rows.units() == units.size());
  return test::json_of_rows(rows.bytes());
}

TEST_CASE("units of every dialect, there and back") {
  for (const test::Fixture& fixture : test::exchange_fixtures()) {
    CAPTURE(fixture.name);
    const auto file = test::read(exchange::format_of_file(fixture.name).value(), fixture.content);
    const std::string json = list_of(file.units);
    CAPTURE(json);
    REQUIRE(Json::accept(json));
    const auto units = parse_exchange_units(json);
    REQUIRE(units.ok());
    REQUIRE(units.value().size() == file.units.size());
    for (size_t i = 0; i < file.units.size(); ++i) {
      CAPTURE(i);
      Unit expected = file.units[i];
      // Nothing says of a unit without codes which format it came from, and nothing needs to.
      if (expected.source_codes.empty()) expected.dialect = exchange::Dialect::kNone;
      CHECK(units.value()[i] == expected);
    }
  }
}

Unit plain_unit() {
  Unit unit;
  unit.source_lang = "en";
  unit.target_lang = "es";
  unit.source = {text::text_run("a")};
  unit.target = {text::text_run("b")};
  return unit;
}

TEST_CASE("what the store has columns for is in them") {
  Unit unit = plain_unit();
  unit.created_ms = 1;
  unit.changed_ms = 2;
  unit.change_id = "ana";
  unit.notes = {{exchange::Place::kUnit, "", "", "n"}};
  unit.properties = {{exchange::Place::kUnit, "x-palimpsest-site", "", "example.org"}};
  CHECK(Json::parse(list_of({unit})) ==
        Json::parse(R"({"units":[{"from":"en","to":"es","source":["a"],"target":["b"],"created":1,)"
                    R"("changed":2,"author":"ana","note":"n","site":"example.org"}]})"));
  CHECK(parse_exchange_units(list_of({unit})).value().at(0) == unit);
}

TEST_CASE("what a person changed wins over what the file said") {
  Unit unit = plain_unit();
  unit.creation_id = "ben";
  unit.change_id = "ana";
  unit.notes = {{exchange::Place::kSource, "", "", "of the source"},
                {exchange::Place::kUnit, "en", "", "old"}};
  Json json = Json::parse(list_of({unit}))["units"][0];
  json["note"] = "new";
  json["author"] = "carl";
  const Unit changed = parse_exchange_units(Json{{"units", {json}}}.dump()).value().at(0);
  CHECK(changed.creation_id == "ben");
  CHECK(changed.change_id == "carl");
  CHECK(changed.notes.at(0).text == "of the source");
  CHECK(changed.notes.at(1) == exchange::Note{exchange::Place::kUnit, "en", "", "new"});
  json["note"] = "";
  CHECK(parse_exchange_units(Json{{"units", {json}}}.dump()).value().at(0).notes.size() == 1);
}

TEST_CASE("neighbours stay as the file said them, and are said once") {
  Unit unit = plain_unit();
  unit.properties = {{exchange::Place::kUnit, "x-context-pre", "", "<seg>a &amp; b</seg>"},
                     {exchange::Place::kUnit, "x-other", "", "o"},
                     {exchange::Place::kUnit, "next", "", "c"}};
  exchange::find_contexts(unit);
  Json json = Json::parse(list_of({unit}))["units"][0];
  CHECK(json["before"] == "a & b");
  CHECK(json["after"] == "c");
  const auto with = [](const Json& one) {
    return parse_exchange_units(Json{{"units", {one}}}.dump()).value().at(0);
  };
  CHECK(with(json) == unit);
  // What the store says wins; what it does not say is not known to be wrong.
  json["before"] = "other";
  json.erase("after");
  const Unit changed = with(json);
  CHECK(changed.context_previous == "other");
  CHECK(changed.context_next == "c");
  CHECK(changed.properties ==
        std::vector<exchange::Property>{{exchange::Place::kUnit, "x-other", "", "o"},
                                        {exchange::Place::kUnit, "next", "", "c"},
                                        {exchange::Place::kUnit, "prev", "", "other"}});
  // A unit of no file says them as OmegaT does.
  json.erase("extra");
  json["after"] = "end";
  CHECK(with(json).properties ==
        std::vector<exchange::Property>{{exchange::Place::kUnit, "prev", "", "other"},
                                        {exchange::Place::kUnit, "next", "", "end"}});
}

TEST_CASE("an extra that is damaged is passed over, other fields are errors") {
  for (const char* extra : {"", "{", "[]", "7",
                            R"({"id":7,"notes":{},"properties":[1,[]],)"
                            R"("sourceCodes":[[1],[2,3,4],{}],"history":"x"})"}) {
    CAPTURE(extra);
    Json unit = {{"from", "en"}, {"to", "es"},   {"source", {"a"}}, {"target", {"b"}},
                 {"created", 0}, {"changed", 0}, {"extra", extra}};
    CHECK(parse_exchange_units(Json{{"units", {unit}}}.dump()).ok());
  }
  const auto bad = parse_exchange_units(R"({"units":[{"from":"en"}]})");
  REQUIRE(!bad.ok());
  CHECK(bad.error().where == "units[0].to");
}

TEST_CASE("text that looks like runs, and pairs that change") {
  Unit first = plain_unit();
  first.source = {text::text_run("[1]")};
  Unit second = plain_unit();
  second.target_lang = "fr";
  const auto units = parse_exchange_units(list_of({first, second, second, first}));
  REQUIRE(units.ok());
  CHECK(units.value() == std::vector<Unit>{first, second, second, first});
}

TEST_CASE("a reply says what is new since the one before") {
  auto opened = exchange::Reader::open(exchange::Format::kCsv, {"en", "es"});
  exchange::Reader& reader = *opened.value();
  uint64_t skipped = 0;
  size_t warned = 0;
  reader.feed("a,\"\x01\\ \n\"\nonly one\n");
  FileRows rows;
  const Json first = Json::parse(reply_read(reader, rows, skipped, warned));
  CHECK(first["value"]["units"] == 1);
  const Json units = Json::parse(test::json_of_rows(rows.bytes()))["units"];
  CHECK(units.at(0).at("target").at(0) == "\x01\\ \n");
  CHECK(first["value"]["skipped"] == 1);
  CHECK(first["value"]["warnings"][0] ==
        "line 3: a row of one cell; a unit is a source and a translation");
  CHECK(first["value"]["problem"] == nullptr);
  reader.feed("\"never closed");
  reader.finish();
  const Json second = Json::parse(reply_read(reader, rows, skipped, warned));
  CHECK(second["value"]["units"] == 0);
  CHECK(second["value"]["skipped"] == 0);
  CHECK(second["value"]["warnings"].empty());
  CHECK(second["value"]["problem"].get<std::string>().find("line 4, column 1: a quote") == 0);
}

}  // namespace
}  // namespace palimpsest::app
