// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What each construct of a pattern means, by where a single rule breaks.
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "srx/pattern_parser.h"
#include "srx/rule_set.h"

namespace palimpsest::srx {
namespace {

struct Case {
  const char* before;
  const char* after;
  const char* expected;  // with | where it breaks; the text has it without
};

const Case kCases[] = {
    // what stands for itself
    {"a", "b", "xa|ba|b"},
    {"a", "b", "aa|bba"},
    {R"(\.)", "", "1.|2.|3"},
    {R"(\ظ)", "", "ظ|ظ|a"},
    {"é", "", "é|é|e"},
    {"\\\xF0\x9F\x98\x80", "", "\xF0\x9F\x98\x80|x"},
    // escapes for one character
    {R"(\t)", "b", "a\t|b"},
    {R"(\u002e)", "", "a.|b"},
    {R"(\u{2e})", "", "a.|b"},
    {R"(\U0000002e)", "", "a.|b"},
    {R"(\x2e)", "", "a.|b"},
    {R"(\x{1F600})", "", "\xF0\x9F\x98\x80|b"},
    {R"(\uD83D\uDE00)", "", "\xF0\x9F\x98\x80|b"},
    {R"(\056)", "", "a.|b"},
    {R"(\Q.*\E)", "", ".*|a.b*"},
    {R"(a\Q.\E+)", "b", "a..|b"},
    // classes of characters
    {R"(\d)", "", "1|٣|a"},
    {R"(\D)", "1", "a|1"},
    {R"(\w)", "-", "é|-ß|-.-"},
    {R"(\W)", "a", "-|aé"},
    {R"(\s)", "b", "a\xC2\xA0|b"},
    {R"(\S)", "b", "a|b"},
    {R"(\h)", "b", "a\xE3\x80\x80|b\nb"},
    {R"(\v)", "b", "a\n|b b"},
    {R"(\H)", "b", "a|b"},
    {R"(\V)", "b", "a|b"},
    {".", "b", "a|b\nb"},
    {"(?s).", "b", "a|b\n|b"},
    {R"(\R)", "b", "a\r\n|b"},
    {"[abc]", "x", "a|xd"},
    {"[a-c]", "x", "b|xd"},
    {"[^a-c]", "x", "bxd|x"},
    {"[]x]", "a", "]|ax|a"},
    {"[a-]", "x", "a|x-|xb"},
    {R"([\]\-a])", "x", "]|x-|x\\x"},
    {"[a[bc]]", "x", "c|xd"},
    {"[a-z&&[^aeiou]]", "-", "b|-e-"},
    {"[a-z&&[^b]&&[^c]]", "-", "a|-b-c-"},
    {"[^a&&b]", "-", "a|-b|-"},
    {"[[a-z]--[b]]", "-", "a|-b-"},
    {R"([\p{L}&&[^rwn]])", R"(\.)", "a|.r.w.é|."},
    {"[[:punct:]]", "a", "!|aéa"},
    {"[[:^alpha:]]", "a", "!|aéa"},
    {R"([\Q^-\E])", "a", "^|a-|aba"},
    {R"([\s\d-z])", "a", " |a1|a-|az|ay"},
    // properties
    {R"(\p{Lu})", "", "aB|cÉ|d"},
    {R"(\pL)", "1", "a|1-1"},
    {R"(\P{L})", "1", "a1-|1"},
    {R"(\p{^L})", "1", "a1-|1"},
    {R"(\p{Punct})", "1", ".|1$1"},
    {R"(\p{IsCyrillic})", "1", "ж|1z1"},
    {R"(\p{script=Greek})", "1", "λ|1z1"},
    {R"(\p{gc=Nd})", "a", "1|a"},
    {R"(\p{Uppercase_Letter})", "1", "A|1a1"},
    {R"([\p{Ps}\p{Pi}])", "a", "(|a«|a)a"},
    // case
    {"(?i)ab", "-", "AB|-ab|-aB|-"},
    {"a(?i)b", "-", "aB|-AB-"},
    {"(?i:a)b", "-", "Ab|-AB-"},
    {"(?iu)é", "-", "É|-"},
    {"((?i)a)b", "-", "Ab|-AB-"},
    {"(?i)a|b", "-", "B|-"},
    {"(?i)[a-c]", "-", "B|-D-"},
    {"(?i)(?-i)a", "-", "a|-A-"},
    {"(?i)σ", "-", "ς|-Σ|-"},
    {"(?i)ı", "-", "ı|-I-"},
    // comments
    {"(?x) a b # that is all", "-", "ab|-a b-"},
    {"a(?#nothing)b", "-", "ab|-"},
    // edges
    {R"(\bMr\.)", "", "Mr.|aMr.Mr."},
    {R"(\bße\.)", "", "ße.|aße.|"},
    {R"(r\B)", "x", "r|x"},
    {R"(a\b)", "", "a|.aa|."},
    {R"(^\d\.)", "", "1.|x 2."},
    {R"(^a)", "", "a|b\xE2\x80\xA8|a|b"},
    {R"(\Aa)", "", "a|b\xE2\x80\xA8|ab"},
    {"a", "b$", "a|b"},
    {"a", R"(b\z)", "aba|b"},
    {"(?m)^a", "b", "xab\na|b"},
    // groups, alternatives, repeats
    {"(?:ab|cd)", "-", "ab|-cd|-ac-"},
    {"(ab|)c", "-", "abc|-c|-"},
    {"(?<name>ab)", "-", "ab|-"},
    {"a*b", "-", "aab|-b|-a-"},
    {"xa+", "-", "xaa|-x-"},
    {"xa?", "-", "xa|-x|-xaa-"},
    {"xa{2}", "-", "xaa|-xa-xaaa-"},
    {"xa{2,}", "-", "xaaa|-xa-"},
    {"xa{1,2}", "-", "xa|-xaa|-xaaa-x-"},
    {"xa{0}", "-", "x|-xa-"},
    {"x(?:a*)*", "-", "xaa|-x|-"},
    {"xa*?", "-", "xaa|-"},
    {"xa++", "-", "xaa|-"},
    {"(?i)[a-z]?"
     "?(?i)[a-z]\\.",
     "-", "Ab.|-"},
    {R"(\([^)]*\.)", "-", "(a.b.|-) c.-"},
    // look-around
    {R"((?<!\d)\.)", "", "a.|1.2"},
    {R"((?<=\d)\.)", "", "a.1.|2"},
    {R"((?<!Mr)\.)", "", "Mr.a.|b"},
    {R"((?<!Mr|Dr)\.)", "", "Mr.aDr.b.|c"},
    {R"((?<!\bM[a-z]{1,3})\.)", "", "Mrs.aMrsxy.|b"},
    {R"((?<=a.*)\.)", "", ".a.|b.|c"},
    {R"(\.(?!com))", "", "a.com.|b"},
    {R"(\.)", R"((?!\s*\p{Ll}))", "a. b.| C"},
    {R"(\.)", R"((?=\s[A-Z]))", "a. b.| C"},
    {R"(\.)", "(?!.*x)", "a.bx.|c"},
    {R"((?<=(?<!a)b)\.)", "", "ab.cb.|d"},
    {R"((?=\.).)", "", "a.|b"},
    {"", R"((?<=\.)a)", "b.|a"},
    // nothing at all
    {"", "", "a|b|c"},
    {"", "b", "a|b"},
};

Node parsed(const char* pattern, SetPool& sets) {
  ParsedPattern result = parse_pattern(pattern, sets);
  if (const auto* problem = std::get_if<PatternProblem>(&result)) FAIL(problem->why);
  return std::get<Node>(std::move(result));
}

TEST_CASE("every construct has its meaning") {
  for (const Case& c : kCases) {
    CAPTURE(c.before);
    CAPTURE(c.after);
    SetPool sets;
    ReadRule rule;
    rule.before = parsed(c.before, sets);
    rule.after = parsed(c.after, sets);
    std::string text;
    std::vector<uint32_t> expected;
    for (const char byte : std::string_view(c.expected)) {
      if (byte == '|') {
        expected.push_back(static_cast<uint32_t>(text.size()));
      } else {
        text += byte;
      }
    }
    // What is at the end of the text is no break.
    if (!expected.empty() && expected.back() == text.size()) expected.pop_back();
    CAPTURE(text);
    CHECK(RuleSet(sets, {&rule}).breaks(text) == expected);
  }
}

}  // namespace
}  // namespace palimpsest::srx
