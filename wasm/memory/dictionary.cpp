// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/dictionary.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <numeric>

#include "memory/coded_text.h"
#include "memory/hash.h"

namespace palimpsest::memory {
namespace {

constexpr size_t kFirstTableSize = 1024;
constexpr size_t kShortBytes = 7;
constexpr unsigned kLengthShift = 56;
constexpr uint64_t kLongMark = uint64_t{1} << 63;

uint64_t read_bytes(const char* at, size_t size) {
  uint64_t bytes = 0;
  std::memcpy(&bytes, at, size);
  return bytes;
}

bool is_short(uint64_t key) {
  return (key & kLongMark) == 0;
}

// Spellings that no text has: classes, not tokens.
constexpr std::string_view kNumberClass("\xFE\x01", 2);
constexpr std::string_view kCodeClass("\xFE\x02", 2);

}  // namespace

Dictionary::Dictionary() : begins_{0}, table_(kFirstTableSize), near_(1) {
  number_class_ = add(kNumberClass, TokenKind::kNumber);
  code_class_ = add(kCodeClass, TokenKind::kCode);
}

uint64_t Dictionary::key_of(std::string_view token, std::string_view text) {
  const size_t size = token.size();
  if (size > kShortBytes) return hash_bytes(token) | kLongMark;
  if (size == 0) return kLongMark;
  // Without a branch on how many bytes there are, which is what a processor can't foresee.
  const uint64_t length = uint64_t{size} << kLengthShift;
  const size_t unused = 8 * (sizeof(uint64_t) - size);  // bits
  const auto begin = static_cast<size_t>(token.data() - text.data());
  if (begin + sizeof(uint64_t) <= text.size()) {
    return length | read_bytes(token.data(), sizeof(uint64_t)) << unused >> unused;
  }
  if (begin + size >= sizeof(uint64_t)) {
    return length | read_bytes(token.data() + size - sizeof(uint64_t), sizeof(uint64_t)) >> unused;
  }
  uint64_t bytes = 0;
  for (size_t at = 0; at < size; ++at) {
    bytes |= uint64_t{static_cast<unsigned char>(token[at])} << 8 * at;
  }
  return length | bytes;
}

/// The place of the token, or the empty one where it would be.
size_t Dictionary::slot_of(std::string_view token, uint64_t key) const {
  const size_t mask = table_.size() - 1;
  for (size_t at = home_of(key) & mask;; at = (at + 1) & mask) {
    const Slot& slot = table_[at];
    if (slot.key == key) {
      if (is_short(key)) return at;
      if (is_spelled(slot.id, token)) return at;
    } else if (slot.key == 0) {
      return at;
    }
  }
}

Dictionary::Known Dictionary::look_up(std::string_view token, uint64_t key) const {
  const Slot& slot = table_[slot_of(token, key)];
  return {slot.id, slot.folded};
}

void Dictionary::look_up(const Token* tokens, const uint64_t* keys, size_t count,
                         Known* known) const {
  const auto known_in = [](const Slot& slot, uint64_t key) {
    return Known{slot.key == key ? slot.id : kNoToken, slot.folded};
  };
  const size_t near_mask = near_.size() - 1;
  std::array<uint8_t, kBatch> far;
  size_t far_count = 0;
  for (size_t at = 0; at < count; ++at) {
    known[at] = known_in(near_[home_of(keys[at]) & near_mask], keys[at]);
    far[far_count] = static_cast<uint8_t>(at);
    far_count += known[at].id == kNoToken ? 1 : 0;
  }
  // Nothing here depends on what was read before, so that many reads are on their way at once:
  // WebAssembly has nothing to ask for a cache line in advance.
  const size_t mask = table_.size() - 1;
  for (size_t i = 0; i < far_count; ++i) {
    const size_t at = far[i];
    known[at] = known_in(table_[home_of(keys[at]) & mask], keys[at]);
  }
  for (size_t at = 0; at < count; ++at) {
    const bool is_told = known[at].id != kNoToken &&
                         (is_short(keys[at]) || is_spelled(known[at].id, tokens[at].text));
    if (!is_told) known[at] = look_up(tokens[at].text, keys[at]);
  }
}

TokenId Dictionary::intern(std::string_view token, TokenKind kind, uint64_t key) {
  const TokenId known = table_[slot_of(token, key)].id;
  if (known != kNoToken) return known;
  const TokenId id = add(token, kind);
  if (kind == TokenKind::kSpace) {
    classes_[id].norm = kNoToken;
    return id;
  }
  if (kind == TokenKind::kNumber || kind == TokenKind::kCode) {
    classes_[id].norm = kind == TokenKind::kNumber ? number_class_ : code_class_;
    if (kind == TokenKind::kCode) return id;
  }
  const std::string_view folded = fold(token, scratch_);
  if (folded.data() != token.data()) {
    const std::string copy(folded);  // scratch_ is used again below
    classes_[id].folded = intern(copy, kind, key_of(copy));
    put_in_table(id);
  }
  if (kind != TokenKind::kNumber) classes_[id].norm = classes_[id].folded;
  return id;
}

TokenId Dictionary::add(std::string_view token, TokenKind kind) {
  if ((size() + 1) * 2 > table_.size()) grow();
  const auto id = static_cast<TokenId>(size());
  spellings_ += token;
  begins_.push_back(static_cast<uint32_t>(spellings_.size()));
  kinds_.push_back(kind);
  classes_.push_back({id, id});
  put_in_table(id);
  return id;
}

void Dictionary::grow() {
  table_.assign(table_.size() * 2, Slot{});
  clear_near();
  for (TokenId id = 0; id < size(); ++id) put_in_table(id);
}

void Dictionary::put_in_table(TokenId id) {
  const uint64_t key = key_of(spelling(id));
  table_[slot_of(spelling(id), key)] = Slot{key, id, classes_[id].folded};
  put_near(key, id);
}

/// Of tokens with one home the first, which is the most frequent, stays.
void Dictionary::put_near(uint64_t key, TokenId id) {
  if (id >= kNearTokens) return;
  Slot& slot = near_[home_of(key) & (near_.size() - 1)];
  if (slot.key == 0 || slot.id >= id) slot = Slot{key, id, classes_[id].folded};
}

/// With one slot where the table is small, which is room for no token worth mentioning.
void Dictionary::clear_near() {
  near_.assign(table_.size() < kLargeTable ? 1 : kNearSlots, Slot{});
}

void Dictionary::gather_near() {
  clear_near();
  for (TokenId id = 0; id < std::min<size_t>(size(), kNearTokens); ++id) {
    put_near(key_of(spelling(id)), id);
  }
}

size_t Dictionary::size_bytes() const {
  return spellings_.capacity() + begins_.capacity() * sizeof(uint32_t) +
         kinds_.capacity() * sizeof(TokenKind) + classes_.capacity() * sizeof(Classes) +
         (table_.capacity() + near_.capacity()) * sizeof(Slot);
}

void Dictionary::shrink_to_fit() {
  spellings_.shrink_to_fit();
  begins_.shrink_to_fit();
  kinds_.shrink_to_fit();
  classes_.shrink_to_fit();
}

bool Dictionary::check() {
  const size_t count = kinds_.size();
  const bool has_sizes = begins_.size() == count + 1 && classes_.size() == count &&
                         table_.size() > count && (table_.size() & (table_.size() - 1)) == 0;
  if (!has_sizes || begins_.front() != 0 || begins_.back() != spellings_.size() ||
      !std::is_sorted(begins_.begin(), begins_.end())) {
    return false;
  }
  const auto has_classes = [&](const Classes& classes) {
    return classes.folded < count && (classes.norm == kNoToken || classes.norm < count);
  };
  const auto is_empty = [](const Slot& slot) { return slot.key == 0; };
  const auto is_slot = [&](const Slot& slot) {
    if (is_empty(slot)) return slot.id == kNoToken && slot.folded == kNoToken;
    return slot.id < count && slot.folded == classes_[slot.id].folded;
  };
  const bool has_tokens = std::all_of(classes_.begin(), classes_.end(), has_classes) &&
                          std::all_of(table_.begin(), table_.end(), is_slot) &&
                          std::all_of(kinds_.begin(), kinds_.end(),
                                      [](TokenKind kind) { return kind <= TokenKind::kCode; }) &&
                          std::any_of(table_.begin(), table_.end(), is_empty);
  if (!has_tokens) return false;
  number_class_ = find(kNumberClass);
  code_class_ = find(kCodeClass);
  gather_near();
  return number_class_ != kNoToken && code_class_ != kNoToken;
}

std::vector<TokenId> Dictionary::renumber(const std::vector<uint32_t>& counts) {
  std::vector<TokenId> order(size());
  std::iota(order.begin(), order.end(), TokenId{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](TokenId a, TokenId b) { return counts[a] > counts[b]; });
  std::vector<TokenId> new_of(size());
  for (TokenId id = 0; id < order.size(); ++id) new_of[order[id]] = id;
  std::string spellings;
  spellings.reserve(spellings_.size());
  std::vector<uint32_t> begins{0};
  begins.reserve(size() + 1);
  std::vector<TokenKind> kinds(size());
  std::vector<Classes> classes(size());
  for (TokenId id = 0; id < order.size(); ++id) {
    const TokenId old = order[id];
    spellings += spelling(old);
    begins.push_back(static_cast<uint32_t>(spellings.size()));
    kinds[id] = kinds_[old];
    const Classes of = classes_[old];
    classes[id] = {new_of[of.folded], of.norm == kNoToken ? kNoToken : new_of[of.norm]};
  }
  spellings_ = std::move(spellings);
  begins_ = std::move(begins);
  kinds_ = std::move(kinds);
  classes_ = std::move(classes);
  number_class_ = new_of[number_class_];
  code_class_ = new_of[code_class_];
  for (Slot& slot : table_) {
    if (slot.key == 0) continue;
    slot.id = new_of[slot.id];
    slot.folded = new_of[slot.folded];
  }
  gather_near();
  return new_of;
}

}  // namespace palimpsest::memory
