// SPDX-License-Identifier: GPL-3.0-or-later
#include "apertium/translator.h"

#include <doctest/doctest.h>

#include "apertium/toy.h"

namespace palimpsest::apertium {
namespace {

Translator toy_translator() {
  return Translator(Pack::load(test::toy_pack()).value());
}

}  // namespace

TEST_CASE("text goes in, translation comes out, marks as asked") {
  Translator translator = toy_translator();
  struct Case {
    const char* in;
    const char* marked;
    const char* plain;
  };
  for (const Case& c : {
           Case{"a dog.", "a perro.", "a perro."},
           Case{"Dogs!", "Perros!", "Perros!"},
           Case{"a cat", "a *cat", "a cat"},
           Case{"a in", "al", "al"},
           Case{"", "", ""},
           Case{"[x] {y} ^z$", "[*x] {*y} ^*z$", "[x] {y} ^z$"},
           // Natively the end is lost; the product keeps it.
           Case{"in spite", "el ", "el spite"},
       }) {
    CAPTURE(c.in);
    CHECK(translator.translate_marked(c.in) == c.marked);
    CHECK(translator.translate({c.in, {}, {}}).text == c.plain);
  }
}

TEST_CASE("words come with their codes and marks, points exactly once") {
  Translator translator = toy_translator();
  //                            0123456789012345678
  const Source source{"a dog and dogs, a in", {{2, 14, 7}, {10, 14, 8}}, {{9, 5}, {20, 6}}};
  const Translation t = translator.translate(source);
  CHECK(t.text == "a perro and perros, al");
  REQUIRE(t.words.size() == 5);
  CHECK(t.words[1].codes == std::vector<uint32_t>{7});
  CHECK(t.text.substr(t.words[1].begin, t.words[1].end - t.words[1].begin) == "perro");
  CHECK(t.text.substr(t.words[3].begin, t.words[3].end - t.words[3].begin) == "perros");
  CHECK(t.words[2].mark == '*');
  CHECK(t.words[3].codes == std::vector<uint32_t>{8});
  CHECK(t.text.substr(t.words[4].begin, t.words[4].end - t.words[4].begin) == "al");
  REQUIRE(t.points.size() == 2);
  CHECK(t.points[0].code == 5);
  CHECK(t.points[1].at == t.text.size());
}

TEST_CASE("any bytes give a result") {
  Translator translator = toy_translator();
  const std::string nul("a\0dog", 5);
  CHECK(translator.translate({nul, {}, {}}).text == std::string("a\0perro", 7));
  CHECK(translator.translate({"\xFF\xC3", {}, {}}).text == "\xEF\xBF\xBD\xEF\xBF\xBD");
  const std::string endless(1'000'000, 'x');
  CHECK(translator.translate({endless, {}, {}}).text == endless);
  std::string words;
  for (int i = 0; i < 20'000; ++i) words += "dog ";
  CHECK(translator.translate({words, {}, {}}).text.size() == 20'000 * 6);
}

TEST_CASE("every stage can be seen") {
  Translator translator = toy_translator();
  const std::vector<StageOutput> stages = translator.stages("a dog.");
  REQUIRE(stages.size() == 7);
  CHECK(stages[0].label == "00 lt-proc toy.automorf.bin");
  CHECK(stages[0].stream == "^a/a<det>$ ^dog/dog<n><sg>$^./.<sent>$[]");
  CHECK(stages[2].stream == "^a<det>$ ^dog<n><sg>$^.<sent>$[]");
  CHECK(stages[5].stream == "~a perro.[]");
  CHECK(stages[6].stream == "a perro.[]");
}

TEST_CASE("calls do not see each other") {
  Translator translator = toy_translator();
  const std::string first = translator.translate_marked("a cat a dog");
  (void)translator.translate({"[[", {}, {}});
  CHECK(translator.translate_marked("a cat a dog") == first);
}

}  // namespace palimpsest::apertium
