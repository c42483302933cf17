// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "srx/context_table.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace palimpsest::srx {

void ContextTable::reset() {
  ids_.clear();
  held_.clear();
  symbol_ids_.clear();
  next_symbol_id_ = static_cast<uint32_t>(classes_);
  held_.push_back(&ids_.emplace(std::vector<uint32_t>(), 0).first->first);
}

bool ContextTable::holds(uint32_t context, uint32_t look) const {
  return std::binary_search(held_[context]->begin(), held_[context]->end(), look);
}

uint32_t ContextTable::with(uint32_t context, const std::vector<uint32_t>& looks) {
  if (looks.empty()) return context;
  std::vector<uint32_t> all;
  std::set_union(held_[context]->begin(), held_[context]->end(), looks.begin(), looks.end(),
                 std::back_inserter(all));
  const auto [entry, is_new] = ids_.emplace(std::move(all), static_cast<uint32_t>(held_.size()));
  if (is_new) held_.push_back(&entry->first);
  return entry->second;
}

uint32_t ContextTable::id_in_context(Symbol symbol) {
  const size_t at = size_t{symbol.context} * classes_ + symbol.char_class;
  if (at >= symbol_ids_.size()) symbol_ids_.resize((size_t{symbol.context} + 1) * classes_, 0);
  if (symbol_ids_[at] == 0) symbol_ids_[at] = next_symbol_id_++;
  return symbol_ids_[at];
}

}  // namespace palimpsest::srx
