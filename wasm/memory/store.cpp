// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/store.h"

#include <algorithm>
#include <unordered_set>

#include "memory/code_order.h"
#include "memory/coded_text.h"
#include "memory/skeleton.h"

namespace palimpsest::memory {
namespace {

constexpr int64_t kMsPerSecond = 1000;

UnitFacts facts_of(const Unit& unit, uint32_t site) {
  UnitFacts facts;
  const int64_t seconds = unit.changed_ms / kMsPerSecond;
  facts.changed_s = static_cast<uint32_t>(std::clamp<int64_t>(seconds, 0, UINT32_MAX));
  facts.site = site & kAnySite;
  facts.origin = unit.origin;
  return facts;
}

}  // namespace

void Store::set_memory(const MemorySettings& settings) {
  memories_[settings.id] = settings;
}

const MemorySettings& Store::settings_of(MemoryId memory) const {
  static const MemorySettings kUnnamed;
  const auto found = memories_.find(memory);
  return found == memories_.end() ? kUnnamed : found->second;
}

size_t Store::remove_memory(MemoryId memory) {
  size_t count = 0;
  std::erase_if(parts_, [&](const Part& part) {
    if (part.memory != memory) return false;
    count += part.index.size();
    return true;
  });
  memories_.erase(memory);
  return count;
}

Store::Part& Store::part_of(MemoryId memory, const Pair& pair) {
  const auto found = std::find_if(parts_.begin(), parts_.end(), [&](const Part& part) {
    return part.memory == memory && part.pair == pair;
  });
  if (found != parts_.end()) return *found;
  parts_.push_back(Part{memory, pair, Index{}});
  return parts_.back();
}

/// False if there are too many.
bool Store::number_sites(const std::vector<Unit>& units) {
  for (const Unit& unit : units) {
    if (unit.site.empty() || site_numbers_.count(unit.site) != 0) continue;
    if (sites_.size() >= kAnySite) return false;
    site_numbers_.emplace(unit.site, static_cast<uint32_t>(sites_.size()));
    sites_.push_back(unit.site);
  }
  return true;
}

/// 0 for a site that no unit has, as for none.
uint32_t Store::site_number(std::string_view site) const {
  const auto found = site_numbers_.find(std::string(site));
  return found == site_numbers_.end() ? 0 : found->second;
}

Result<Done> Store::put(const std::vector<Unit>& units) {
  if (!number_sites(units)) {
    return Error{ErrorCode::kBadArgument,
                 "there are too many sites with units of their own; let some hold everywhere",
                 "site"};
  }
  Part* part = nullptr;
  std::unordered_set<UnitId> ids;  // gathered
  const auto settle = [&] {
    if (part != nullptr) part->index.settle();
    ids.clear();
  };
  for (const Unit& unit : units) {
    const bool is_of_part =
        part != nullptr && part->memory == unit.memory && part->pair == unit.pair;
    if (!is_of_part || !ids.insert(unit.id).second) {
      settle();
      part = &part_of(unit.memory, unit.pair);
      ids.insert(unit.id);
    }
    remove(unit.id);
    const std::vector<uint32_t> codes = codes_in_order(unit.source);
    const std::string source = code_text(to_ordinals(unit.source, codes));
    const std::string target = code_text(to_ordinals(unit.target, codes));
    part->index.gather({unit.id, source, target, facts_of(unit, site_number(unit.site)),
                        skeleton_of(unit.source, unit.pair.from),
                        neighbours_of(unit.before, unit.after)});
  }
  settle();
  return Done{};
}

bool Store::remove(UnitId unit) {
  return std::any_of(parts_.begin(), parts_.end(),
                     [&](Part& part) { return part.index.remove(unit); });
}

UnitId Store::same(MemoryId memory, const Query& query) {
  const uint32_t number = site_number(query.site);
  if (number == 0 && !query.site.empty()) return 0;
  const std::string coded = code_text(to_ordinals(query.source, codes_in_order(query.source)));
  const Neighbours neighbours = neighbours_of(query.before, query.after);
  for (Part& part : parts_) {
    if (part.memory != memory || !(part.pair == query.pair)) continue;
    for (const Index::Found& found : part.index.find_whole(coded)) {
      if (found.likeness != Likeness::kExact) break;
      if (part.index.facts(found.id).site == number &&
          part.index.neighbours(found.id) == neighbours) {
        return found.id;
      }
    }
  }
  return 0;
}

bool Store::compact_one() {
  const auto part = std::find_if(parts_.begin(), parts_.end(),
                                 [](const Part& p) { return p.index.wants_compaction(); });
  if (part == parts_.end()) return false;
  part->index.compact();
  return true;
}

std::vector<MemoryId> Store::memories() const {
  std::vector<MemoryId> memories;
  for (const Part& part : parts_) {
    const bool is_known = std::count(memories.begin(), memories.end(), part.memory) != 0;
    if (!is_known && part.index.size() > 0) memories.push_back(part.memory);
  }
  return memories;
}

size_t Store::size() const {
  size_t count = 0;
  for (const Part& part : parts_) count += part.index.size();
  return count;
}

size_t Store::size_bytes() const {
  size_t bytes = 0;
  for (const Part& part : parts_) bytes += part.index.size_bytes();
  for (const std::string& site : sites_) bytes += sizeof site + site.size();
  return bytes;
}

}  // namespace palimpsest::memory
