// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/shelf.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace palimpsest::memory {
namespace {

/// How many of `count` tokens, the rarest first, a unit is listed under.
size_t prefix_size(size_t count) {
  const size_t kept = (count * kIndexedPercent + 99) / 100;
  return count - kept + 1;
}

/// Turns numbers of elements into where they begin. Counts are from the second element on.
void add_up(std::vector<uint32_t>& counts) {
  std::partial_sum(counts.begin(), counts.end(), counts.begin());
}

/// Places in order of the number of tokens, then of characters; of equal ones as they came.
std::vector<uint32_t> order_by_length(const std::vector<Draft>& drafts,
                                      std::vector<uint32_t>& first_of_length) {
  uint32_t longest = 0;
  uint32_t largest = 0;
  for (const Draft& draft : drafts) {
    longest = std::max(longest, draft.length);
    largest = std::max(largest, draft.bag.size);
  }
  std::vector<uint32_t> next(size_t{largest} + 2, 0);
  first_of_length.assign(size_t{longest} + 2, 0);
  for (const Draft& draft : drafts) {
    ++next[draft.bag.size + 1];
    ++first_of_length[draft.length + 1];
  }
  add_up(next);
  add_up(first_of_length);
  std::vector<uint32_t> by_size(drafts.size());
  for (uint32_t at = 0; at < drafts.size(); ++at) by_size[next[drafts[at].bag.size]++] = at;
  next.assign(first_of_length.begin(), first_of_length.end() - 1);
  std::vector<uint32_t> order(drafts.size());
  for (const uint32_t at : by_size) order[next[drafts[at].length]++] = at;
  return order;
}

/// Bytes of each draft's source entries.
std::vector<uint32_t> sizes_of_sources(const std::vector<Draft>& drafts,
                                       const std::vector<Entry>& entries) {
  std::vector<uint32_t> sizes;
  sizes.reserve(drafts.size());
  for (const Draft& draft : drafts) {
    const Entry* const begin = entries.data() + draft.begin;
    sizes.push_back(static_cast<uint32_t>(varints_size(begin, begin + draft.source_count)));
  }
  return sizes;
}

/// Bytes of all units: what is written are all entries, and how many bytes each source has.
size_t size_of_all(const std::vector<uint32_t>& source_sizes, const std::vector<Entry>& entries) {
  return varints_size(source_sizes.data(), source_sizes.data() + source_sizes.size()) +
         varints_size(entries.data(), entries.data() + entries.size());
}

/// Units whose numbers are looked at together when a shelf is checked.
constexpr size_t kCheckedUnits = 16;

}  // namespace

Shelf::Shelf(const std::vector<Draft>& drafts, const std::vector<Entry>& entries,
             const Dictionary& dictionary) {
  const std::vector<uint32_t> order = order_by_length(drafts, first_of_length_);
  const size_t count = drafts.size();
  ids_.reserve(count);
  facts_.reserve(count);
  signatures_.reserve(count);
  hashes_.reserve(count);
  bags_.resize(count);
  begins_.reserve(count + 1);
  begins_.push_back(0);
  std::vector<TokenId> norms;
  std::vector<size_t> norm_begins{0};
  norm_begins.reserve(count + 1);
  norms.reserve(std::accumulate(drafts.begin(), drafts.end(), size_t{0},
                                [](size_t sum, const Draft& d) { return sum + d.length; }));
  const std::vector<uint32_t> source_sizes = sizes_of_sources(drafts, entries);
  bytes_.resize(size_of_all(source_sizes, entries) +
                kReadBeyond);  // one allocation: memory is what costs here
  uint8_t* to = bytes_.data();
  uint32_t last_length = 0;
  for (const uint32_t at : order) {
    const Draft& draft = drafts[at];
    const Entry* const begin = entries.data() + draft.begin;
    uint64_t signature = 0;
    for (uint32_t i = 0; i < draft.source_count; ++i) {
      const TokenId token = token_of(begin[i]);
      const TokenId norm = dictionary.norm(token);
      if (norm == kNoToken) continue;
      norms.push_back(norm);
      signature |= signature_bit(norm);
    }
    norm_begins.push_back(norms.size());
    const uint32_t count_of_both = draft.source_count + draft.target_count;
    to = write_varint(to, source_sizes[at]);
    for (uint32_t i = 0; i < count_of_both; ++i) to = write_varint(to, begin[i]);
    begins_.push_back(static_cast<uint32_t>(to - bytes_.data()));
    const auto place = static_cast<Place>(ids_.size());
    bags_.set(place, draft.bag);
    if (runs_.empty() || last_length != draft.length || runs_.back().size != draft.bag.size) {
      runs_.push_back({place, draft.bag.size});
    }
    last_length = draft.length;
    if (draft.neighbours.is_said()) {
      neighbour_places_.push_back(place);
      neighbours_.push_back(draft.neighbours);
    }
    ids_.push_back(draft.id);
    facts_.push_back(draft.facts);
    signatures_.push_back(signature);
    hashes_.push_back(draft.hash);
  }
  runs_.shrink_to_fit();
  neighbour_places_.shrink_to_fit();
  neighbours_.shrink_to_fit();
  dead_.assign((count + 63) / 64, 0);
  live_count_ = count;
  make_lists(norms, norm_begins, dictionary.size());
  make_table();
  make_skeletons(drafts, order);
}

void Shelf::make_lists(const std::vector<TokenId>& norms, const std::vector<size_t>& norm_begins,
                       size_t tokens) {
  std::vector<uint32_t> frequency(tokens, 0);
  std::vector<Place> seen_by(tokens, kNone);
  for (Place place = 0; place < size(); ++place) {
    for (size_t at = norm_begins[place]; at < norm_begins[place + 1]; ++at) {
      if (seen_by[norms[at]] == place) continue;
      seen_by[norms[at]] = place;
      ++frequency[norms[at]];
    }
  }
  // The rarest tokens of each unit, each once.
  std::vector<TokenId> chosen;
  std::vector<uint32_t> chosen_ends;
  chosen.reserve(norms.size() / 2 + size());
  chosen_ends.reserve(size());
  std::vector<uint32_t> list_sizes(tokens, 0);
  std::vector<uint64_t> keys;
  for (Place place = 0; place < size(); ++place) {
    keys.clear();
    for (size_t at = norm_begins[place]; at < norm_begins[place + 1]; ++at) {
      keys.push_back(uint64_t{frequency[norms[at]]} << 32 | norms[at]);
    }
    const size_t prefix = keys.empty() ? 0 : prefix_size(keys.size());
    std::partial_sort(keys.begin(), keys.begin() + static_cast<ptrdiff_t>(prefix), keys.end());
    TokenId last = kNoToken;
    for (size_t i = 0; i < prefix; ++i) {
      const auto norm = static_cast<TokenId>(keys[i]);
      if (norm == last) continue;
      last = norm;
      chosen.push_back(norm);
      ++list_sizes[norm];
    }
    chosen_ends.push_back(static_cast<uint32_t>(chosen.size()));
  }
  list_begins_.push_back(0);
  std::vector<uint32_t> next(tokens, 0);
  for (TokenId token = 0; token < tokens; ++token) {
    if (frequency[token] == 0) continue;
    list_tokens_.push_back(token);
    list_frequencies_.push_back(frequency[token]);
    next[token] = list_begins_.back();
    list_begins_.push_back(list_begins_.back() + list_sizes[token]);
  }
  list_places_.resize(chosen.size());
  size_t at = 0;
  for (Place place = 0; place < size(); ++place) {
    for (; at < chosen_ends[place]; ++at) list_places_[next[chosen[at]]++] = place;
  }
  list_tokens_.shrink_to_fit();
  list_frequencies_.shrink_to_fit();
  list_begins_.shrink_to_fit();
}

void Shelf::make_table() {
  size_t slots = 16;
  while (slots < size() * 3 / 2) slots *= 2;
  table_.assign(slots, kNone);
  for (Place place = 0; place < size(); ++place) {
    size_t at = hashes_[place] & (slots - 1);
    while (table_[at] != kNone) at = (at + 1) & (slots - 1);
    table_[at] = place;
  }
}

void Shelf::make_skeletons(const std::vector<Draft>& drafts, const std::vector<uint32_t>& order) {
  std::vector<uint64_t> keys;
  for (Place place = 0; place < order.size(); ++place) {
    const uint32_t skeleton = drafts[order[place]].skeleton;
    if (skeleton != 0) keys.push_back(uint64_t{skeleton} << 32 | place);
  }
  std::sort(keys.begin(), keys.end());
  skeletons_.reserve(keys.size());
  skeleton_places_.reserve(keys.size());
  for (const uint64_t key : keys) {
    skeletons_.push_back(static_cast<uint32_t>(key >> 32));
    skeleton_places_.push_back(static_cast<Place>(key));
  }
}

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

Shelf::Bytes Shelf::source(Place place) const {
  const uint8_t* at = bytes_.data() + begins_[place];
  const uint8_t* const end = bytes_.data() + begins_[place + 1];
  const uint32_t size = read_varint(at, end);
  return {at, at + std::min<size_t>(size, static_cast<size_t>(end - at))};
}

Shelf::Bytes Shelf::target(Place place) const {
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

void Shelf::take_out(std::vector<Draft>& drafts, std::vector<Entry>& entries) const {
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
    Draft draft{ids_[place],
                facts_[place],
                entries.size(),
                0,
                0,
                length,
                hashes_[place],
                skeleton_of[place],
                bags_.bag(place, run->size),
                neighbours};
    const auto append = [&](Bytes bytes) {
      const size_t before = entries.size();
      while (bytes.begin < bytes.end) entries.push_back(read_varint(bytes.begin, bytes.end));
      return static_cast<uint32_t>(entries.size() - before);
    };
    draft.source_count = append(source(place));
    draft.target_count = append(target(place));
    drafts.push_back(draft);
  }
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
  size_t empty = 0;
  for (const Place place : table_) {
    if (place == kNone) ++empty;
    if (place != kNone && place >= count) return false;
  }
  if (empty == 0) return false;  // or a look-up would not end
  for (size_t first = 0; first < count; first += kCheckedUnits) {
    const size_t last = std::min(count, first + kCheckedUnits);
    if (are_surely_below(bytes_, begins_[first], begins_[last], tokens * 2)) continue;
    for (size_t place = first; place < last; ++place) {
      Bytes unit = source(static_cast<Place>(place));
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
