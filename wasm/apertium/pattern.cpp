// SPDX-License-Identifier: GPL-3.0-or-later
#include "apertium/pattern.h"

#include <algorithm>

#include "text/unicode.h"

namespace palimpsest::apertium {

bool Pattern::read(FieldReader& reader, const SymbolTable& symbols, size_t class_count) {
  initial = reader.scalar();
  any_character = static_cast<Label>(reader.scalar());
  any_tag = static_cast<Label>(reader.scalar());
  first = reader.array<uint32_t>();
  label = reader.array<Label>();
  target = reader.array<uint32_t>();
  first_class = reader.array<uint32_t>();
  classes = reader.array<uint16_t>();
  if (!reader.ok() || first.empty() || first.size() != first_class.size()) return false;
  const size_t states = first.size() - 1;
  const bool good =
      initial < states && target.size() == label.size() && first.front() == 0 &&
      first.back() == label.size() && first_class.front() == 0 &&
      first_class.back() == classes.size() && std::is_sorted(first.begin(), first.end()) &&
      std::is_sorted(first_class.begin(), first_class.end()) &&
      std::all_of(target.begin(), target.end(), [=](uint32_t s) { return s < states; }) &&
      std::all_of(label.begin(), label.end(), [&](Label l) { return symbols.has_label(l); }) &&
      std::all_of(classes.begin(), classes.end(), [=](uint16_t c) { return c < class_count; });
  if (!good) return false;
  takes_any_character.resize(states);
  for (uint32_t s = 0; s < states; ++s) {
    bool returns = false;
    bool has_character = false;
    for (uint32_t t = first[s]; t < first[s + 1]; ++t) {
      if (label[t] == any_character) {
        returns = target[t] == s;
      } else {
        has_character = has_character || is_character(symbols.symbol(label[t]));
      }
    }
    takes_any_character[s] = returns && !has_character;
  }
  return true;
}

void MatchSet::follow(uint32_t state, Label label) {
  if (label == kNoLabel) return;
  const auto begin = pattern_->label.begin() + pattern_->first[state];
  const auto end = pattern_->label.begin() + pattern_->first[state + 1];
  const auto at =
      end - begin > 12 ? std::lower_bound(begin, end, label) : std::find(begin, end, label);
  if (at == end || *at != label) return;
  const uint32_t next = pattern_->target[static_cast<size_t>(at - pattern_->label.begin())];
  if (std::find(next_.begin(), next_.end(), next) == next_.end()) next_.push_back(next);
}

void MatchSet::step(Label label, Label alternative) {
  next_.clear();
  for (const uint32_t state : states_) {
    follow(state, label);
    if (alternative != label) follow(state, alternative);
  }
  states_.swap(next_);
}

bool MatchSet::stays_on_characters() const {
  return std::all_of(states_.begin(), states_.end(),
                     [this](uint32_t s) { return pattern_->takes_any_character[s]; });
}

void MatchSet::step_character(char32_t c, const SymbolTable& symbols) {
  if (stays_on_characters()) return;
  step(symbols.label(text::to_lower(c)), pattern_->any_character);
}

int MatchSet::classify(std::span<const uint16_t> banned) const {
  int best = -1;
  for (const uint32_t state : states_) {
    for (uint32_t i = pattern_->first_class[state]; i < pattern_->first_class[state + 1]; ++i) {
      const uint16_t c = pattern_->classes[i];
      if (best != -1 && c >= best) break;
      if (std::find(banned.begin(), banned.end(), c) != banned.end()) continue;
      best = c;
      break;
    }
  }
  return best;
}

}  // namespace palimpsest::apertium
