// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/shelf_maker.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace palimpsest::memory {
namespace {

constexpr size_t kSliceUnits = 4096;

template <typename Visit>
void for_each_slice(size_t count, const Visit& visit) {
  for (size_t begin = 0; begin < count; begin += kSliceUnits) {
    visit(begin, std::min(count, begin + kSliceUnits));
  }
}

/// How many of `count` tokens, the rarest first, a unit is listed under.
size_t prefix_size(size_t count) {
  const size_t kept = (count * kIndexedPercent + 99) / 100;
  return count - kept + 1;
}

/// Turns numbers of elements into where they begin. Counts are from the second element on.
void add_up(std::vector<uint32_t>& counts) {
  std::partial_sum(counts.begin(), counts.end(), counts.begin());
}

}  // namespace

std::vector<uint32_t> ShelfMaker::count_tokens() const {
  std::vector<uint32_t> counts(dictionary_.size(), 0);
  for_each_slice(drafts_.size(), [&](size_t begin, size_t end) { count(begin, end, counts); });
  return counts;
}

[[gnu::noinline]] void ShelfMaker::count(size_t begin, size_t end,
                                         std::vector<uint32_t>& counts) const {
  for (size_t at = begin; at < end; ++at) {
    for (EntryBytes both = drafts_[at].both(); both.begin < both.end;) {
      ++counts[token_of(read_entry(both.begin))];
    }
  }
}

Shelf ShelfMaker::make() {
  const size_t count = drafts_.size();
  order();
  source_sizes_.resize(count);
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
  shelf_.dead_.assign((count + 63) / 64, 0);
  shelf_.live_count_ = count;
  make_runs();
  make_lists();
  make_table();
  if (says_neighbours_) note_neighbours();
  if (has_skeletons_) make_skeletons();
  return std::move(shelf_);
}

/// Drafts in order of the number of tokens, then of characters; of equal ones as they came.
void ShelfMaker::order() {
  uint32_t longest = 0;
  uint32_t largest = 0;
  for (const Draft& draft : drafts_) {
    longest = std::max(longest, draft.length);
    largest = std::max(largest, draft.bag.size);
    says_neighbours_ = says_neighbours_ || draft.neighbours.is_said();
    has_skeletons_ = has_skeletons_ || draft.skeleton != 0;
  }
  std::vector<uint32_t>& first_of_length = shelf_.first_of_length_;
  first_of_length.assign(size_t{longest} + 2, 0);
  for (const Draft& draft : drafts_) ++first_of_length[draft.length + 1];
  add_up(first_of_length);
  std::vector<uint32_t> next(first_of_length.begin(), first_of_length.end() - 1);
  order_.resize(drafts_.size());
  places_.resize(drafts_.size());
  for (const uint32_t at : by_size(largest)) {
    places_[at] = next[drafts_[at].length]++;
    order_[places_[at]] = at;
  }
}

/// Drafts in order of the number of characters, which is `largest` at most; of equal ones as they
/// came.
std::vector<uint32_t> ShelfMaker::by_size(uint32_t largest) const {
  constexpr uint32_t kMostCounted = 1U << 20;  // one immense text is no reason for a table as large
  std::vector<uint32_t> order(drafts_.size());
  if (largest > kMostCounted) {
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
      return drafts_[a].bag.size < drafts_[b].bag.size;
    });
    return order;
  }
  std::vector<uint32_t> next(size_t{largest} + 2, 0);
  for (const Draft& draft : drafts_) ++next[draft.bag.size + 1];
  add_up(next);
  for (uint32_t at = 0; at < drafts_.size(); ++at) order[next[drafts_[at].bag.size]++] = at;
  return order;
}

/// How many bytes units take on the shelf: how many the source has, both texts.
[[gnu::noinline]] void ShelfMaker::measure(size_t begin, size_t end) {
  const auto size_of = [&](EntryBytes entries) {
    if (new_of_.empty()) return static_cast<uint32_t>(entries.end - entries.begin);
    uint32_t size = 0;
    while (entries.begin < entries.end) size += varint_size(renumbered(read_entry(entries.begin)));
    return size;
  };
  for (size_t at = begin; at < end; ++at) {
    const uint32_t source_size = size_of(drafts_[at].source());
    source_sizes_[at] = source_size;
    shelf_.begins_[places_[at] + 1] =
        varint_size(source_size) + source_size + size_of(drafts_[at].target());
  }
}

[[gnu::noinline]] void ShelfMaker::take_in(size_t begin, size_t end) {
  for (size_t at = begin; at < end; ++at) {
    const Draft& draft = drafts_[at];
    const Shelf::Place place = places_[at];
    write(draft, source_sizes_[at], shelf_.bytes_.data() + shelf_.begins_[place]);
    shelf_.signatures_[place] = count_classes(shelf_.source(place), place);
    shelf_.bags_.set(place, draft.bag);
    shelf_.ids_[place] = draft.id;
    shelf_.facts_[place] = draft.facts;
    shelf_.hashes_[place] = draft.hash;
    sizes_[place] = draft.bag.size;
  }
}

/// Writes a unit's bytes.
void ShelfMaker::write(const Draft& draft, uint32_t source_size, uint8_t* to) {
  to = write_varint(to, source_size);
  EntryBytes both = draft.both();
  if (new_of_.empty()) {
    std::copy(both.begin, both.end, to);
    return;
  }
  // write_entry() may write beyond its end, where another unit may be already.
  const size_t most = static_cast<size_t>(both.end - both.begin) * kMaxVarintBytes;
  if (written_.size() < most) written_.resize(most);
  uint8_t* end = written_.data();
  while (both.begin < both.end) end = write_entry(end, renumbered(read_entry(both.begin)));
  std::copy(written_.data(), end, to);
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

/// The rarest classes of each unit, each once.
[[gnu::noinline]] void ShelfMaker::choose(size_t begin, size_t end) {
  for (size_t place = begin; place < end; ++place) {
    keys_.clear();
    for (EntryBytes source = shelf_.source(static_cast<Shelf::Place>(place));
         source.begin < source.end;) {
      const TokenId norm = dictionary_.norm(token_of(read_entry(source.begin)));
      if (norm != kNoToken) keys_.push_back(uint64_t{classes_[norm].frequency} << 32 | norm);
    }
    const size_t prefix = keys_.empty() ? 0 : prefix_size(keys_.size());
    std::partial_sort(keys_.begin(), keys_.begin() + static_cast<ptrdiff_t>(prefix), keys_.end());
    TokenId last = kNoToken;
    for (size_t i = 0; i < prefix; ++i) {
      const auto norm = static_cast<TokenId>(keys_[i]);
      if (norm == last) continue;
      last = norm;
      chosen_.push_back(norm);
      ++next_[norm];
    }
    chosen_ends_.push_back(static_cast<uint32_t>(chosen_.size()));
  }
}

void ShelfMaker::make_lists() {
  const size_t count = shelf_.size();
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
    size += std::exchange(next_[token], size);
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
    const Neighbours neighbours = drafts_[order_[place]].neighbours;
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
    const uint32_t skeleton = drafts_[order_[place]].skeleton;
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
