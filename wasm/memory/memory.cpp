// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/memory.h"

#include <algorithm>
#include <utility>

#include "memory/key.h"

namespace palimpsest::memory {

void Memory::add(const Pair& pair, const Unit& unit) {
  std::vector<Stored>& stored = units_[key_of(pair, unit.source)];
  text::Runs target = to_ordinals(unit.target, codes_in_order(unit.source));
  const auto same = std::find_if(stored.begin(), stored.end(), [&](const Stored& s) {
    return s.origin == unit.origin && s.site == unit.site;
  });
  if (same != stored.end()) {
    same->target = std::move(target);
    return;
  }
  stored.push_back(Stored{std::move(target), unit.origin, unit.site});
  ++size_;
}

size_t Memory::forget(const Pair& pair, const text::Runs& source, std::string_view site) {
  const auto found = units_.find(key_of(pair, source));
  if (found == units_.end()) return 0;
  const size_t forgotten =
      std::erase_if(found->second, [&](const Stored& s) { return s.site == site; });
  if (found->second.empty()) units_.erase(found);
  size_ -= forgotten;
  return forgotten;
}

std::optional<Match> Memory::lookup(const Pair& pair, const text::Runs& source,
                                    std::string_view site) const {
  const auto found = units_.find(key_of(pair, source));
  if (found == units_.end()) return std::nullopt;
  const Stored* best = nullptr;
  const auto rank = [](const Stored& s) { return std::make_pair(s.origin, !s.site.empty()); };
  for (const Stored& stored : found->second) {
    if (!stored.site.empty() && stored.site != site) continue;
    if (best == nullptr || rank(stored) > rank(*best)) best = &stored;
  }
  if (best == nullptr) return std::nullopt;
  return Match{from_ordinals(best->target, codes_in_order(source)), best->origin,
               best->site.empty() ? kExact : kExactInContext};
}

}  // namespace palimpsest::memory
