// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Files that can't be read on, and units that can't be used.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "exchange/files.h"
#include "text/utf8.h"

namespace palimpsest::exchange {
namespace {

using test::read;
using test::ReadFile;

std::string tmx(const std::string& body) {
  return "<tmx version='1.4'><header srclang='en'/><body>\n" + body + "</body></tmx>";
}

const std::string kGood =
    "<tu><tuv xml:lang='en'><seg>a</seg></tuv><tuv xml:lang='es'><seg>b</seg></tuv></tu>\n";

struct Case {
  std::string unit;
  std::string warning;
};

const Case kBadUnits[] = {
    {"<tu><tuv xml:lang='en'><seg>a</seg></tuv></tu>", "a unit with en only"},
    {"<tu/>", "a unit with no language only"},
    {"<tu><tuv><seg>a</seg></tuv><tuv xml:lang='es'><seg>b</seg></tuv></tu>", "without xml:lang"},
    {"<tu><tuv xml:lang='en'><seg/></tuv><tuv xml:lang='es'><seg>b</seg></tuv></tu>",
     "empty segment"},
    {"<tu><tuv xml:lang='en'><seg>a</seg></tuv><tuv xml:lang='es'/></tu>", "empty segment"},
    {"<tu><tuv xml:lang='en'><seg>a&#2;</seg></tuv><tuv xml:lang='es'><seg>b</seg></tuv></tu>",
     "a character that XML does not allow"},
    {"<tu><tuv xml:lang='en'><seg>a</seg><seg>c</seg></tuv><tuv "
     "xml:lang='es'><seg>b</seg></tuv></tu>",
     "two <seg>"},
    {"<tu><tu/><tuv xml:lang='en'><seg>a</seg></tuv></tu>", "a unit with a unit"},
};

TEST_CASE("a unit of no use is passed over with its line") {
  for (const Case& c : kBadUnits) {
    CAPTURE(c.unit);
    const ReadFile file = read(Format::kTmx, tmx(kGood + c.unit + "\n" + kGood));
    CHECK(file.problem == "");
    CHECK(file.units.size() == 2);
    REQUIRE(file.warnings.size() == 1);
    CHECK_MESSAGE(file.warnings[0].find("3: ") == 0, file.warnings[0]);
    CHECK_MESSAGE(file.warnings[0].find(c.warning) != std::string::npos, file.warnings[0]);
  }
}

TEST_CASE("the first hundred warnings are kept, all are counted") {
  std::string body;
  for (int i = 0; i < 250; ++i) body += "<tu/>\n";
  const ReadFile file = read(Format::kTmx, tmx(body));
  CHECK(file.warnings.size() == 100);
  CHECK(file.skipped == 250);
}

struct Broken {
  Format format;
  std::string bytes;
  std::string problem;
  size_t good;
};

const Broken kBroken[] = {
    {Format::kTmx, tmx(kGood + kGood + "<tu></tuv>"), "4:5 </tuv> where </tu> should be", 2},
    {Format::kTmx, tmx(kGood + "<tu>&nbsp;</tu>"), "3:5 the entity &nbsp;", 1},
    {Format::kTmx, "<html/>", "1:1 this is no TMX file, its first element is <html>", 0},
    {Format::kTmx, "", "1:1 there is no XML element", 0},
    {Format::kTmx, "source\ttarget\n", "1:1 this is no XML: it begins with text", 0},
    {Format::kTmx, tmx(kGood + "<!-- \xE9 -->"), "3:6 a byte that is not UTF-8", 1},
    {Format::kTmx, "<?xml version='1.0' encoding='EUC-JP'?><tmx/>", "1:1 the encoding \"euc-jp\"",
     0},
    {Format::kXliff, "<tmx/>", "1:1 this is no XLIFF file", 0},
    {Format::kXliff, "<xliff version='3.0'/>", "1:1 XLIFF of version \"3.0\"", 0},
    {Format::kCsv, "source,target\na,b\nc,\"d\ne,f\n", "3:1 a quote that opens", 1},
    {Format::kCsv, "a,b\nc,\xFF", "2:3 a byte that is not UTF-8", 1},
    {Format::kTsv, std::string("\xFF\xFE") + std::string("a\0\t\0b\0\n\0c", 9),
     "2:1 the file ends in the middle", 1},
};

TEST_CASE("a file that can't be read on says where and why, and what was good before") {
  for (const Broken& c : kBroken) {
    CAPTURE(c.bytes);
    const WantedPair wanted = {"en", "es"};
    const ReadFile whole = read(c.format, c.bytes, wanted);
    CHECK_MESSAGE(whole.problem.find(c.problem) == 0, whole.problem);
    CHECK(whole.units.size() == c.good);
    for (const size_t size : {1, 2, 3, 17}) CHECK(read(c.format, c.bytes, wanted, size) == whole);
  }
}

TEST_CASE("Latin-1 is read where the file says so") {
  const std::string body =
      "<tmx version='1.4'><body><tu><tuv xml:lang='en'><seg>ca\xF1on \x80</seg></tuv>"
      "<tuv xml:lang='es'><seg>ca\xF1\xF3n</seg></tuv></tu></body></tmx>";
  const ReadFile file = read(Format::kTmx, "<?xml version='1.0' encoding='ISO-8859-1'?>" + body);
  REQUIRE(file.units.size() == 1);
  CHECK(test::show(file.units[0]) == "en\u2192es: ca\u00F1on \u20AC | ca\u00F1\u00F3n");
  CHECK(read(Format::kTmx, body).problem.find("1:56 a byte that is not UTF-8") == 0);
}

TEST_CASE("entities of a DTD are not expanded") {
  std::string document = "<!DOCTYPE tmx [<!ENTITY a0 'lol'>";
  for (int i = 1; i < 30; ++i) {
    const std::string before = "&a" + std::to_string(i - 1) + ";";
    document += "<!ENTITY a" + std::to_string(i) + " '" + before + before + before + "'>";
  }
  document += "]>" + tmx(kGood + "<tu><note>&a29;</note></tu>");
  const ReadFile file = read(Format::kTmx, document);
  CHECK(file.units.size() == 1);
  CHECK(file.problem.find("the entity &a29;") != std::string::npos);
}

TEST_CASE("a segment has a size") {
  const std::string text(size_t{3} << 20, 'x');
  std::string codes;
  for (int i = 0; i < 2000; ++i) codes += "<ph/>";
  std::string pairs;
  for (int i = 0; i < 20'000; ++i) pairs += "<bpt i='1'/>";
  for (int i = 0; i < 20'000; ++i) pairs += "<ept i='2'/>";
  for (const std::string& content :
       {text, codes, "<ph>" + text + "</ph>", text + "<ph>a</ph>",
        text + "<bpt i='1'>a<sub>b</sub></bpt><ept i='1'/>", text + "<hi>a</hi>", pairs}) {
    const ReadFile file =
        read(Format::kTmx, tmx("<tu><tuv xml:lang='en'><seg>" + content +
                               "</seg></tuv><tuv xml:lang='es'><seg>b</seg></tuv></tu>" + kGood));
    CHECK(file.problem == "");
    CHECK(file.units.size() == 1);
    CHECK(file.skipped == 1);
  }
}

TEST_CASE("segments of an XLIFF unit have names, or places") {
  const auto unit = [](const std::string& first, const std::string& second) {
    return "<xliff version='1.2'><file source-language='en' target-language='es'><body>"
           "<trans-unit id='7'><source>A. B.</source><seg-source>" +
           first + "A.</mrk> " + second + "B.</mrk></seg-source><target>" + first + "C.</mrk> " +
           second + "D.</mrk></target></trans-unit></body></file></xliff>";
  };
  const ReadFile named = read(Format::kXliff, unit("<mrk mtype='seg'>", "<mrk mtype='seg'>"));
  REQUIRE(named.units.size() == 2);
  CHECK(plain_text(named.units[0].target) == "C.");
  CHECK(named.units[1].id == "7#+2");
  CHECK(plain_text(named.units[1].target) == "D.");
  const ReadFile mixed =
      read(Format::kXliff, unit("<mrk mtype='seg' mid='2'>", "<mrk mtype='seg'>"));
  REQUIRE(mixed.units.size() == 2);
  CHECK(mixed.units[0].id == "7#2");
  CHECK(plain_text(mixed.units[1].target) == "D.");
  const std::string one = "<mrk mtype='seg' mid='1'>";
  const ReadFile twice = read(Format::kXliff, unit(one, one));
  CHECK(twice.units.empty());
  REQUIRE(twice.warnings.size() == 1);
  CHECK(twice.warnings[0].find("the same mid") != std::string::npos);
}

TEST_CASE("a unit has so many segments") {
  std::string marks;
  for (int i = 0; i < 200'000; ++i) marks += "<mrk mtype='seg'/>";  // minutes, if each saw all
  std::string segments;
  for (int i = 0; i < 20'000; ++i) segments += "<segment><source>a</source></segment>";
  const ReadFile old =
      read(Format::kXliff,
           "<xliff version='1.2'><file source-language='en' target-language='es'><body><trans-unit "
           "id='7'><source>a</source><seg-source>" +
               marks + "</seg-source><target>b</target></trans-unit></body></file></xliff>");
  const ReadFile recent = read(Format::kXliff2,
                               "<xliff version='2.1' srcLang='en' trgLang='es'><file id='f'><unit "
                               "id='7'>" +
                                   segments + "</unit></file></xliff>");
  for (const ReadFile* file : {&old, &recent}) {
    CHECK(file->units.empty());
    REQUIRE(file->warnings.size() == 1);
    CHECK(file->warnings[0].find("more than 1000 segments") != std::string::npos);
  }
}

TEST_CASE("characters of any encoding come whole into the data of codes") {
  std::string data;
  while (data.size() < 400'000) data += "\u20AC";
  const std::string text = "<?xml version='1.0' encoding='UTF-16'?>" +
                           tmx("<tu><tuv xml:lang='en'><seg>a<ph>" + data +
                               "</ph></seg></tuv><tuv xml:lang='es'><seg>b</seg></tuv></tu>");
  std::string utf16 = "\xFF\xFE";
  for (const char32_t c : text::to_utf32(text)) {
    utf16 += static_cast<char>(c & 0xFF);
    utf16 += static_cast<char>(c >> 8 & 0xFF);
  }
  for (const std::string& bytes : {text.substr(text.find("?>") + 2), utf16}) {
    const ReadFile file = read(Format::kTmx, bytes);
    REQUIRE(file.units.size() == 1);
    CHECK(file.units[0].source_codes.at(0).open.data == data);
  }
}

TEST_CASE("bytes changed at random never crash, and give a result") {
  std::mt19937 random(20261126);
  for (const test::Fixture& fixture : test::exchange_fixtures()) {
    const Format format = format_of_file(fixture.name).value();
    const std::string content = fixture.content;
    for (int round = 0; round < 200; ++round) {
      std::string changed = content;
      for (int i = 0; i < 3; ++i) {
        const size_t at = random() % changed.size();
        const char* const likely = "<>&'\"/=;] \n\xFF";
        if (random() % 3 == 0) {
          changed.erase(at, random() % 20);
        } else {
          changed[at] = likely[random() % 12];
        }
      }
      const ReadFile file = read(format, changed, {}, 1 + random() % 500);
      const bool is_answered = !file.problem.empty() || !file.units.empty() || file.skipped > 0;
      CHECK(is_answered);
    }
  }
}

}  // namespace
}  // namespace palimpsest::exchange
