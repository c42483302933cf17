// SPDX-License-Identifier: GPL-3.0-or-later
#include "apertium/codes.h"

#include <algorithm>

namespace palimpsest::apertium {

void Codes::clear() {
  superblanks_.clear();
  items_.clear();
  spans_.clear();
  word_blanks_.clear();
}

Symbol Codes::add_superblank(std::string_view content) {
  superblanks_.emplace_back(content);
  return kSuperblankBase + static_cast<Symbol>(superblanks_.size() - 1);
}

Symbol Codes::add_span(std::vector<uint32_t> items) {
  spans_.push_back(std::move(items));
  return kSpanBase + static_cast<Symbol>(spans_.size() - 1);
}

uint32_t Codes::item(std::string_view name) {
  const auto found = std::find(items_.begin(), items_.end(), name);
  if (found != items_.end()) return static_cast<uint32_t>(found - items_.begin());
  items_.emplace_back(name);
  return static_cast<uint32_t>(items_.size() - 1);
}

Symbol Codes::word_blank(const std::vector<uint32_t>& items) {
  if (items.empty()) return 0;
  // Neighbouring words usually stand in the same spans.
  if (word_blanks_.empty() || word_blanks_.back() != items) word_blanks_.push_back(items);
  return kWordBlankBase + static_cast<Symbol>(word_blanks_.size() - 1);
}

Symbol Codes::merge(Symbol a, Symbol b) {
  if (a == 0) return b;
  if (b == 0) return a;
  std::vector<uint32_t> items(items_of(a).begin(), items_of(a).end());
  items.insert(items.end(), items_of(b).begin(), items_of(b).end());
  return word_blank(items);
}

}  // namespace palimpsest::apertium
