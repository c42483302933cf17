// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "srx/rules.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "srx/pattern_parser.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace palimpsest::srx {
namespace {

/// Codes of languages whose rules are remembered; pages ask for a few.
constexpr size_t kMostLanguages = 200;

/// The whole of a language code must match, whatever its case.
Node whole(Node pattern, SetPool& sets) {
  Node all;
  all.kind = NodeKind::kConcat;
  for (const bool looks_back : {true, false}) {
    Node edge;
    edge.kind = NodeKind::kBeside;
    edge.looks_back = looks_back;
    edge.accepts_edge = true;
    edge.set = sets.add(CodeSet());
    all.children.push_back(std::move(edge));
  }
  all.children.insert(all.children.begin() + 1, std::move(pattern));
  return all;
}

bool is_space_at(std::string_view text, uint32_t at, uint32_t end) {
  const text::Decoded decoded = text::decode(text.substr(0, end), at);
  return at + decoded.size_bytes == end && text::is_space(decoded.code_point);
}

/// The part of `text` in `range` without the white space at its ends; empty if there is only that.
text::ByteRange trimmed(std::string_view text, text::ByteRange range) {
  while (!range.empty()) {
    const text::Decoded decoded = text::decode(text, range.begin);
    if (!text::is_space(decoded.code_point)) break;
    range.begin += static_cast<uint32_t>(decoded.size_bytes);
  }
  while (!range.empty()) {
    uint32_t last = range.end - 1;  // where the last character begins
    while (last > range.begin && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    if (!is_space_at(text, last, range.end)) break;
    range.end = last;
  }
  return range;
}

}  // namespace

Rules::Rules(const Description& description) : cascade_(description.cascade) {
  read_rules(description);
  read_maps(description);
  std::stable_sort(unreadable_.begin(), unreadable_.end(),
                   [](const Unreadable& a, const Unreadable& b) { return a.line < b.line; });
  is_border_ = {};
}

bool Rules::read(const std::string& pattern, Node& out, Unreadable& problem) {
  const bool ignores_case = problem.part == Unreadable::Part::kMap;
  ParsedPattern parsed = parse_pattern(pattern, sets_, {ignores_case});
  if (const auto* found = std::get_if<PatternProblem>(&parsed)) {
    problem.position = found->position;
    problem.why = found->why;
  } else {
    out = std::move(std::get<Node>(parsed));
    program_size_ += program_size(out) + 1;
    if (sets_.size() > kMostSets) {
      problem.why = "the file has too many different classes of characters up to here";
    } else if (program_size_ > kLargestFile) {
      problem.why = "the patterns of the file are too large together up to here";
    } else if (!take_borders(out)) {
      problem.why = "the classes of the file tell too many characters apart up to here";
    } else {
      return true;
    }
  }
  problem.pattern = pattern;
  unreadable_.push_back(problem);
  return false;
}

/// False, and nothing is taken, if the file would have more than kMostBorders then.
bool Rules::take_borders(const Node& pattern) {
  is_border_.resize(kLastCodePoint + 2);
  std::vector<char32_t> taken;
  const auto take = [&](char32_t border) {
    if (is_border_[border]) return;
    is_border_[border] = true;
    taken.push_back(border);
  };
  std::vector<const Node*> open{&pattern};
  while (!open.empty()) {
    const Node& node = *open.back();
    open.pop_back();
    for (const Node& child : node.children) open.push_back(&child);
    if (node.kind != NodeKind::kSet && node.kind != NodeKind::kBeside) continue;
    for (const CodeRange range : sets_[node.set].ranges()) {
      take(range.first);
      take(range.last + 1);
    }
  }
  if (border_count_ + taken.size() <= kMostBorders) {
    border_count_ += taken.size();
    return true;
  }
  for (const char32_t border : taken) is_border_[border] = false;
  return false;
}

void Rules::read_rules(const Description& description) {
  for (const LanguageRule& language_rule : description.language_rules) {
    std::vector<ReadRule>& read_here = language_rules_.emplace_back();
    for (const Rule& rule : language_rule.rules) {
      ReadRule out;
      out.is_break = rule.is_break;
      Unreadable problem;
      problem.rule = language_rule.name;
      problem.line = rule.before_line;
      problem.part = Unreadable::Part::kBefore;
      const bool has_before = read(rule.before, out.before, problem);
      problem.line = rule.after_line;
      problem.part = Unreadable::Part::kAfter;
      if (!read(rule.after, out.after, problem) || !has_before) continue;
      read_here.push_back(std::move(out));
      ++rule_count_;
    }
  }
}

void Rules::read_maps(const Description& description) {
  for (const LanguageMap& map : description.maps) {
    Unreadable problem;
    problem.line = map.line;
    problem.rule = map.rule_name;
    problem.part = Unreadable::Part::kMap;
    const auto named = std::find_if(
        description.language_rules.begin(), description.language_rules.end(),
        [&](const LanguageRule& language_rule) { return language_rule.name == map.rule_name; });
    if (named == description.language_rules.end()) {
      problem.pattern = map.pattern;
      problem.why = "there are no rules named \"" + map.rule_name + "\" in the file";
      unreadable_.push_back(problem);
      continue;
    }
    ReadRule out;
    if (!read(map.pattern, out.before, problem)) continue;
    out.before = whole(std::move(out.before), sets_);
    maps_.push_back(std::move(out));
    rules_of_map_.push_back(static_cast<size_t>(named - description.language_rules.begin()));
  }
}

/// The language rules of a code, in order.
const std::vector<size_t>& Rules::rules_of(std::string_view language) {
  const auto known = chosen_.find(language);
  if (known != chosen_.end()) return known->second;
  if (chosen_.size() >= kMostLanguages) chosen_.clear();
  if (!map_set_) {
    std::vector<const ReadRule*> maps;
    for (const ReadRule& map : maps_) maps.push_back(&map);
    map_set_ = std::make_unique<RuleSet>(sets_, maps);
  }
  std::string code(language);
  std::vector<uint32_t> matching;
  for (const auto& [from, to] : {std::pair{'_', '-'}, std::pair{'-', '_'}}) {
    std::replace(code.begin(), code.end(), from, to);
    const std::vector<uint32_t> found = map_set_->matches_at_end(code);
    matching.insert(matching.end(), found.begin(), found.end());
  }
  std::sort(matching.begin(), matching.end());
  matching.erase(std::unique(matching.begin(), matching.end()), matching.end());
  std::vector<size_t> names;
  for (const uint32_t map : matching) {
    names.push_back(rules_of_map_[map]);
    if (!cascade_) break;
  }
  return chosen_.emplace(std::string(language), std::move(names)).first->second;
}

Rules::Selection& Rules::selection_for(std::string_view language) {
  const std::vector<size_t>& names = rules_of(language);
  const auto [entry, is_new] = selections_.try_emplace(names);
  Selection& selection = entry->second;
  if (is_new) {
    for (const size_t name : names) {
      for (const ReadRule& rule : language_rules_[name]) {
        selection.list.push_back(&rule);
        selection.has_breaks = selection.has_breaks || rule.is_break;
      }
    }
  }
  return selection;
}

bool Rules::applies_to(std::string_view language) {
  return selection_for(language).has_breaks;
}

std::vector<text::ByteRange> Rules::split(std::string_view text, std::string_view language) {
  Selection& selection = selection_for(language);
  if (!selection.rules) selection.rules = std::make_unique<RuleSet>(sets_, selection.list);
  std::vector<uint32_t> breaks = selection.rules->breaks(text);
  breaks.push_back(static_cast<uint32_t>(text.size()));
  std::vector<text::ByteRange> segments;
  uint32_t begin = 0;
  for (const uint32_t end : breaks) {
    const text::ByteRange segment = trimmed(text, {begin, end});
    if (!segment.empty()) segments.push_back(segment);
    begin = end;
  }
  return segments;
}

}  // namespace palimpsest::srx
