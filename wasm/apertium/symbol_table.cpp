// SPDX-License-Identifier: GPL-3.0-or-later
#include "apertium/symbol_table.h"

#include <string>

#include "text/unicode.h"
#include "text/utf8.h"

namespace palimpsest::apertium {
namespace {

int leading_number(std::string_view name) {
  if (name.empty() || name[0] < '0' || name[0] > '9') return -1;
  int value = 0;
  for (const char c : name) {
    if (c < '0' || c > '9' || value > 99999) break;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

bool SymbolTable::read(FieldReader& reader) {
  const std::span<const uint32_t> ends = reader.array<uint32_t>();
  const std::string_view text = reader.string();
  far_ = reader.array<uint32_t>();
  if (!reader.ok() || ends.size() + far_.size() > kMaxExtraSymbols) return false;
  if (!std::is_sorted(far_.begin(), far_.end())) return false;
  std::unordered_map<std::string, Symbol> by_lower_case;
  uint32_t begin = 0;
  for (const uint32_t end : ends) {
    if (end < begin || end > text.size()) return false;
    const std::string_view name = text.substr(begin, end - begin);
    const Symbol tag = kTagBase + static_cast<Symbol>(names_.size());
    names_.push_back(name);
    numbers_.push_back(leading_number(name));
    by_name_.emplace(name, tag);
    const std::string lower = text::to_utf8(text::to_lower(text::to_utf32(name)));
    folded_.push_back(by_lower_case.emplace(lower, tag).first->second);
    begin = end;
  }
  return true;
}

Symbol SymbolTable::find(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? 0 : found->second;
}

}  // namespace palimpsest::apertium
