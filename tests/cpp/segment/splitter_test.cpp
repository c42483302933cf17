// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "segment/splitter.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "segment/characters.h"
#include "sentences.h"

namespace palimpsest::segment {
namespace {

struct Case {
  const char* language;
  std::string sentences;  // with | between them; the text has it without
};

const Case kCases[] = {
    {"en", ""},
    {"en", "One"},
    {"en", "One.| Two?| Three!"},
    // abbreviations that never end a sentence
    {"en", "Dr. Obi and Prof. Lind met Mrs. Ray at St. Mary.| Then they left."},
    // those that end one or not by what follows
    {"en", "I live in the U.S.| How about you?"},
    {"en", "I work for the U.S. Government in Virginia."},
    {"en", "They met Pitt & Co. at noon.| It closed with Pitt & Co.| They left."},
    {"en", "Pens, paper, etc. in the back.| Pens, etc.| Ask at the desk."},
    {"en", "At 5 a.m. Mr. Smith went to the bank.| He left the bank at 6 P.M.| Mr. Smith left."},
    // those before a number only
    {"en", "See No. 5 on p. 55 of vol. 2.| The answer is no.| Ask again."},
    {"en", "The score was 3-2.| 5 goals in all!"},
    // initials and labels
    {"en", "J. R. R. Tolkien and Albert I. Jones met.| You and I.| Did you see it?"},
    {"en", "Eat vitamin D.| Drink water."},
    {"en", "Step 1. Mix the flour.| Step 2. Add water."},
    // numbers, addresses, names of files
    {"en", "It rose 3.5% to 1,200.50 dollars.| Then it fell."},
    {"en",
     "Go to https://example.com/what?id=3.| Write to jane.doe@example.com.| Run setup.exe now."},
    {"en", "Node.js and ASP.NET run.| So does .NET 8."},
    {"en", "Great phone.|Would buy again."},
    // ellipses
    {"en", "Well… maybe not.| Let us see..."},
    {"en", "I never meant that....| She left."},
    {"en", "What I mean...see . . . what I say . . . I didn't mean it."},
    // ? and !
    {"en", "Wait, what?!| No way!!!| Yahoo! in the news."},
    {"en", "The song “Help!” (1965) was a hit.| It sold well (!) fast."},
    {"en", "Great job!!! 😀| See you soon."},
    // quotes and brackets
    {"en", "\"Where are you going?\" he asked.| Nobody answered."},
    {"en", "He said, \"I am done.\"| Then he left."},
    {"en", "It rained.| (We stayed inside.)| Then it stopped."},
    {"en", "He teaches (he was an engineer.) at school."},
    {"en", "Founded in 1850.[1]| It grew.[2][3]| Now a city.[citation needed]"},
    // list items
    {"en", "1. Open the file.| 2. Save it."},
    {"en", "1) The first item| 2) The second item"},
    {"en", "a. The first| b. The second| c. The third"},
    {"en", "• 9. The first item| • 10. The second item"},
    {"en", "III. Results and discussion"},
    // lower-case names and symbols
    {"en", "Apple sells phones.| iPhone sales rose.| $5 is enough.| #1 in its class!"},
    // white space: a line feed is none of our business, U+2028 is
    {"en", "It was a cold\nnight.| Two.\u2028|no stop\u2028|Three"},
    {"en", "  One. |  Two.  "},
    // Spanish
    {"es", "El Sr. García y la Dra. Ruiz llegaron.| Vinieron de EE. UU. en tren."},
    {"es", "—¿Vienes? —preguntó Ana.| —Sí.| ¿Y tú?| ¡Claro!"},
    {"es", "El libro de J. L. Vega y M. A. Soto está agotado.| Volverá en mayo."},
    {"es", "Véase la pág. 5 del núm. 12.| Fin."},
    // other scripts
    {"ja", "今日は晴れです。|明日は雨？|「はい。」と言った。|（終わり。）"},
    {"zh", "你好！|他说：“好。”"},
    {"ar", "كيف حالك؟| أنا بخير."},
    {"hi", "यह एक वाक्य है।| यह दूसरा है।"},
    {"hy", "Սա մեկն է։| Սա երկուսն է։"},
};

TEST_CASE("sentences") {
  for (const Case& c : kCases) test::check_sentences(c.language, {c.sentences});
}

/// Ranges are sorted, disjoint, not empty; between them is only white space; none begins or ends
/// with it.
void check_cover(const std::string& text, const char* language = "en") {
  size_t at = 0;
  for (const text::ByteRange range : split(text, language)) {
    REQUIRE(range.begin < range.end);
    REQUIRE(skip_space(text, at) == range.begin);
    REQUIRE_FALSE(is_space(char_before(text, range.end)));
    at = range.end;
  }
  REQUIRE(skip_space(text, at) == text.size());
}

TEST_CASE("the segmentation covers all of any text") {
  constexpr uint32_t kSeed = 7;
  const std::string pieces[] = {".",  "!",    "?",        "…",      "。",
                                "\"", ")",    "(",        "[1]",    " ",
                                " ",  "\n",   "a",        "Bc",     "1",
                                "2.", "Dr",   "•",        "「",     "」",
                                "—",  "\xFF", "\xE2\x80", "\u2028", std::string(1, '\0'),
                                "😀",  ". ",   "a) "};
  std::mt19937 random(kSeed);
  std::uniform_int_distribution<size_t> piece(0, std::size(pieces) - 1);
  for (int round = 0; round < 7000; ++round) {
    std::string text;
    for (int i = 0; i < 20; ++i) text += pieces[piece(random)];
    INFO("seed ", kSeed, " round ", round, ": ", text);
    for (const char* language : {"en", "de", "th", "hy", "ja"}) check_cover(text, language);
  }
}

TEST_CASE("the segmentation covers all of any bytes") {
  constexpr uint32_t kSeed = 8;
  std::mt19937 random(kSeed);
  std::uniform_int_distribution<int> byte(0, 255);
  for (int round = 0; round < 7000; ++round) {
    std::string text;
    for (int i = 0; i < 60; ++i) text += static_cast<char>(byte(random));
    INFO("seed ", kSeed, " round ", round);
    for (const char* language : {"en", "el", "xx"}) check_cover(text, language);
  }
}

TEST_CASE("characters that are not seen change nothing") {
  const std::string shy = "\u00AD";
  test::check_sentences("en", {"Pro" + shy + "f. Lind left.| The " + shy + "end.",
                               "One.\u200B| Two.| \u2060Three.", "He\u200Bllo!| \u200EBye."});
}

TEST_CASE("a megabyte of one thing takes bounded time") {
  constexpr size_t kSize = 1'000'000;
  for (const char* unit : {"a", ".", ". ", "?", "「", "(", "[", "1. ", "A. ", "a.", "\"", " ", "…",
                           "1", "a. \" ", "5\u00A0a.m.\u00A0B ", ". ' "}) {
    CAPTURE(unit);
    std::string text;
    while (text.size() < kSize) text += unit;
    check_cover(text);
  }
}

}  // namespace
}  // namespace palimpsest::segment
