// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/shelf_maker.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "memory/slices.h"

namespace palimpsest::memory {
namespace {

/// How many of `count` tokens, the rarest first, a unit is listed under.
size_t prefix_size(size_t count) {
  const size_t kept = (count * kIndexedPercent + 99) / 100;
  return count - kept + 1;
}

constexpr uint32_t kUnranked = UINT32_MAX;

/// Puts the `count` smallest first, in order. Of a sentence's few tokens that is a matter of some
/// comparisons.
void sort_first(uint32_t* begin, uint32_t* end, size_t count) {
  constexpr ptrdiff_t kFew = 40;
  uint32_t* const sorted_end = begin + count;
  if (end - begin > kFew || count == 0) {
    std::partial_sort(begin, sorted_end, end);
    return;
  }
  for (uint32_t* at = begin; at < end; ++at) {
    const uint32_t value = *at;
    uint32_t* to = at;
    if (at >= sorted_end) {
      to = sorted_end - 1;
      if (value >= *to) continue;
      *at = *to;
    }
    for (; to > begin && to[-1] > value; --to) *to = to[-1];
    *to = value;
  }
}

/// Empties it and gives its memory back.
void let_go(std::vector<uint32_t>& numbers) {
  std::vector<uint32_t>().swap(numbers);
}

/// Turns numbers of elements into where they begin. Counts are from the second element on.
void add_up(std::vector<uint32_t>& counts) {
  std::partial_sum(counts.begin(), counts.end(), counts.begin());
}

}  // namespace

Shelf ShelfMaker::make() {
  const size_t count = drafts_.units.size();
  order();
  shelf_.begins_.resize(count + 1);
  for_each_slice(count, [&](size_t begin, size_t end) { measure(begin, end); });
  add_up(shelf_.begins_);
  shelf_.bytes_.resize(shelf_.begins_.back() + kReadBeyond);
  shelf_.ids_.resize(count);
  shelf_.facts_.resize(count);
  shelf_.signatures_.resize(count);
  shelf_.hashes_.resize(count);
  shelf_.bags_.resize(count);
  sizes_.resize(count);
  classes_.resize(dictionary_.size());
  for_each_slice(count, [&](size_t begin, size_t end) { take_in(begin, end); });
  if (says_neighbours_) note_neighbours();
  if (has_skeletons_) make_skeletons();
  make_runs();
  drafts_ = {};
  let_go(order_);
  let_go(places_);
  let_go(sizes_);
  shelf_.dead_.assign((count + 63) / 64, 0);
  shelf_.live_count_ = count;
  make_lists();
  make_table();
  return std::move(shelf_);
}

/// Drafts in order of the number of tokens, then of characters; of equal ones as they came.
void ShelfMaker::order() {
  uint32_t longest = 0;
  uint32_t largest = 0;
  for (const Draft& draft : drafts_.units) {
    longest = std::max(longest, draft.length);
    largest = std::max(largest, draft.bag.size);
    says_neighbours_ = says_neighbours_ || draft.neighbours.is_said();
    has_skeletons_ = has_skeletons_ || draft.skeleton != 0;
  }
  std::vector<uint32_t>& first_of_length = shelf_.first_of_length_;
  first_of_length.assign(size_t{longest} + 2, 0);
  for (const Draft& draft : drafts_.units) ++first_of_length[draft.length + 1];
  add_up(first_of_length);
  std::vector<uint32_t> next(first_of_length.begin(), first_of_length.end() - 1);
  order_.resize(drafts_.units.size());
  places_.resize(drafts_.units.size());
  for (const uint32_t at : by_size(largest)) {
    places_[at] = next[drafts_.units[at].length]++;
    order_[places_[at]] = at;
  }
}

/// Drafts in order of the number of characters, which is `largest` at most; of equal ones as they
/// came.
std::vector<uint32_t> ShelfMaker::by_size(uint32_t largest) const {
  constexpr uint32_t kMostCounted = 1U << 20;  // one immense text is no reason for a table as large
  std::vector<uint32_t> order(drafts_.units.size());
  if (largest > kMostCounted) {
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
      return drafts_.units[a].bag.size < drafts_.units[b].bag.size;
    });
    return order;
  }
  std::vector<uint32_t> next(size_t{largest} + 2, 0);
  for (const Draft& draft : drafts_.units) ++next[draft.bag.size + 1];
  add_up(next);
  for (uint32_t at = 0; at < drafts_.units.size(); ++at)
    order[next[drafts_.units[at].bag.size]++] = at;
  return order;
}

/// How many bytes units take on the shelf.
[[gnu::noinline]] void ShelfMaker::measure(size_t begin, size_t end) {
  for (size_t at = begin; at < end; ++at) {
    const Draft& draft = drafts_.units[at];
    shelf_.begins_[places_[at] + 1] =
        varint_size(draft.source_size) + draft.source_size + draft.target_size;
  }
}

[[gnu::noinline]] void ShelfMaker::take_in(size_t begin, size_t end) {
  for (size_t at = begin; at < end; ++at) {
    const Draft& draft = drafts_.units[at];
    const Shelf::Place place = places_[at];
    const EntryBytes both = draft.both();
    uint8_t* const to = shelf_.bytes_.data() + shelf_.begins_[place];
    std::copy(both.begin, both.end, write_varint(to, draft.source_size));
    shelf_.signatures_[place] = count_classes(shelf_.source(place), place);
    shelf_.bags_.set(place, draft.bag);
    shelf_.ids_[place] = draft.id;
    shelf_.facts_[place] = draft.facts;
    shelf_.hashes_[place] = draft.hash;
    sizes_[place] = draft.bag.size;
  }
}

/// Counts the classes of a unit's source. returns  its signature.
uint64_t ShelfMaker::count_classes(EntryBytes source, Shelf::Place place) {
  uint64_t signature = 0;
  while (source.begin < source.end) {
    const TokenId norm = dictionary_.norm(token_of(read_entry(source.begin)));
    if (norm == kNoToken) continue;
    signature |= signature_bit(norm);
    Class& of = classes_[norm];
    of.frequency += of.last == place ? 0 : 1;
    of.last = place;
  }
  return signature;
}

void ShelfMaker::make_runs() {
  std::vector<Shelf::Run>& runs = shelf_.runs_;
  for (size_t length = 0; length + 1 < shelf_.first_of_length_.size(); ++length) {
    const Shelf::Range range = shelf_.places_of_length(length, length);
    for (Shelf::Place place = range.begin; place < range.end; ++place) {
      if (place == range.begin || runs.back().size != sizes_[place]) {
        runs.push_back({place, sizes_[place]});
      }
    }
  }
  runs.shrink_to_fit();
}

/// returns  the ranks by class.
std::vector<ShelfMaker::Rank> ShelfMaker::rank_classes() {
  std::vector<uint64_t> order;  // frequency and class
  for (TokenId token = 0; token < classes_.size(); ++token) {
    const uint64_t frequency = classes_[token].frequency;
    if (frequency != 0) order.push_back(frequency << 32 | token);
  }
  std::sort(order.begin(), order.end());
  std::vector<Rank> of_class(classes_.size(), kUnranked);
  for (Rank rank = 0; rank < order.size(); ++rank) {
    of_class[static_cast<TokenId>(order[rank])] = rank;
  }
  ranks_.resize(classes_.size());
  for (TokenId token = 0; token < ranks_.size(); ++token) {
    const TokenId norm = dictionary_.norm(token);
    ranks_[token] = norm == kNoToken ? kUnranked : of_class[norm];
  }
  return of_class;
}

/// The rarest classes of each unit, each once.
[[gnu::noinline]] void ShelfMaker::choose(size_t begin, size_t end) {
  for (size_t place = begin; place < end; ++place) {
    EntryBytes source = shelf_.source(static_cast<Shelf::Place>(place));
    const auto most = static_cast<size_t>(source.end - source.begin);
    if (rarest_.size() < most) rarest_.resize(most);
    Rank* rarest_end = rarest_.data();
    while (source.begin < source.end) {
      *rarest_end = ranks_[token_of(read_entry(source.begin))];
      rarest_end += *rarest_end == kUnranked ? 0 : 1;
    }
    const auto count = static_cast<size_t>(rarest_end - rarest_.data());
    const size_t prefix = count == 0 ? 0 : prefix_size(count);
    sort_first(rarest_.data(), rarest_end, prefix);
    Rank last = kUnranked;
    for (size_t i = 0; i < prefix; ++i) {
      const Rank rank = rarest_[i];
      if (rank == last) continue;
      last = rank;
      chosen_.push_back(rank);
      ++next_[rank];
    }
    chosen_ends_.push_back(static_cast<uint32_t>(chosen_.size()));
  }
}

void ShelfMaker::make_lists() {
  const size_t count = shelf_.size();
  const std::vector<Rank> of_class = rank_classes();
  chosen_.reserve(count * 4);
  chosen_ends_.reserve(count);
  next_.assign(classes_.size(), 0);
  for_each_slice(count, [&](size_t begin, size_t end) { choose(begin, end); });
  uint32_t size = 0;
  for (TokenId token = 0; token < classes_.size(); ++token) {
    if (classes_[token].frequency == 0) continue;
    shelf_.list_tokens_.push_back(token);
    shelf_.list_frequencies_.push_back(classes_[token].frequency);
    shelf_.list_begins_.push_back(size);
    size += std::exchange(next_[of_class[token]], size);
  }
  shelf_.list_begins_.push_back(size);
  shelf_.list_places_.resize(size);
  for_each_slice(count, [&](size_t begin, size_t end) { list(begin, end); });
  shelf_.list_tokens_.shrink_to_fit();
  shelf_.list_frequencies_.shrink_to_fit();
  shelf_.list_begins_.shrink_to_fit();
}

/// Lists units under their classes.
[[gnu::noinline]] void ShelfMaker::list(size_t begin, size_t end) {
  size_t at = begin == 0 ? 0 : chosen_ends_[begin - 1];
  for (size_t place = begin; place < end; ++place) {
    for (; at < chosen_ends_[place]; ++at) {
      shelf_.list_places_[next_[chosen_[at]]++] = static_cast<Shelf::Place>(place);
    }
  }
}

void ShelfMaker::make_table() {
  size_t slots = 16;
  while (slots < shelf_.size() * 3 / 2) slots *= 2;
  shelf_.table_.assign(slots, Shelf::kNone);
  for_each_slice(shelf_.size(), [&](size_t begin, size_t end) { enter(begin, end); });
}

/// Enters units in the table of whole texts.
[[gnu::noinline]] void ShelfMaker::enter(size_t begin, size_t end) {
  std::vector<uint32_t>& table = shelf_.table_;
  const size_t mask = table.size() - 1;
  for (size_t place = begin; place < end; ++place) {
    const uint32_t hash = shelf_.hashes_[place];
    size_t at = hash & mask;
    while (table[at] != Shelf::kNone) at = (at + 1) & mask;
    table[at] = (hash & ~Shelf::kPlaceMask) | static_cast<Shelf::Place>(place);
  }
}

void ShelfMaker::note_neighbours() {
  for (Shelf::Place place = 0; place < order_.size(); ++place) {
    const Neighbours neighbours = drafts_.units[order_[place]].neighbours;
    if (!neighbours.is_said()) continue;
    shelf_.neighbour_places_.push_back(place);
    shelf_.neighbours_.push_back(neighbours);
  }
  shelf_.neighbour_places_.shrink_to_fit();
  shelf_.neighbours_.shrink_to_fit();
}

void ShelfMaker::make_skeletons() {
  std::vector<uint64_t> keys;
  for (Shelf::Place place = 0; place < order_.size(); ++place) {
    const uint32_t skeleton = drafts_.units[order_[place]].skeleton;
    if (skeleton != 0) keys.push_back(uint64_t{skeleton} << 32 | place);
  }
  std::sort(keys.begin(), keys.end());
  shelf_.skeletons_.reserve(keys.size());
  shelf_.skeleton_places_.reserve(keys.size());
  for (const uint64_t key : keys) {
    shelf_.skeletons_.push_back(static_cast<uint32_t>(key >> 32));
    shelf_.skeleton_places_.push_back(static_cast<Shelf::Place>(key));
  }
}

}  // namespace palimpsest::memory
