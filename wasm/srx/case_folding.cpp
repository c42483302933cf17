// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

#include "srx/properties.h"
#include "text/unicode.h"

namespace palimpsest::srx {
namespace {

constexpr char32_t kLastCased = 0x1FFFF;  // no character above it has another case
constexpr char32_t kWideRange = 1000;     // from here on all pairs are tried, not all characters

char32_t fold(char32_t c) {
  if (c == 0x130 || c == 0x131) return c;  // dotted capital and dotless small i
  return text::to_lower(text::to_upper(c));
}

/// The folded character to all that fold to it, where there is more than one.
const std::unordered_map<char32_t, std::vector<char32_t>>& variants() {
  static const auto map = [] {
    std::unordered_map<char32_t, std::vector<char32_t>> out;
    for (char32_t c = 0; c <= kLastCased; ++c) {
      if (text::is_cased(c)) out[fold(c)].push_back(c);
    }
    std::erase_if(out, [](const auto& entry) { return entry.second.size() < 2; });
    return out;
  }();
  return map;
}

}  // namespace

CodeSet with_other_cases(const CodeSet& set) {
  std::vector<CodeRange> ranges = set.ranges();
  const auto add_all = [&](const std::vector<char32_t>& group) {
    for (const char32_t other : group) ranges.push_back({other, other});
  };
  for (const CodeRange range : set.ranges()) {
    if (range.last - range.first > kWideRange) {
      for (const auto& [folded, group] : variants()) {
        if (std::any_of(group.begin(), group.end(), [&](char32_t c) { return set.contains(c); })) {
          add_all(group);
        }
      }
      continue;
    }
    for (char32_t c = range.first; c <= range.last && c <= kLastCased; ++c) {
      if (!text::is_cased(c)) continue;
      const auto found = variants().find(fold(c));
      if (found != variants().end()) add_all(found->second);
    }
  }
  return CodeSet(std::move(ranges));
}

}  // namespace palimpsest::srx
