// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What is read from each dialect.
#include "exchange/reader.h"

#include <doctest/doctest.h>

#include "exchange/contexts.h"
#include "exchange/dates.h"
#include "exchange/files.h"

namespace palimpsest::exchange {
namespace {

using test::read;
using test::ReadFile;
using test::show;

ReadFile fixture(const char* name, const WantedPair& wanted = {}) {
  return read(format_of_file(name).value(), test::exchange_fixture(name), wanted);
}

const Property* find(const Unit& unit, std::string_view type) {
  for (const Property& property : unit.properties) {
    if (property.type == type) return &property;
  }
  return nullptr;
}

TEST_CASE("OmegaT, level 1") {
  const ReadFile file = fixture("omegat-level1.tmx");
  REQUIRE(file.units.size() == 2);
  CHECK(show(file.units[1]) ==
        "EN-US\u2192ES-ES: Tickets & tours: <free> for children. | Entradas y visitas: <gratis> "
        "para ni\u00F1os.");
}

TEST_CASE("OmegaT, level 2") {
  const ReadFile file = fixture("omegat-level2.tmx");
  REQUIRE(file.units.size() == 2);
  CHECK(show(file.units[0].source) == "Read the <1>full report</1> today.<2/>");
  CHECK(show(file.units[0].target) == "Lea hoy el <1>informe completo</1>.<2/>");
  CHECK(show(file.units[1].source) == "<1>One</1> and <2>two</2>");
  CHECK(show(file.units[1].target) == "<2>Dos</2> y <1>uno</1>");
  const Code& code = file.units[1].target_codes.at(1);
  CHECK(code.number == 2);
  CHECK(code.open == Tag{"bpt", {{"i", "1"}, {"x", "1"}}, "&lt;u1&gt;"});
  CHECK(code.close == Tag{"ept", {{"i", "1"}}, "&lt;/u1&gt;"});
}

TEST_CASE("OmegaT's own file") {
  const ReadFile file = fixture("omegat-project.tmx");
  REQUIRE(file.units.size() == 2);
  const Unit& first = file.units[0];
  CHECK(first.history == Place::kTarget);
  CHECK(first.change_id == "ana");
  CHECK(first.creation_id == "ben");
  CHECK(iso_date(first.created_ms) == "2024-02-29T23:59:59Z");
  CHECK(first.notes.at(0).text == "Checked with the museum.");
  CHECK(file.units[1].context_previous == "Closed on Mondays.");
  CHECK(file.units[1].context_next == "Contact");
  REQUIRE(find(file.units[1], "file") != nullptr);
  CHECK(find(file.units[1], "file")->value == "pages/visit.html");
}

struct Context {
  const char* type;
  const char* value;
  const char* text;
};

const Context kContexts[] = {
    {"prev", "Read it.", "Read it."},
    {"prev", "Read <f0>it</f0><br1/> & go.", "Read it & go."},
    {"prev", "a < b > c <d> <> </> <1> <a1b> <x1", "a < b > c <d> <> </> <1> <a1b> <x1"},
    {"prev", "<seg", ""},
    {"x-context-pre", "<seg>a &amp; &#x62; &lt;c1&gt; &nothing; &</seg>", "a & b <c1> &nothing; &"},
    {"x-context-pre", "<seg >a<ph x='1'>{1}</ph> <hi type='b'>b</hi><it\npos='x'>i</it ></seg>",
     "a b"},
    {"x-context-pre", "<seg>a<ph/>b<phrase>c</phrase></seg>", "abc"},
    {"x-context-pre", "<seg>a<bpt i='1'>no end", "a"},
    {"x-context-pre", "<seg>a<bpt i='1'>no end</bpt", "a"},
};

TEST_CASE("the text of a neighbour, without what stands for codes") {
  for (const Context& c : kContexts) {
    CAPTURE(c.value);
    Unit unit;
    unit.properties = {{Place::kUnit, c.type, "", c.value}};
    find_contexts(unit);
    CHECK(unit.context_previous == c.text);
    CHECK(unit.properties.at(0).value == c.value);
  }
}

TEST_CASE("Trados Studio") {
  const ReadFile file = fixture("trados-studio.tmx");
  REQUIRE(file.units.size() == 2);
  CHECK(show(file.units[0].target) == "El <1>transbordador</1> n.\u00BA <2/> sale a las <3/>.");
  CHECK(file.units[0].change_id == "EXAMPLE\\reviewer");
  CHECK(find(file.units[0], "tmx:usagecount")->value == "4");
  CHECK(find(file.units[0], "Project:SingleString")->value == "Guide 2025");
  CHECK(show(file.units[1].source) == "  Two  spaces, a tab\tand a line\nbreak.  ");
}

TEST_CASE("memoQ") {
  const ReadFile file = fixture("memoq.tmx");
  REQUIRE(file.units.size() == 2);
  CHECK(show(file.units[0].target) == "Los adultos pagan <1>5 euros</1>.<2/>");
  CHECK(file.units[0].context_previous == "Prices & times");
  CHECK(file.units[0].context_next == "See the map.");
  CHECK(find(file.units[0], "x-length")->place == Place::kSource);
  CHECK(show(file.units[1].source) == "Begins here: <1/>open");
}

TEST_CASE("every inline element of TMX") {
  const ReadFile file = fixture("all-codes.tmx");
  REQUIRE(file.units.size() == 5);
  CHECK(show(file.units[0]) ==
        "en\u2192es: See <1>the <2>map</2></1><3/>. | Vea <1>el <2>mapa</2></1><3/>.");
  CHECK(show(file.units[1]) ==
        "en\u2192fr: See <1>the <2>map</2></1><3/>. | Voir <2>la carte</2>.");
  CHECK(file.units[0].source_codes.at(0).open.data ==
        "&lt;a title=\"<sub type=\"title\" datatype=\"plaintext\">The <hi>map</hi> of "
        "<ph>&amp;x;</ph>it</sub>\" href=\"#m\"&gt;");
  CHECK(show(file.units[2].source) == "<1/>bold <2>both<3/> italic</2>");
  CHECK(show(file.units[3].target) == "fin<1/> <2/><3/> <4/>");
  CHECK(show(file.units[4]) == "en\u2192es: a <b> & c \U0001F6A2 | una <b> & c \U0001F6A2");
  CHECK(find(file.units[4], "tmx:changedate")->value == "20250230T000000Z");
  CHECK(file.units[4].changed_ms == 0);
  CHECK(file.units[0].segtype == "phrase");
}

TEST_CASE("the pair that is wanted") {
  CHECK(fixture("all-codes.tmx", {"en", "fr"}).units.size() == 1);
  CHECK(fixture("all-codes.tmx", {"en", "fr"}).skipped == 3);
  CHECK(fixture("all-codes.tmx", {"fr", "es"}).units.at(0).source_lang == "fr");
  CHECK(fixture("trados-studio.tmx", {"en", "es"}).units.at(0).source_lang == "en-GB");
  CHECK(fixture("trados-studio.tmx", {"en-US", "es"}).units.empty());
  CHECK(fixture("xliff12.xlf", {"en", "fr"}).units.size() == 1);
  CHECK(fixture("omegat-level1.tmx", {"es", "en"}).units.at(0).source_lang == "ES-ES");
  CHECK(!Reader::open(Format::kTmx, {"en", ""}).ok());
}

TEST_CASE("XLIFF 1.2") {
  const ReadFile file = fixture("xliff12.xlf");
  REQUIRE(file.units.size() == 5);
  CHECK(show(file.units[0]) ==
        "en\u2192es: Read the <1>full <2/>report</1> & more. | Lea el <1>informe <2/>completo</1> "
        "y m\u00E1s.");
  CHECK(file.units[0].notes.at(0) == Note{Place::kUnit, "en", "developer", "On the front page."});
  CHECK(file.units[0].notes.at(1).place == Place::kTarget);
  CHECK(find(file.units[0], "xliff:state")->value == "final");
  CHECK(find(file.units[0], "xliff:context:linenumber")->value == "7");
  CHECK(show(file.units[1].source) == "<1>Bold</1> <2>over<3/></2> <4/><5>ship</5>");
  CHECK(show(file.units[2]) == "en\u2192es: One. | Uno.");
  CHECK(show(file.units[3]) == "en\u2192es: <1>Two.</1> | <1>Dos.</1>");
  CHECK(file.units[3].id == "3#2");
  CHECK(file.units[4].target_lang == "fr");
  CHECK(file.warnings == std::vector<std::string>{"26: a unit without a translation"});
}

TEST_CASE("XLIFF 2.1") {
  const ReadFile file = fixture("xliff21.xlf");
  REQUIRE(file.units.size() == 4);
  CHECK(show(file.units[0]) ==
        "en\u2192es: Read the <1>full report</1>.<2/> | Lea el <1>informe completo</1>.<2/>");
  CHECK(file.units[0].source_codes.at(0).open.data == "&lt;b&gt;");
  CHECK(file.units[0].source_codes.at(0).close.data == "&lt;/b&gt;");
  CHECK(find(file.units[0], "xliff2:segment:state")->value == "reviewed");
  CHECK(file.units[0].notes.at(0).from == "developer");
  CHECK(show(file.units[1].source) == "One <1/>two.");
  CHECK(file.units[2].target_codes.at(0).open.data == "{/i}");
  CHECK(show(file.units[3].source) == "<1/>a <2>b<3/></2> <4>ship</4> <5>x</5>Bell\a");
  CHECK(file.skipped == 1);
}

}  // namespace
}  // namespace palimpsest::exchange
