// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "segment/word_table.h"

#include <algorithm>
#include <cstring>

#include "segment/profile.h"

namespace palimpsest::segment {
namespace {

constexpr size_t kFlagBytes = 2;
constexpr size_t kFewestSlots = 64;

/// FNV-1a, 32 bits, its upper bits mixed in.
uint32_t hash_of(std::string_view word) {
  uint32_t value = 2166136261;
  for (const char c : word) value = (value ^ static_cast<uint8_t>(c)) * 16777619;
  return value ^ (value >> 15);
}

/// Calls `visit(word, flags)` for each word.
template <typename Visit>
void for_each_word(std::string_view groups, const Visit& visit) {
  while (groups.size() > kFlagBytes) {
    const auto flags = static_cast<uint16_t>(static_cast<uint8_t>(groups[0]) |
                                             static_cast<uint8_t>(groups[1]) << 8);
    groups.remove_prefix(kFlagBytes);
    while (!groups.empty() && groups[0] != '\0') {
      const size_t size = groups.find(' ');
      visit(groups.substr(0, size), flags);
      groups.remove_prefix(size + 1);
    }
    groups.remove_prefix(1);
  }
}

}  // namespace

WordTable::WordTable(std::string_view own, std::string_view general) {
  const auto words = static_cast<size_t>(std::count(own.begin(), own.end(), ' ') +
                                         std::count(general.begin(), general.end(), ' '));
  size_t slots = kFewestSlots;
  while (slots < 2 * words) slots *= 2;
  slots_.resize(slots);
  for_each_word(own, [this](std::string_view word, uint16_t flags) { add(word, flags, false); });
  for_each_word(general, [this](std::string_view word, uint16_t flags) { add(word, flags, true); });
}

size_t WordTable::slot_of(std::string_view word) const {
  const size_t mask = slots_.size() - 1;
  size_t at = hash_of(word) & mask;
  while (slots_[at].word != nullptr &&
         (slots_[at].size != word.size() ||
          std::memcmp(slots_[at].word, word.data(), word.size()) != 0)) {
    at = (at + 1) & mask;
  }
  return at;
}

void WordTable::add(std::string_view word, uint16_t flags, bool is_general) {
  Slot& slot = slots_[slot_of(word)];
  const bool is_settled =
      slot.word != nullptr && (slot.flags == 0 || (slot.flags & kAbbreviation) != 0);
  if (is_general && is_settled) return;
  slot.word = word.data();
  slot.size = static_cast<uint16_t>(word.size());
  slot.flags |= flags;
}

uint16_t WordTable::flags_of(std::string_view word) const {
  return slots_[slot_of(word)].flags;
}

}  // namespace palimpsest::segment
