// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Random rules over random texts: the automata break where the twin does, and segments with the
// white space between them are the text.
#include <doctest/doctest.h>

#include <random>
#include <string>
#include <variant>

#include "srx/marked.h"
#include "srx/pattern_parser.h"
#include "srx/rule_set.h"
#include "srx/rules.h"
#include "srx/twin.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace palimpsest::srx {
namespace {

class Random {
 public:
  explicit Random(uint32_t seed) : engine_(seed) {}
  size_t below(size_t n) { return engine_() % n; }

  std::string pattern(int depth) {
    std::string out;
    for (size_t items = below(4); items > 0; --items) out += item(depth);
    if (depth > 0 && below(5) == 0) out += "|" + pattern(depth - 1);
    return out;
  }

  std::string text() {
    static const char* const kPieces[] = {"a",  "b", "A", "é", ".", " ", "1", "\xE2\x80\xA8",
                                          "\n", "-"};
    std::string out;
    for (size_t n = below(24); n > 0; --n) out += kPieces[below(std::size(kPieces))];
    return out;
  }

 private:
  std::string item(int depth) {
    static const char* const kAtoms[] = {"a",      "b",    R"(\.)", R"(\s)",    R"(\d)",
                                         ".",      "[ab]", "[^a]",  R"(\p{L})", R"(\p{Lu})",
                                         "(?i:a)", "é",    R"(\w)", "-",        "[a-z&&[^b]]"};
    static const char* const kTests[] = {R"(\b)",     R"(\B)", "^",     "$",     R"((?<!a))",
                                         R"((?=\.))", R"(\A)", R"(\z)", "(?m:^)"};
    static const char* const kRepeats[] = {"*", "+", "?", "{2}", "{1,2}", "{2,}", "*?", "{0,3}"};
    if (depth > 0) {
      switch (below(8)) {
        case 0:
          return "(" + pattern(depth - 1) + ")" + kRepeats[below(std::size(kRepeats))];
        case 1: {
          static const char* const kLooks[] = {"(?=", "(?!", "(?<=", "(?<!"};
          return kLooks[below(4)] + pattern(depth - 1) + ")";
        }
        case 2:
          return kTests[below(std::size(kTests))];
        default:
          break;
      }
    }
    std::string out = kAtoms[below(std::size(kAtoms))];
    if (below(3) == 0) out += kRepeats[below(std::size(kRepeats))];
    return out;
  }

  std::mt19937 engine_;
};

ReadRule read(SetPool& sets, bool is_break, const std::string& before, const std::string& after) {
  ReadRule rule;
  rule.is_break = is_break;
  ParsedPattern parsed_before = parse_pattern(before, sets);
  ParsedPattern parsed_after = parse_pattern(after, sets);
  REQUIRE(std::holds_alternative<Node>(parsed_before));
  REQUIRE(std::holds_alternative<Node>(parsed_after));
  rule.before = std::get<Node>(std::move(parsed_before));
  rule.after = std::get<Node>(std::move(parsed_after));
  return rule;
}

TEST_CASE("the automata and their twin break alike") {
  for (uint32_t seed = 0; seed < 400; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    SetPool sets;
    std::vector<ReadRule> rules;
    std::string shown;
    for (size_t n = 1 + random.below(5); n > 0; --n) {
      const bool is_break = random.below(2) == 0;
      const std::string before = random.pattern(2);
      const std::string after = random.pattern(2);
      shown += std::string(is_break ? "break " : "no ") + before + " / " + after + "\n";
      rules.push_back(read(sets, is_break, before, after));
    }
    CAPTURE(shown);
    std::vector<const ReadRule*> list;
    for (const ReadRule& rule : rules) list.push_back(&rule);
    RuleSet set(sets, list);
    for (int i = 0; i < 6; ++i) {
      const std::string text = random.text();
      CAPTURE(text);
      const std::u32string characters = text::to_utf32(text);
      std::vector<uint32_t> expected;
      for (const size_t at : test::twin_breaks(characters, rules, sets)) {
        expected.push_back(static_cast<uint32_t>(
            text::to_utf8(std::u32string_view(characters).substr(0, at)).size()));
      }
      CHECK(set.breaks(text) == expected);
    }
  }
}

TEST_CASE("segments and the white space between them are the text") {
  std::mt19937 engine(7);
  for (uint32_t seed = 0; seed < 150; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    Rules rules(test::described({{false, random.pattern(2), random.pattern(1), 1, 1},
                                 {true, random.pattern(2), random.pattern(1), 1, 1},
                                 {true, "", "[a1]", 1, 1}}));
    std::string text = random.text();
    for (int i = 0; i < 3; ++i) {  // any bytes
      text.insert(text.begin() + static_cast<std::ptrdiff_t>(engine() % (text.size() + 1)),
                  static_cast<char>(engine()));
    }
    uint32_t done = 0;
    for (const text::ByteRange range : rules.split(text, "en")) {
      REQUIRE(range.begin >= done);
      REQUIRE(range.begin < range.end);
      const std::string gap = text.substr(done, range.begin - done);
      for (const char32_t c : text::to_utf32(gap)) CHECK(text::is_space(c));
      const std::u32string inside = text::to_utf32(text::slice(text, range));
      CHECK_FALSE(text::is_space(inside.front()));
      CHECK_FALSE(text::is_space(inside.back()));
      done = range.end;
    }
    for (const char32_t c : text::to_utf32(text.substr(done))) CHECK(text::is_space(c));
  }
}

}  // namespace
}  // namespace palimpsest::srx
