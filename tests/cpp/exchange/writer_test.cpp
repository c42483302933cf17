// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "exchange/writer.h"

#include <doctest/doctest.h>

#include "exchange/files.h"

namespace palimpsest::exchange {
namespace {

using test::read;
using test::ReadFile;

/// A unit as a person makes it: codes without anything said of them.
Unit bare_unit() {
  Unit unit;
  unit.source_lang = "en";
  unit.target_lang = "es";
  unit.source = {text::text_run("Read "), text::code_run(text::RunKind::kOpen, 1),
                 text::text_run("it"), text::code_run(text::RunKind::kClose, 1),
                 text::code_run(text::RunKind::kAlone, 2)};
  unit.target = {text::code_run(text::RunKind::kOpen, 1), text::text_run("L\u00E9alo"),
                 text::code_run(text::RunKind::kClose, 1),
                 text::code_run(text::RunKind::kAlone, 2)};
  return unit;
}

TEST_CASE("codes without data come back as codes") {
  for (const Format format : {Format::kTmx, Format::kXliff, Format::kXliff2}) {
    const std::string written = test::write({format, 2, "", "", "1"}, {bare_unit()});
    CAPTURE(written);
    const ReadFile file = read(format, written, {}, 7);
    REQUIRE(file.units.size() == 1);
    CHECK(test::show(file.units[0]) == test::show(bare_unit()));
  }
}

TEST_CASE("level 1 has no codes, and says how many it dropped") {
  const auto writer = Writer::open({Format::kTmx, 1, "", "", "1"});
  REQUIRE(writer->put(bare_unit()).ok());
  writer->finish();
  const ReadFile file = read(Format::kTmx, writer->take());
  CHECK(test::show(file.units.at(0)) == "en\u2192es: Read it | L\u00E9alo");
  CHECK(writer->dropped_codes() == 4);
}

TEST_CASE("what XML does not allow is replaced and counted") {
  Unit unit = bare_unit();
  unit.source = {
      text::text_run("a\x01\x1F"
                     "b\uFFFE<&>\"'\r\n\t]]>\xFF")};
  unit.id = "\x02";
  for (const Format format : {Format::kTmx, Format::kXliff}) {
    const auto writer = Writer::open({format, 2, "", "", "1"});
    REQUIRE(writer->put(unit).ok());
    writer->finish();
    const ReadFile file = read(format, writer->take());
    REQUIRE(file.units.size() == 1);
    CHECK(test::show(file.units[0].source) == "a\uFFFD\uFFFDb\uFFFD<&>\"'\r\n\t]]>\uFFFD");
    CHECK(writer->replaced_characters() == 5);
  }
}

TEST_CASE("a format with one pair a file refuses others") {
  Unit other = bare_unit();
  other.target_lang = "fr";
  for (const Format format : {Format::kXliff2, Format::kCsv, Format::kTsv}) {
    const auto writer = Writer::open({format, 2, "", "", "1"});
    REQUIRE(writer->put(bare_unit()).ok());
    const auto refused = writer->put(other);
    REQUIRE(!refused.ok());
    CHECK(refused.error().where == "a unit from en to fr");
    writer->finish();
    CHECK(read(format, writer->take(), {"en", "es"}).units.size() == 1);
  }
  for (const Format format : {Format::kTmx, Format::kXliff}) {
    const std::string written =
        test::write({format, 2, "", "", "1"}, {bare_unit(), other, bare_unit()});
    const ReadFile file = read(format, written);
    REQUIRE(file.units.size() == 3);
    CHECK(file.units[1].target_lang == "fr");
  }
}

TEST_CASE("a file of no units is whole") {
  for (const Format format :
       {Format::kTmx, Format::kXliff, Format::kXliff2, Format::kTsv, Format::kCsv}) {
    const ReadFile file = read(format, test::write({format, 2, "en", "es", "1"}, {}), {"en", "es"});
    CHECK(file.problem == "");
    CHECK(file.units.empty());
  }
}

TEST_CASE("a code a person put in from the other side has that side's data") {
  ReadFile file = read(Format::kTmx, test::exchange_fixture("omegat-level2.tmx"));
  Unit unit = file.units.at(0);
  unit.target_codes.clear();
  const ReadFile again = read(Format::kTmx, test::write({Format::kTmx, 2, "", "", "1"}, {unit}));
  CHECK(again.units.at(0).target_codes == unit.source_codes);
}

TEST_CASE("names that can't be attributes stay properties") {
  Unit unit = bare_unit();
  unit.properties = {{Place::kUnit, "tmx:a b='c'", "", "1"},
                     {Place::kUnit, "tmx:usagecount", "", "2"},
                     {Place::kUnit, "tmx:usagecount", "", "3"},
                     {Place::kUnit, "xliff:q:name", "", "4"}};
  for (const Format format : {Format::kTmx, Format::kXliff, Format::kXliff2}) {
    const std::string written = test::write({format, 2, "", "", "1"}, {unit});
    CAPTURE(written);
    const ReadFile file = read(format, written);
    CHECK(file.problem == "");
    REQUIRE(file.units.size() == 1);
    CHECK(file.units[0].properties.size() == (format == Format::kTmx ? 3 : 4));
  }
}

}  // namespace
}  // namespace palimpsest::exchange
