// SPDX-License-Identifier: GPL-3.0-or-later
//
// The part of Analyser that takes unknown words apart: compounds of words that the dictionary marks
// as left parts and as last parts (lt-proc -e; FORMAT.md 13).
#include "apertium/analyser.h"
#include "text/unicode.h"

namespace palimpsest::apertium {
namespace {

constexpr size_t kMostConfigurations = 32767;
constexpr size_t kMostSeparators = 4;

}  // namespace

/// Fills forms_ with the analyses that have the fewest parts; false if there are none.
bool Analyser::analyse_compound(std::span<const Symbol> word) {
  StateSet& set = *parts_;
  set.reset();
  for (size_t i = 0; i < word.size(); ++i) {
    step(set, word[i]);
    if (set.configurations().size() > kMostConfigurations) return false;
    if (i + 1 < word.size()) set.begin_next_part(tables_->only_left);
    if (set.empty()) return false;
  }
  finals_.clear();
  size_t fewest = kMostSeparators;
  for (const Configuration& c : set.configurations()) {
    if (set.final_of(c) == Final::kNone || !set.last_part_has(c, tables_->last_part)) continue;
    const size_t separators = set.count_of(c, '+');
    if (separators > fewest) continue;
    if (separators < fewest) finals_.clear();
    fewest = separators;
    finals_.push_back(c);
  }
  if (finals_.empty()) return false;
  renderer_.render(set, finals_, casing_of(word), forms_);
  return true;
}

/// A left part of several words ("rock and roll"): the letters that follow it may make a compound
/// of it. False, and nothing read, if they do not.
bool Analyser::print_long_compound(Symbol v) {
  const size_t position = position_;
  const size_t size = surface_.size();
  while (is_alphabetic(v)) {
    surface_.push_back(v);
    v = next();
  }
  if (analyse_compound(surface_)) {
    --position_;
    print_unit(surface_.size());
    return true;
  }
  surface_.resize(size);
  position_ = position;
  return false;
}

}  // namespace palimpsest::apertium
