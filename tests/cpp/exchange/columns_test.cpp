// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// CSV and TSV.
#include <doctest/doctest.h>

#include "exchange/files.h"

namespace palimpsest::exchange {
namespace {

using test::read;
using test::ReadFile;

std::string show(const ReadFile& file) {
  std::string out;
  for (const Unit& unit : file.units) {
    if (!out.empty()) out += " / ";
    out += plain_text(unit.source) + "=" + plain_text(unit.target);
  }
  return out;
}

struct Case {
  Format format;
  const char* bytes;
  const char* units;
};

const Case kCases[] = {
    {Format::kTsv, "a\tb\nc\td\n", "a=b / c=d"},
    {Format::kTsv, "a\tb\r\nc\td", "a=b / c=d"},
    {Format::kTsv, "a\tb\rc\td\r", "a=b / c=d"},
    {Format::kTsv, "\n\na\tb\n\n", "a=b"},
    {Format::kTsv, "\"a\" x\tb\n\"c\"\t\"d\n", "\"a\" x=b / \"c\"=\"d"},
    {Format::kTsv, "source\ttarget\n\"a\tx\"\t\"b\"\"\ny\"\n", "a\tx=b\"\ny"},
    {Format::kTsv, "Translation\tSource text\nb\ta\n", "a=b"},
    {Format::kTsv, "en\tfr\tes\na\tx\tb\n", "a=b"},
    {Format::kTsv, "id\ten\tes\n7\ta\tb\n", "a=b"},
    {Format::kTsv, "a\tb\textra\n", "a=b"},
    {Format::kTsv, "a\n\tb\nc\td\n", "c=d"},
    {Format::kCsv, "a,b\nc,d\n", "a=b / c=d"},
    {Format::kCsv, "\"a,\"\"x\"\"\ny\",b\r\n\"c\",\"d\"", "a,\"x\"\ny=b / c=d"},
    {Format::kCsv, "a \"x\",b\n", "a \"x\"=b"},
    {Format::kCsv, "a;b,c\nd;e\n", "a;b=c"},
    {Format::kCsv, "source;target\na,1;b\n", "a,1=b"},
    {Format::kCsv, "\"a;x\";b\n", "a;x=b"},
    {Format::kCsv, "a\tb\n", "a=b"},
    {Format::kCsv, "location,source,target\nf:1,a,b\n", "a=b"},
    {Format::kCsv, "", ""},
    {Format::kTsv, "\u00E1\t\U0001F600\n", "\u00E1=\U0001F600"},
};

TEST_CASE("tables, in pieces of every size and in UTF-16") {
  for (const Case& c : kCases) {
    CAPTURE(c.bytes);
    const WantedPair wanted = {"en", "es"};
    const ReadFile whole = read(c.format, c.bytes, wanted);
    CHECK(whole.problem == "");
    CHECK(show(whole) == c.units);
    for (size_t size = 1; size < std::string_view(c.bytes).size(); ++size) {
      CAPTURE(size);
      CHECK(read(c.format, c.bytes, wanted, size) == whole);
    }
    CHECK(read(c.format, test::to_utf16(c.bytes, false, true), wanted, 3) == whole);
    CHECK(read(c.format, "\xEF\xBB\xBF" + std::string(c.bytes), wanted, 2) == whole);
  }
}

TEST_CASE("languages come from the first row or from the caller") {
  CHECK(read(Format::kCsv, "en-GB,es-MX\na,b\n").units.at(0).target_lang == "es-MX");
  CHECK(read(Format::kCsv, "en-GB,es-MX\na,b\n", {"es", "en"}).units.at(0).source_lang == "es-MX");
  CHECK(read(Format::kCsv, "source,target\na,b\n").problem.find("does not say its languages") !=
        std::string::npos);
  CHECK(read(Format::kTsv, "a\tb\n", {"en", "es"}).units.at(0).source_lang == "en");
  CHECK(read(Format::kCsv, "en,id\na,b\n").units.at(0).target_lang == "id");  // Indonesian
}

TEST_CASE("what is in other columns") {
  const ReadFile file = read(Format::kCsv,
                             "source,target,id,note,created,changed by,location\n"
                             "a,b,7,n,2025-01-02T03:04:05Z,ana,f:1\nc,d,,,yesterday,,\n",
                             {"en", "es"});
  REQUIRE(file.units.size() == 2);
  CHECK(file.units[0].id == "7");
  CHECK(file.units[0].notes.at(0).text == "n");
  CHECK(file.units[0].created_ms == 1735787045000);
  CHECK(file.units[0].change_id == "ana");
  CHECK(file.units[0].properties == std::vector<Property>{{Place::kUnit, "location", "", "f:1"}});
  CHECK(file.units[1].properties.at(0) == Property{Place::kUnit, "created", "", "yesterday"});
}

TEST_CASE("rows of no use have their line") {
  const ReadFile file = read(Format::kCsv, "a,\"b\nb\"\nc\n,d\ne,f\n", {"en", "es"});
  CHECK(show(file) == "a=b\nb / e=f");
  CHECK(file.warnings ==
        std::vector<std::string>{"3: a row of one cell; a unit is a source and a translation",
                                 "4: a unit without a source"});
}

TEST_CASE("written and read again") {
  Unit unit;
  unit.source_lang = "en";
  unit.target_lang = "es";
  unit.source = {text::text_run("a,\t\"x\"\ny\r\nz")};
  unit.target = {text::text_run(" b;\u00E1 ")};
  unit.id = "7";
  unit.created_ms = 1735787045123;
  unit.changed_ms = 1735787046000;
  unit.creation_id = "ana";
  unit.change_id = "ben, the other";
  unit.notes = {{Place::kUnit, "", "", "a \"note\""}};
  for (const Format format : {Format::kTsv, Format::kCsv}) {
    const std::string written = test::write({format, 2, "", "", ""}, {unit, unit});
    const ReadFile file = read(format, written, {"en", "es"}, 5);
    CHECK(file.problem == "");
    REQUIRE(file.units.size() == 2);
    CHECK(file.units[0] == unit);
    CHECK(file.units[1] == unit);
  }
}

}  // namespace
}  // namespace palimpsest::exchange
