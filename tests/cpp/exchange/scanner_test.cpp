// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "exchange/xml/scanner.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "exchange/xml/characters.h"

namespace palimpsest::exchange::xml {
namespace {

/// What happened, as one line: "<a b='c'>text</a>", pieces of text put together.
class Recorder final : public Handler {
 public:
  void start_element(std::string_view name, const Attributes& attributes) override {
    line += "<" + std::string(name);
    for (const Attribute& a : attributes) {
      line += " " + std::string(a.name) + "='" + std::string(a.value) + "'";
    }
    line += ">";
  }
  void end_element(std::string_view name) override { line += "</" + std::string(name) + ">"; }
  void text(std::string_view piece) override { line += piece; }
  void bad_character() override { line += "!"; }

  std::string line;
};

struct Outcome {
  std::string events;
  std::string problem;  // "line:column reason"

  friend bool operator==(const Outcome&, const Outcome&) = default;
};

Outcome scan(std::string_view document, size_t piece_bytes) {
  Recorder recorder;
  Scanner scanner(recorder);
  for (size_t at = 0; at < document.size(); at += piece_bytes) {
    if (!scanner.feed(document.substr(at, piece_bytes))) break;
  }
  if (!scanner.problem()) scanner.finish();
  std::string problem;
  if (const auto& p = scanner.problem()) {
    problem = std::to_string(p->line) + ":" + std::to_string(p->column) + " " + p->reason;
  }
  return {recorder.line, problem};
}

struct Case {
  const char* document;
  const char* events;
};

const Case kGood[] = {
    {"<a/>", "<a></a>"},
    {"<a></a>", "<a></a>"},
    {"\n <a  b = 'c' d=\"e\" /> \n", "<a b='c' d='e'></a>"},
    {"<?xml version='1.0'?><a>x</a>", "<a>x</a>"},
    {"<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x41;&#x1F600;</a>", "<a><>&\"'AA\U0001F600</a>"},
    {"<a b='&lt;&#10;&amp;amp;'/>", "<a b='<\n&amp;'></a>"},
    {"<a b='x\ty\nz\r\nw'/>", "<a b='x y z w'></a>"},
    {"<a b='>' c=\"'x\"/>", "<a b='>' c=''x'></a>"},
    {"<a>one\r\ntwo\rthree\n</a>", "<a>one\ntwo\nthree\n</a>"},
    {"<a><!-- <b> - & --><?p <c> ?>x</a>", "<a>x</a>"},
    {"<a><![CDATA[<b>&amp;]]]]></a>", "<a><b>&amp;]]</a>"},
    {"<a>]] ]> ]</a>", "<a>]] ]> ]</a>"},
    {"<x:a xml:lang='en'><x:b/></x:a>", "<x:a xml:lang='en'><x:b></x:b></x:a>"},
    {"<a>\u00E1\u20AC\U0001F600</a>", "<a>\u00E1\u20AC\U0001F600</a>"},
    {"<!DOCTYPE a><a/>", "<a></a>"},
    {"<!DOCTYPE a SYSTEM 'x>y' ><a/>", "<a></a>"},
    {"<!DOCTYPE a [<!ENTITY e ']>'><!-- ]> ' --><?p ]> ' ?>] ><a/>", "<a></a>"},
    {"<a>&#1;</a>", "<a>!\uFFFD</a>"},
    {"<a>\x01</a>", "<a>!\uFFFD</a>"},
    {"<a b='&#xFFFF;'/>", "<a b='\uFFFD'>!</a>"},
};

TEST_CASE("documents, in pieces of every size") {
  for (const Case& c : kGood) {
    CAPTURE(c.document);
    for (size_t size = 1; size <= std::string_view(c.document).size(); ++size) {
      CAPTURE(size);
      CHECK(scan(c.document, size) == Outcome{c.events, ""});
    }
  }
}

struct Wrong {
  const char* document;
  const char* where;   // line:column
  const char* reason;  // a part of it
};

const Wrong kWrong[] = {
    {"", "1:1", "no XML element"},
    {"hello", "1:1", "begins with text"},
    {"<a>", "1:4", "ends inside <a>"},
    {"<a>\n<b>\n  <c></b></a>", "3:6", "</b> where </c> should be"},
    {"<a></a><b/>", "1:8", "second root"},
    {"<a></a>x", "1:8", "after the end of the root"},
    {"<a b='1' b='2'/>", "1:10", "there already"},
    {"<a b=1/>", "1:6", "needs quotes"},
    {"<a b/>", "1:5", "without a value"},
    {"<a b='<'/>", "1:7", "&lt;"},
    {"<a>x & y</a>", "1:6", "&amp;"},
    {"<a>x &y</a>", "1:6", "&amp;"},
    {"<a>\u00E1\u00E1&nbsp;</a>", "1:6", "&nbsp;"},
    {"<a b='&e;'/>", "1:7", "five entities"},
    {"<a>]]></a>", "1:4", "]]&gt;"},
    {"<a><!-- -- --></a>", "1:9", "inside a comment"},
    {"<a><1/></a>", "1:4", "&lt;"},
    {"<a>\n</a>\n<?xml version='1.0'?>", "3:1", "very first"},
    {"<a><!ELEMENT b></a>", "1:4", "<!"},
    {"<a/><!DOCTYPE a>", "1:5", "DOCTYPE"},
    {"<a b='x", "1:8", "ends inside markup"},
    {"<!-- x", "1:7", "ends inside markup"},
    {"<a>&lt", "1:4", "begins no reference"},
};

TEST_CASE("what is wrong has its line, column and reason, in pieces of every size") {
  for (const Wrong& c : kWrong) {
    CAPTURE(c.document);
    const std::string_view document = c.document;
    const Outcome whole = scan(document, document.size() + 1);
    CHECK_MESSAGE(whole.problem.find(std::string(c.where) + " ") == 0, whole.problem);
    CHECK_MESSAGE(whole.problem.find(c.reason) != std::string::npos, whole.problem);
    for (size_t size = 1; size < document.size(); ++size) {
      CAPTURE(size);
      CHECK(scan(document, size) == whole);
    }
  }
}

TEST_CASE("declared entities are never expanded") {
  std::string document = "<!DOCTYPE lolz [<!ENTITY lol 'lol'>";
  for (int i = 1; i < 20; ++i) {
    document += "<!ENTITY lol" + std::to_string(i) + " '&lol;&lol;&lol;&lol;&lol;&lol;&lol;'>";
  }
  document += "]><lolz>&lol9;</lolz>";
  const Outcome outcome = scan(document, 7);
  CHECK(outcome.events == "<lolz>");
  CHECK(outcome.problem.find("&lol9;") != std::string::npos);
}

TEST_CASE("depth is bounded, and so is a tag") {
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "<a>";
  CHECK(scan(deep, 1000).problem.find("256") != std::string::npos);
  const std::string wide = "<a b='" + std::string(size_t{3} << 20, 'x');
  CHECK(scan(wide, 1 << 16).problem.find("1 MB") != std::string::npos);
}

TEST_CASE("a value of nothing but tag ends is read once") {
  const std::string value(size_t{900'000}, '>');
  CHECK(scan("<a b='" + value + "'/>", 1 << 16).events == "<a b='" + value + "'></a>");
}

TEST_CASE("characters come whole, however much is fed at once") {
  class Pieces final : public Handler {
   public:
    void start_element(std::string_view, const Attributes&) override {}
    void end_element(std::string_view) override {}
    void text(std::string_view piece) override {
      are_whole = are_whole && (static_cast<unsigned char>(piece.front()) & 0xC0U) != 0x80U;
    }
    void bad_character() override {}
    bool are_whole = true;
  };
  std::string document = "<a>x";
  while (document.size() < 500'000) document += "\u20AC";
  document += "</a>";
  Pieces pieces;
  Scanner scanner(pieces);
  CHECK(scanner.feed(document));
  CHECK(scanner.finish());
  CHECK(pieces.are_whole);
}

TEST_CASE("a document cut off anywhere is a problem") {
  const std::string document =
      "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x 'y'>]><a b='c&lt;'>&amp;x<!-- y "
      "--><![CDATA[z]]>"
      "<d/></a>";
  for (size_t size = 0; size < document.size(); ++size) {
    CAPTURE(size);
    CHECK(scan(std::string_view(document).substr(0, size), 5).problem != "");
  }
  CHECK(scan(document, 5).problem == "");
}

TEST_CASE("references") {
  CHECK(character_of("#x10FFFF") == char32_t{0x10FFFF});
  CHECK(is_allowed(*character_of("#99999999999999999999")) == false);
  CHECK(character_of("#") == std::nullopt);
  CHECK(character_of("#x") == std::nullopt);
  CHECK(character_of("#1a") == std::nullopt);
  CHECK(character_of("AMP") == std::nullopt);
}

}  // namespace
}  // namespace palimpsest::exchange::xml
