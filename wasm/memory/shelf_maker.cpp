// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/shelf_maker.h"

#include <algorithm>
#include <numeric>

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
      ++counts[token_of(read_varint(both.begin, both.end))];
    }
  }
}

Shelf ShelfMaker::make() {
  order();
  const size_t count = drafts_.size();
  source_sizes_.reserve(count);
  size_t size_bytes = kReadBeyond;
  for_each_slice(count, [&](size_t begin, size_t end) { measure(begin, end, size_bytes); });
  shelf_.bytes_.resize(size_bytes);  // one allocation: memory is what costs here
  to_ = shelf_.bytes_.data();
  shelf_.ids_.reserve(count);
  shelf_.facts_.reserve(count);
  shelf_.signatures_.reserve(count);
  shelf_.hashes_.reserve(count);
  shelf_.bags_.resize(count);
  shelf_.begins_.reserve(count + 1);
  shelf_.begins_.push_back(0);
  classes_.resize(dictionary_.size());
  for_each_slice(count, [&](size_t begin, size_t end) { take_in(begin, end); });
  shelf_.runs_.shrink_to_fit();
  shelf_.neighbour_places_.shrink_to_fit();
  shelf_.neighbours_.shrink_to_fit();
  shelf_.dead_.assign((count + 63) / 64, 0);
  shelf_.live_count_ = count;
  make_lists();
  make_table();
  make_skeletons();
  return std::move(shelf_);
}

/// Drafts in order of the number of tokens, then of characters; of equal ones as they came.
void ShelfMaker::order() {
  uint32_t longest = 0;
  uint32_t largest = 0;
  for (const Draft& draft : drafts_) {
    longest = std::max(longest, draft.length);
    largest = std::max(largest, draft.bag.size);
  }
  std::vector<uint32_t> next(size_t{largest} + 2, 0);
  std::vector<uint32_t>& first_of_length = shelf_.first_of_length_;
  first_of_length.assign(size_t{longest} + 2, 0);
  for (const Draft& draft : drafts_) {
    ++next[draft.bag.size + 1];
    ++first_of_length[draft.length + 1];
  }
  add_up(next);
  add_up(first_of_length);
  std::vector<uint32_t> by_size(drafts_.size());
  for (uint32_t at = 0; at < drafts_.size(); ++at) by_size[next[drafts_[at].bag.size]++] = at;
  next.assign(first_of_length.begin(), first_of_length.end() - 1);
  order_.resize(drafts_.size());
  for (const uint32_t at : by_size) order_[next[drafts_[at].length]++] = at;
}

/// Adds what the units take in the shelf's bytes: how many bytes the source has, both texts.
[[gnu::noinline]] void ShelfMaker::measure(size_t begin, size_t end, size_t& size_bytes) {
  const auto size_of = [&](EntryBytes entries) {
    uint32_t size = 0;
    while (entries.begin < entries.end) {
      size += varint_size(renumbered(read_varint(entries.begin, entries.end)));
    }
    return size;
  };
  for (size_t at = begin; at < end; ++at) {
    const Draft& draft = drafts_[at];
    const bool stays = new_of_.empty();
    const uint32_t source_size = stays ? draft.source_size : size_of(draft.source());
    const uint32_t target_size = stays ? draft.target_size : size_of(draft.target());
    source_sizes_.push_back(source_size);
    size_bytes += varint_size(source_size) + source_size + target_size;
  }
}

[[gnu::noinline]] void ShelfMaker::take_in(size_t begin, size_t end) {
  std::vector<Shelf::Run>& runs = shelf_.runs_;
  uint32_t last_length = begin == 0 ? 0 : drafts_[order_[begin - 1]].length;
  for (size_t at = begin; at < end; ++at) {
    const Draft& draft = drafts_[order_[at]];
    const auto place = static_cast<Shelf::Place>(at);
    shelf_.signatures_.push_back(write(draft, source_sizes_[order_[at]], place));
    shelf_.begins_.push_back(static_cast<uint32_t>(to_ - shelf_.bytes_.data()));
    shelf_.bags_.set(place, draft.bag);
    if (runs.empty() || last_length != draft.length || runs.back().size != draft.bag.size) {
      runs.push_back({place, draft.bag.size});
    }
    last_length = draft.length;
    if (draft.neighbours.is_said()) {
      shelf_.neighbour_places_.push_back(place);
      shelf_.neighbours_.push_back(draft.neighbours);
    }
    shelf_.ids_.push_back(draft.id);
    shelf_.facts_.push_back(draft.facts);
    shelf_.hashes_.push_back(draft.hash);
  }
}

/// Writes a unit's bytes and counts the classes of its source. returns  the source's signature.
uint64_t ShelfMaker::write(const Draft& draft, uint32_t source_size, Shelf::Place place) {
  uint64_t signature = 0;
  to_ = write_varint(to_, source_size);
  for (EntryBytes source = draft.source(); source.begin < source.end;) {
    const Entry entry = renumbered(read_varint(source.begin, source.end));
    to_ = write_varint(to_, entry);
    const TokenId norm = dictionary_.norm(token_of(entry));
    if (norm == kNoToken) continue;
    signature |= signature_bit(norm);
    Class& of = classes_[norm];
    of.frequency += of.last == place ? 0 : 1;
    of.last = place;
  }
  for (EntryBytes target = draft.target(); target.begin < target.end;) {
    to_ = write_varint(to_, renumbered(read_varint(target.begin, target.end)));
  }
  return signature;
}

/// The rarest classes of each unit, each once.
[[gnu::noinline]] void ShelfMaker::choose(size_t begin, size_t end) {
  for (size_t place = begin; place < end; ++place) {
    keys_.clear();
    for (EntryBytes source = shelf_.source(static_cast<Shelf::Place>(place));
         source.begin < source.end;) {
      const TokenId norm = dictionary_.norm(token_of(read_varint(source.begin, source.end)));
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
  std::vector<Shelf::Place>& table = shelf_.table_;
  const size_t mask = table.size() - 1;
  for (size_t place = begin; place < end; ++place) {
    size_t at = shelf_.hashes_[place] & mask;
    while (table[at] != Shelf::kNone) at = (at + 1) & mask;
    table[at] = static_cast<Shelf::Place>(place);
  }
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
