// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "inline/projection.h"

#include <doctest/doctest.h>

#include "inline/notation.h"
#include "inline/spans.h"

namespace palimpsest::inline_codes {
namespace {

using test::parse;
using test::show;

/// The target is written word by word with the code of each: "Hoy lo{2} dejé{1}". Everything
/// between words stays free text; "{@3}" is an anchor of code 3.
Target parse_target(const std::string& notation) {
  Target target;
  uint32_t word_begin = 0;
  bool in_word = false;
  const auto end_word = [&](uint32_t code) {
    if (in_word) {
      target.pieces.push_back({word_begin, static_cast<uint32_t>(target.text.size()), code});
    }
    in_word = false;
  };
  for (size_t i = 0; i < notation.size(); ++i) {
    const auto byte = static_cast<unsigned char>(notation[i]);
    if (notation[i] == '{') {
      const size_t end = notation.find('}', i);
      const bool is_anchor = notation[i + 1] == '@';
      const auto code =
          static_cast<uint32_t>(std::stoul(notation.substr(i + (is_anchor ? 2 : 1), end)));
      if (is_anchor) {
        end_word(0);
        target.anchors.push_back({static_cast<uint32_t>(target.text.size()), code});
      } else {
        end_word(code);
      }
      i = end;
      continue;
    }
    if (byte < 0x80 && std::isalnum(byte) == 0) {
      end_word(0);
    } else if (!in_word) {
      word_begin = static_cast<uint32_t>(target.text.size());
      in_word = true;
    }
    target.text += notation[i];
  }
  end_word(0);
  return target;
}

struct Case {
  std::string source;
  std::string target;
  std::string expected;
};

const Case kCases[] = {
    // plain
    {"I <1>eat</1> now", "Como{1} ahora", "<1>Como</1> ahora"},
    {"the <1>big dog</1>", "el perro{1} grande{1}", "el <1>perro grande</1>"},
    // neighbours with the same codes are one element, punctuation between them included
    {"<1>yes, sir</1> x", "si{1}, señor{1} x", "<1>si, señor</1> x"},
    // hull over words of the surroundings
    {"a <1>b c</1> d", "b{1} a c{1} d", "<1>b a c</1> d"},
    // a word of another code between: the larger run wins, the first of equals
    {"<1>aa bb</1> <2>c</2>", "aa{1} c{2} bbb{1}", "aa <2>c</2> <1>bbb</1>"},
    {"<1>aa bb</1> <2>c</2>", "aa{1} c{2} bb{1}", "<1>aa</1> <2>c</2> bb"},
    // nesting
    {"I <1>gave <2>it</2> up</1> today", "Hoy lo{2} deje{1}", "Hoy <1><2>lo</2> deje</1>"},
    {"<1><2><3>x</3></2></1> y", "y x{3}", "y <1><2><3>x</3></2></1>"},
    {"<1>a <2>b</2></1> <3>c</3>", "b{2} c{3} a{1}", "<1><2>b</2></1> <3>c</3> a"},
    // a word of an inner code that ends up outside its parent falls to the surroundings
    {"<1>aaa <2>b b</2></1> <3>c</3>", "aaa{1} b{2} c{3} b{2}", "<1>aaa <2>b</2></1> <3>c</3> b"},
    // no words left
    {"I <1>do</1> eat", "Como", "<1></1>Como"},
    {"<1>The</1> dog", "perro", "<1></1>perro"},
    {"a dog<1>s</1>", "un perro", "un perro<1></1>"},
    {"x <1>a</1><2>b</2> y", "x b{2} y", "x <1></1><2>b</2> y"},
    {"<1>a <2>b</2></1> y", "y", "<1><2></2></1>y"},
    // stand-alone codes
    {"a <1/>b", "b {@1}a", "b <1/>a"},
    {"<1>a <2/> b</1> c", "a{1} b{1} {@2}c", "<1>a b<2/></1> c"},
    {"x <1>a b</1> <2/>c", "x a{1} {@2}b{1} c", "x <1>a b</1><2/> c"},
    {"a<1/><2/> b", "{@2}{@1}a b", "<2/><1/>a b"},
    // punctuation and white space at the edges, as in the source
    {"<1>Stop!</1> Now.", "Alto{1}! Ya.", "<1>Alto!</1> Ya."},
    {"<1>Stop</1>! Now.", "Alto{1}! Ya.", "<1>Alto</1>! Ya."},
    {"see<1> this </1>one", "vea este{1} uno", "vea<1> este </1>uno"},
    {"see <1>(this)</1> one", "vea (este{1}) uno", "vea <1>(este)</1> uno"},
    {"<1><2>Hi</2>!</1> x", "Hola{2}! x", "<1><2>Hola</2>!</1> x"},
    {"<1>A,</1><2>, B</2>", "A{1}, B{2}", "<1>A,</1><2> B</2>"},
    // a code around punctuation alone
    {"Price<1>*</1> now", "Precio* ahora", "Precio<1>*</1> ahora"},
    {"a<1>*</1> b<2>*</2> c", "a* b* c", "a<1>*</1> b<2>*</2> c"},
    // nonsense from outside
    {"a <1>b</1>", "b{7} a{9}", "b <1></1>a"},
    {"", "x{1}", "x"},
};

TEST_CASE("codes onto translations") {
  for (const Case& c : kCases) {
    CAPTURE(c.source);
    CAPTURE(c.target);
    const auto source = lift(parse(c.source));
    REQUIRE(source.ok());
    CHECK(show(lower(project(source.value(), parse_target(c.target)))) == c.expected);
  }
}

const Case kRepairs[] = {
    {"a <1>b</1> <2/>", "A <1>B</1> <2/>", "A <1>B</1> <2/>"},  // correct: as it is
    {"a <1>b</1> <2/>", "<2/>A <1> B </1>", "<2/>A <1> B </1>"},
    {"a <1>b</1>", "A B", "A <1></1>B"},                                  // dropped
    {"a <1>b</1> c", "A <1>B</1> <1>CC</1>", "A <1>B CC</1>"},            // doubled
    {"<1>a <2>b</2></1>", "<2>B <1>A</1></2>", "<1><2>B A</2></1>"},      // nested the wrong way
    {"<1>a</1> <2>b</2>", "<1>A <2>B</1> C</2>", "<1>A </1><2>B C</2>"},  // crossing
    {"<1>a</1>", "</1>A<1>", "A<1></1>"},
    {"a<1/>", "A<1/> B<1/>", "A<1/> B"},
    {"a<1/>", "A<9/> B<8>x</8>", "A Bx<1/>"},
    {"a <1>b</1>", "<1>A", "<1>A</1>"},
    {"<1></1>a<2></2>", "A<2></2><1></1>", "A<2></2><1></1>"},
};

TEST_CASE("answers of engines outside the core are put right") {
  for (const Case& c : kRepairs) {
    CAPTURE(c.source);
    CAPTURE(c.target);
    const auto source = lift(parse(c.source));
    REQUIRE(source.ok());
    CHECK(show(repair(source.value(), parse(c.target))) == c.expected);
  }
}

}  // namespace
}  // namespace palimpsest::inline_codes
