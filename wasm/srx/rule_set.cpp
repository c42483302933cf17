// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "srx/rule_set.h"

#include <algorithm>

#include "srx/scan.h"

namespace palimpsest::srx {
namespace {

/// What scanners may keep from text to text; ordinary rules need a hundredth of it.
constexpr size_t kMatchesBytes = size_t{32} << 20;
constexpr size_t kMostContexts = 4096;

void add_sets(const Node& node, std::vector<SetId>& out) {
  if (node.kind == NodeKind::kSet || node.kind == NodeKind::kBeside) out.push_back(node.set);
  for (const Node& child : node.children) add_sets(child, out);
}

}  // namespace

std::vector<SetId> RuleSet::sets_of(const std::vector<const ReadRule*>& rules) {
  std::vector<SetId> sets;
  for (const ReadRule* rule : rules) {
    add_sets(rule->before, sets);
    add_sets(rule->after, sets);
  }
  std::sort(sets.begin(), sets.end());
  sets.erase(std::unique(sets.begin(), sets.end()), sets.end());
  return sets;
}

RuleSet::RuleSet(const SetPool& pool, const std::vector<const ReadRule*>& rules)
    : alphabet_(pool, sets_of(rules)),
      contexts_(alphabet_.size()),
      before_program_(Direction::kForward,
                      [this](const Node& look) { return look_around_.number_of(look); }),
      after_program_(Direction::kBackward,
                     [this](const Node& look) { return look_around_.number_of(look); }) {
  for (const ReadRule* rule : rules) {
    look_around_.collect(rule->before);
    look_around_.collect(rule->after);
  }
  look_around_.prepare(alphabet_, contexts_);
  for (const ReadRule* rule : rules) {
    const auto id = static_cast<uint32_t>(is_break_.size());
    is_break_.push_back(rule->is_break ? 1 : 0);
    before_program_.add(rule->before, id);
    after_program_.add(rule->after, id);
  }
  before_ = std::make_unique<Scanner>(before_program_, alphabet_, contexts_);
  after_ = std::make_unique<Scanner>(after_program_, alphabet_, contexts_);
}

std::vector<uint32_t> RuleSet::breaks(std::string_view text) {
  forget_if_large();
  text_.read(text, alphabet_);
  context_at_.clear();
  if (!look_around_.empty()) look_around_.find(text_, alphabet_, contexts_, context_at_);
  find_candidates();
  std::vector<uint32_t> positions = text_.hard_breaks();
  if (!candidates_.empty()) decide(positions);
  std::sort(positions.begin(), positions.end());
  positions.erase(std::unique(positions.begin(), positions.end()), positions.end());

  std::vector<uint32_t> bytes;
  for (const uint32_t position : positions) {
    if (position > 0 && position < text_.size()) bytes.push_back(text_.bytes_before(position));
  }
  return bytes;
}

std::vector<uint32_t> RuleSet::matches_at_end(std::string_view text) {
  text_.read(text, alphabet_);
  context_at_.clear();
  if (!look_around_.empty()) look_around_.find(text_, alphabet_, contexts_, context_at_);
  std::vector<uint32_t> rules;
  scan(*before_, Direction::kForward, text_, alphabet_, contexts_, context_at_,
       [&](size_t position, MatchSetId before) {
         if (position == text_.size()) rules = before_->matches(before);
       });
  return rules;
}

void RuleSet::find_candidates() {
  candidates_.clear();
  scan(*before_, Direction::kForward, text_, alphabet_, contexts_, context_at_,
       [&](size_t position, MatchSetId before) {
         if (may_break(before)) candidates_.push_back({static_cast<uint32_t>(position), before});
       });
}

void RuleSet::decide(std::vector<uint32_t>& positions) {
  auto candidate = candidates_.rbegin();
  scan(*after_, Direction::kBackward, text_, alphabet_, contexts_, context_at_,
       [&](size_t position, MatchSetId after) {
         while (candidate != candidates_.rend() && candidate->position > position) ++candidate;
         if (candidate == candidates_.rend() || candidate->position < position) return;
         if (does_break(candidate->before, after)) positions.push_back(candidate->position);
       });
}

bool RuleSet::may_break(MatchSetId before) {
  if (before >= may_break_.size()) may_break_.resize(size_t{before} + 1, 0);
  uint8_t& known = may_break_[before];
  if (known == 0) {
    const std::vector<uint32_t>& rules = before_->matches(before);
    known = std::any_of(rules.begin(), rules.end(),
                        [this](uint32_t rule) { return is_break_[rule] != 0; })
                ? 2
                : 1;
  }
  return known == 2;
}

/// The first rule that is in both sets decides; if there is none there is no break.
bool RuleSet::does_break(MatchSetId before, MatchSetId after) {
  const auto [entry, is_new] = does_break_.emplace((uint64_t{before} << 32) | after, false);
  if (is_new) {
    const std::vector<uint32_t>& a = before_->matches(before);
    const std::vector<uint32_t>& b = after_->matches(after);
    for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
      if (a[i] == b[j]) {
        entry->second = is_break_[a[i]] != 0;
        break;
      }
      if (a[i] < b[j]) {
        ++i;
      } else {
        ++j;
      }
    }
  }
  return entry->second;
}

void RuleSet::forget_if_large() {
  const size_t bytes =
      before_->matches_bytes() + after_->matches_bytes() + does_break_.size() * sizeof(uint64_t);
  if (bytes < kMatchesBytes && contexts_.size() < kMostContexts) return;
  contexts_.reset();
  look_around_.reset();
  before_->reset();
  after_->reset();
  may_break_.clear();
  does_break_.clear();
}

}  // namespace palimpsest::srx
