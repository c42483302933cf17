// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as segmentation rules and a text: nothing crashes, the segments and the white space
// between them are the text, a second time gives the same, and small rules break where their slow
// twin (tests/cpp/srx/twin.h) says. A line "+before<tab>after" breaks, any other first character
// does not; what follows an empty line is the text.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "srx/pattern_parser.h"
#include "srx/rule_set.h"
#include "srx/rules.h"
#include "srx/twin.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace {

using namespace palimpsest;  // NOLINT(google-build-using-namespace)

constexpr size_t kMostTwinCharacters = 40;
constexpr size_t kLargestTwinProgram = 300;

struct Input {
  std::vector<srx::Rule> rules;
  std::string_view text;
};

Input read(std::string_view bytes) {
  Input input;
  while (!bytes.empty()) {
    const size_t end = bytes.find('\n');
    const std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    if (line.empty()) break;
    const size_t tab = line.find('\t');
    srx::Rule rule;
    rule.is_break = line.front() == '+';
    rule.before = line.substr(1, tab == std::string_view::npos ? tab : tab - (tab > 0 ? 1 : 0));
    if (tab != std::string_view::npos) rule.after = line.substr(tab + 1);
    input.rules.push_back(std::move(rule));
  }
  input.text = bytes;
  return input;
}

void require(bool holds) {
  if (!holds) std::abort();
}

void check_segments(std::string_view text, const std::vector<text::ByteRange>& segments) {
  const auto is_white = [&](uint32_t begin, uint32_t end) {
    for (const char32_t c : text::to_utf32(text.substr(begin, end - begin))) {
      if (!text::is_space(c)) return false;
    }
    return true;
  };
  uint32_t done = 0;
  for (const text::ByteRange segment : segments) {
    require(segment.begin >= done && segment.begin < segment.end && segment.end <= text.size());
    require(is_white(done, segment.begin));
    done = segment.end;
  }
  require(is_white(done, static_cast<uint32_t>(text.size())));
}

void compare_with_twin(const Input& input) {
  const std::u32string characters = text::to_utf32(input.text);
  if (characters.size() > kMostTwinCharacters || !text::is_well_formed(input.text)) return;
  srx::SetPool sets;
  std::vector<srx::ReadRule> rules;
  for (const srx::Rule& rule : input.rules) {
    srx::ParsedPattern before = srx::parse_pattern(rule.before, sets);
    srx::ParsedPattern after = srx::parse_pattern(rule.after, sets);
    if (std::holds_alternative<srx::PatternProblem>(before)) return;
    if (std::holds_alternative<srx::PatternProblem>(after)) return;
    srx::ReadRule read;
    read.is_break = rule.is_break;
    read.before = std::get<srx::Node>(std::move(before));
    read.after = std::get<srx::Node>(std::move(after));
    if (program_size(read.before) + program_size(read.after) > kLargestTwinProgram) return;
    rules.push_back(std::move(read));
  }
  std::vector<const srx::ReadRule*> list;
  for (const srx::ReadRule& rule : rules) list.push_back(&rule);
  srx::RuleSet set(sets, list);
  std::vector<uint32_t> expected;
  for (const size_t at : srx::test::twin_breaks(characters, rules, sets)) {
    const std::u32string_view before = std::u32string_view(characters).substr(0, at);
    expected.push_back(static_cast<uint32_t>(text::to_utf8(before).size()));
  }
  require(set.breaks(input.text) == expected);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const Input input = read({reinterpret_cast<const char*>(data), size});
  srx::Description description;
  description.language_rules.push_back({"all", input.rules});
  description.maps.push_back({".*", "all", 1});
  srx::Rules rules(description);
  const std::vector<text::ByteRange> segments = rules.split(input.text, "en");
  check_segments(input.text, segments);
  require(rules.split(input.text, "en") == segments);
  compare_with_twin(input);
  return 0;
}
