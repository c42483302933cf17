// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/character_search.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "memory/characters.h"

namespace palimpsest::memory {
namespace {

/// Calls visit(entries, before) for the bytes from `at` on, eight at a time: which of the eight go
/// on with the next byte, by their highest bits, and whether the byte before them did. Until it
/// says false. returns  whether it never did.
template <typename Visit>
bool for_each_eight(const uint8_t* at, const uint8_t* end, const Visit& visit) {
  constexpr uint64_t kHighBits = 0x8080808080808080U;
  uint64_t before = 0;
  for (; at < end; at += sizeof(uint64_t)) {
    uint64_t go_on = 0;
    std::memcpy(&go_on, at, sizeof go_on);
    uint64_t inside = kHighBits;
    if (end - at < 8) inside >>= 8 * (8 - (end - at));
    go_on &= inside;
    const uint64_t begins = inside & ~(go_on << 8 | before);
    before = go_on >> 56;
    if (!visit(at, begins, go_on)) return false;
  }
  return true;
}

/// Which of eight bytes the lowest bit is in.
size_t lowest_byte(uint64_t bits) {
  return static_cast<size_t>(std::countr_zero(bits)) / 8;
}

/// Entries of at most three bytes are below it.
constexpr size_t kThreeBytes = size_t{1} << 21;

/// The entry of two or three bytes from `at` on.
Entry long_entry(const uint8_t* at) {
  uint32_t bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  const uint32_t has_third = 0 - (bytes >> 15 & 1);
  return (bytes & 0x7F) | (bytes >> 1 & 0x3F80) | ((bytes >> 2 & 0x1FC000) & has_third);
}

}  // namespace

void CharacterSearch::begin(std::string_view coded, const Dictionary& dictionary) {
  dictionary_ = &dictionary;
  bag_ = bag_of(coded);
  text_.clear();
  append_characters(coded, text_);
  query_.set_symbols(kCharacters);
  query_.set_pattern(text_.data(), text_.size());
  for (const Entry entry : known_) floors_[entry] = kUnknown;
  known_.clear();
  if (floors_.size() < dictionary.size() * 2) floors_.resize(dictionary.size() * 2, kUnknown);
}

/// Leaves the characters of an entry in text_.
void CharacterSearch::read(Entry entry) {
  text_.clear();
  if (has_space_before(entry)) text_.push_back(' ');
  append_characters(dictionary_->spelling(token_of(entry)), text_);
}

uint8_t CharacterSearch::find_floor(Entry entry) {
  read(entry);
  const size_t edits = query_.distance_to_part(text_.data(), text_.size());
  floors_[entry] = static_cast<uint8_t>(std::min<size_t>(edits, kUnknown - 1));
  known_.push_back(entry);
  return floors_[entry];
}

size_t CharacterSearch::sum_one_by_one(size_t most, EntryBytes entries) {
  size_t sum = 0;
  while (entries.begin < entries.end && sum <= most) {
    sum += floor_of(read_entry(entries.begin));
  }
  return sum;
}

/// What tells most at the least cost comes first: tokens with entries of several bytes that some
/// unit had before; then the few dozen most frequent ones, whose floors are mostly zero; then new
/// ones.
size_t CharacterSearch::sum_of_floors(size_t most, EntryBytes entries) {
  if (floors_.size() > kThreeBytes) return sum_one_by_one(most, entries);
  const auto [at, end] = entries;
  size_t sum = 0;
  // Room for all of them, so that none of the loop depends on whether a floor is known.
  const auto size = static_cast<size_t>(end - at);
  if (unknown_.size() < size) unknown_.resize(size);
  const uint8_t* const floors = floors_.data();
  Entry* unknown = unknown_.data();
  const bool may_be =
      for_each_eight(at, end, [&](const uint8_t* eight, uint64_t begins, uint64_t go_on) {
        for (uint64_t left = begins & go_on; left != 0; left &= left - 1) {
          const Entry entry = long_entry(eight + lowest_byte(left));
          const uint8_t floor = floors[entry];
          *unknown = entry;
          unknown += floor == kUnknown ? 1 : 0;
          sum += floor == kUnknown ? 0 : floor;
        }
        return sum <= most;
      });
  if (!may_be) return sum;
  for_each_eight(at, end, [&](const uint8_t* eight, uint64_t begins, uint64_t go_on) {
    for (uint64_t left = begins & ~go_on; left != 0; left &= left - 1) {
      sum += floor_of(eight[lowest_byte(left)]);
    }
    return sum <= most;
  });
  for (const Entry* at_new = unknown_.data(); at_new < unknown && sum <= most; ++at_new) {
    sum += floor_of(*at_new);
  }
  return sum;
}

size_t CharacterSearch::edits(size_t most, EntryBytes entries) {
  size_t floors = sum_of_floors(most, entries);  // of what is still to come
  if (floors > most) return floors;
  query_.begin_text();
  while (entries.begin < entries.end) {
    const Entry entry = read_entry(entries.begin);
    floors -= floor_of(entry);
    read(entry);
    query_.take(text_.data(), text_.size());
    const size_t least = query_.least_distance() + floors;
    if (least > most) return least;
  }
  return query_.taken_distance();
}

}  // namespace palimpsest::memory
