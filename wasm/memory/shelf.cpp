// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/shelf.h"

#include <algorithm>
#include <functional>

namespace palimpsest::memory {
namespace {

/// Units whose numbers are looked at together when a shelf is checked.
constexpr size_t kCheckedUnits = 16;

}  // namespace

size_t Shelf::size_bytes() const {
  return ids_.capacity() * sizeof(UnitId) + facts_.capacity() * sizeof(UnitFacts) +
         signatures_.capacity() * sizeof(uint64_t) + hashes_.capacity() * sizeof(uint32_t) +
         begins_.capacity() * sizeof(uint32_t) + bytes_.capacity() +
         first_of_length_.capacity() * sizeof(Place) + dead_.capacity() * sizeof(uint64_t) +
         list_tokens_.capacity() * sizeof(TokenId) +
         (list_begins_.capacity() + list_frequencies_.capacity()) * sizeof(uint32_t) +
         (list_places_.capacity() + table_.capacity()) * sizeof(Place) +
         skeletons_.capacity() * sizeof(uint32_t) + skeleton_places_.capacity() * sizeof(Place) +
         bags_.size_bytes() + runs_.capacity() * sizeof(Run) +
         neighbour_places_.capacity() * sizeof(Place) + neighbours_.capacity() * sizeof(Neighbours);
}

void Shelf::bury(Place place) {
  if (is_dead(place)) return;
  dead_[place / 64] |= uint64_t{1} << (place % 64);
  --live_count_;
}

EntryBytes Shelf::source(Place place) const {
  const uint8_t* at = bytes_.data() + begins_[place];
  const uint8_t* const end = bytes_.data() + begins_[place + 1];
  const uint32_t size = read_varint(at, end);
  return {at, at + std::min<size_t>(size, static_cast<size_t>(end - at))};
}

EntryBytes Shelf::target(Place place) const {
  return {source(place).end, bytes_.data() + begins_[place + 1]};
}

Neighbours Shelf::neighbours(Place place) const {
  const auto found = std::lower_bound(neighbour_places_.begin(), neighbour_places_.end(), place);
  if (found == neighbour_places_.end() || *found != place) return {};
  return neighbours_[static_cast<size_t>(found - neighbour_places_.begin())];
}

Shelf::Range Shelf::places_of_length(size_t least, size_t most) const {
  if (first_of_length_.empty()) return {};
  const size_t last = first_of_length_.size() - 1;
  return {first_of_length_[std::min(least, last)], first_of_length_[std::min(most + 1, last)]};
}

Shelf::List Shelf::list(TokenId norm) const {
  const auto found = std::lower_bound(list_tokens_.begin(), list_tokens_.end(), norm);
  if (found == list_tokens_.end() || *found != norm) return {};
  const auto at = static_cast<size_t>(found - list_tokens_.begin());
  return {list_places_.data() + list_begins_[at], list_places_.data() + list_begins_[at + 1],
          list_frequencies_[at]};
}

void Shelf::move_to(Drafts& drafts) {
  std::vector<uint32_t> skeleton_of(size(), 0);
  for (size_t at = 0; at < skeletons_.size(); ++at) {
    skeleton_of[skeleton_places_[at]] = skeletons_[at];
  }
  uint32_t length = 0;
  size_t said = 0;  // in neighbours_
  auto run = runs_.begin();
  for (Place place = 0; place < size(); ++place) {
    const bool says = said < neighbour_places_.size() && neighbour_places_[said] == place;
    const Neighbours neighbours = says ? neighbours_[said++] : Neighbours{};
    while (first_of_length_[length + 1] <= place) ++length;
    while (end_of(*run) <= place) ++run;
    if (is_dead(place)) continue;
    const EntryBytes source = this->source(place);
    const EntryBytes target = this->target(place);
    drafts.units.push_back(
        {ids_[place], facts_[place], source.begin, static_cast<uint32_t>(source.end - source.begin),
         static_cast<uint32_t>(target.end - target.begin), length, hashes_[place],
         skeleton_of[place], bags_.bag(place, run->size), neighbours});
  }
  drafts.bytes.adopt(std::move(bytes_));  // which the drafts point to
}

/// Whether the runs are all places, in order.
bool Shelf::has_runs() const {
  const auto is_out_of_order = [](const Run& a, const Run& b) { return a.begin >= b.begin; };
  if (runs_.empty()) return size() == 0;
  return runs_.front().begin == 0 && runs_.back().begin < size() &&
         std::adjacent_find(runs_.begin(), runs_.end(), is_out_of_order) == runs_.end();
}

bool Shelf::check(size_t tokens, uint32_t sites) {
  const size_t count = ids_.size();
  const auto all_below = [](const auto& values, size_t limit) {
    return std::all_of(values.begin(), values.end(), [&](auto value) { return value < limit; });
  };
  const bool has_sizes =
      facts_.size() == count && signatures_.size() == count && hashes_.size() == count &&
      begins_.size() == count + 1 && dead_.size() == (count + 63) / 64 &&
      first_of_length_.size() >= 2 && list_begins_.size() == list_tokens_.size() + 1 &&
      list_frequencies_.size() == list_tokens_.size() && table_.size() > count &&
      skeleton_places_.size() == skeletons_.size() && bags_.is_for(count) &&
      neighbours_.size() == neighbour_places_.size() && (table_.size() & (table_.size() - 1)) == 0;
  if (!has_sizes) return false;
  const bool has_order = begins_.front() == 0 && begins_.back() + kReadBeyond == bytes_.size() &&
                         std::is_sorted(begins_.begin(), begins_.end()) &&
                         std::is_sorted(first_of_length_.begin(), first_of_length_.end()) &&
                         first_of_length_.back() == count && list_begins_.front() == 0 &&
                         list_begins_.back() == list_places_.size() &&
                         std::is_sorted(list_begins_.begin(), list_begins_.end()) &&
                         std::is_sorted(list_tokens_.begin(), list_tokens_.end()) &&
                         std::is_sorted(skeletons_.begin(), skeletons_.end()) && has_runs() &&
                         std::adjacent_find(neighbour_places_.begin(), neighbour_places_.end(),
                                            std::greater_equal<>()) == neighbour_places_.end();
  const bool has_origins = std::all_of(facts_.begin(), facts_.end(), [&](const UnitFacts& facts) {
    return facts.origin <= Origin::kPerson && facts.site < sites;
  });
  if (!has_order || !has_origins || !all_below(list_places_, count) ||
      !all_below(skeleton_places_, count) || !all_below(neighbour_places_, count) ||
      !std::all_of(neighbours_.begin(), neighbours_.end(),
                   [](const Neighbours& said) { return said.is_said(); })) {
    return false;
  }
  const auto ends_well = [&](const uint8_t* end) { return end == bytes_.data() || end[-1] < 0x80; };
  for (Place place = 0; place < count; ++place) {  // or read_entry() would go on into the next
    if (!ends_well(source(place).end) || !ends_well(target(place).end)) return false;
  }
  size_t empty = 0;
  for (const uint32_t slot : table_) {
    if (slot == kNone) ++empty;
    if (slot != kNone && (slot & kPlaceMask) >= count) return false;
  }
  if (empty == 0) return false;  // or a look-up would not end
  for (size_t first = 0; first < count; first += kCheckedUnits) {
    const size_t last = std::min(count, first + kCheckedUnits);
    if (are_surely_below(bytes_, begins_[first], begins_[last], tokens * 2)) continue;
    for (size_t place = first; place < last; ++place) {
      EntryBytes unit = source(static_cast<Place>(place));
      unit.end = bytes_.data() + begins_[place + 1];
      while (unit.begin < unit.end) {
        if (token_of(read_varint(unit.begin, unit.end)) >= tokens) return false;
      }
    }
  }
  live_count_ = count;
  for (Place place = 0; place < count; ++place) live_count_ -= is_dead(place) ? 1 : 0;
  return true;
}

}  // namespace palimpsest::memory
