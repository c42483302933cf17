// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/store.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "memory/key.h"

namespace palimpsest::memory {

void Store::set_memory(const MemorySettings& settings) {
  memories_[settings.id] = settings;
}

size_t Store::remove_memory(MemoryId memory) {
  std::vector<UnitId> gone;
  for (const auto& [id, unit] : units_) {
    if (unit.memory == memory) gone.push_back(id);
  }
  for (const UnitId id : gone) remove(id);
  memories_.erase(memory);
  return gone.size();
}

void Store::put(const Unit& unit) {
  remove(unit.id);
  Unit kept = unit;
  const std::vector<uint32_t> codes = codes_in_order(unit.source);
  kept.source = to_ordinals(unit.source, codes);
  kept.target = to_ordinals(unit.target, codes);
  by_source_[key_of(unit.pair, unit.source)].push_back(unit.id);
  units_.insert_or_assign(unit.id, std::move(kept));
}

bool Store::remove(UnitId unit) {
  const auto found = units_.find(unit);
  if (found == units_.end()) return false;
  const auto same = by_source_.find(key_of(found->second.pair, found->second.source));
  std::erase(same->second, unit);
  if (same->second.empty()) by_source_.erase(same);
  units_.erase(found);
  return true;
}

UnitId Store::same(MemoryId memory, const Pair& pair, const text::Runs& source,
                   std::string_view site) const {
  const auto found = by_source_.find(key_of(pair, source));
  if (found == by_source_.end()) return 0;
  for (const UnitId id : found->second) {
    const Unit& unit = units_.at(id);
    if (unit.memory == memory && unit.site == site) return id;
  }
  return 0;
}

const MemorySettings& Store::settings_of(MemoryId memory) const {
  static const MemorySettings kUnnamed;
  const auto found = memories_.find(memory);
  return found == memories_.end() ? kUnnamed : found->second;
}

std::vector<Match> Store::find(const Query& query, const MatchLimits& limits) const {
  std::vector<Match> matches;
  const auto found = by_source_.find(key_of(query.pair, query.source));
  if (found == by_source_.end()) return matches;
  const std::vector<uint32_t> codes = codes_in_order(query.source);
  for (const UnitId id : found->second) {
    const Unit& unit = units_.at(id);
    const MemorySettings& settings = settings_of(unit.memory);
    if (!settings.is_enabled || (!unit.site.empty() && unit.site != query.site)) continue;
    Match match;
    match.unit = id;
    match.memory = unit.memory;
    match.pair = unit.pair;
    match.source = unit.source;
    match.unit_target = unit.target;
    match.target = from_ordinals(unit.target, codes);
    match.origin = unit.origin;
    match.site = unit.site;
    match.changed_ms = unit.changed_ms;
    match.kind = unit.site.empty() ? MatchKind::kExact : MatchKind::kContext;
    match.score_percent = (unit.site.empty() ? kExactScore : kContextScore) -
                          static_cast<int>(settings.penalty_percent);
    match.character_score_percent = 100;
    if (match.score_percent >= limits.threshold_percent) matches.push_back(std::move(match));
  }
  const auto order = [this](const Match& m) {
    // Of the unit for exactly this source a person's wins, whatever the scores.
    const bool is_exact = m.kind == MatchKind::kContext || m.kind == MatchKind::kExact;
    return std::make_tuple(is_exact, is_exact ? m.origin : Origin::kEngine, m.score_percent,
                           m.origin, !m.site.empty(),
                           -static_cast<int64_t>(settings_of(m.memory).rank), m.changed_ms, m.unit);
  };
  std::sort(matches.begin(), matches.end(),
            [&](const Match& a, const Match& b) { return order(a) > order(b); });
  if (matches.size() > limits.top) matches.resize(limits.top);
  return matches;
}

std::optional<Match> Store::best(const Query& query) const {
  std::vector<Match> matches = find(query, MatchLimits{1, 1});
  if (matches.empty()) return std::nullopt;
  return std::move(matches.front());
}

}  // namespace palimpsest::memory
