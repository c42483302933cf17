// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/dictionary.h"

#include <algorithm>
#include <numeric>

#include "memory/coded_text.h"
#include "memory/hash.h"

namespace palimpsest::memory {
namespace {

constexpr size_t kFirstTableSize = 1024;

// Spellings that no text has: classes, not tokens.
constexpr std::string_view kNumberClass("\xFE\x01", 2);
constexpr std::string_view kCodeClass("\xFE\x02", 2);

}  // namespace

Dictionary::Dictionary() : begins_{0}, table_(kFirstTableSize, kNoToken) {
  number_class_ = add(kNumberClass, TokenKind::kNumber);
  code_class_ = add(kCodeClass, TokenKind::kCode);
  norm_[number_class_] = number_class_;
  norm_[code_class_] = code_class_;
}

TokenId Dictionary::find(std::string_view token) const {
  const size_t mask = table_.size() - 1;
  for (size_t at = hash_bytes(token) & mask;; at = (at + 1) & mask) {
    const TokenId id = table_[at];
    if (id == kNoToken || spelling(id) == token) return id;
  }
}

TokenId Dictionary::intern(std::string_view token, TokenKind kind) {
  const TokenId known = find(token);
  if (known != kNoToken) return known;
  const TokenId id = add(token, kind);
  if (kind == TokenKind::kSpace) {
    norm_[id] = kNoToken;
    return id;
  }
  if (kind == TokenKind::kNumber || kind == TokenKind::kCode) {
    norm_[id] = kind == TokenKind::kNumber ? number_class_ : code_class_;
    if (kind == TokenKind::kCode) return id;
  }
  const std::string_view folded = fold(token, scratch_);
  if (folded.data() != token.data()) {
    const std::string copy(folded);  // scratch_ is used again below
    folded_[id] = intern(copy, kind);
  }
  if (kind != TokenKind::kNumber) norm_[id] = folded_[id];
  return id;
}

TokenId Dictionary::add(std::string_view token, TokenKind kind) {
  if ((size() + 1) * 2 > table_.size()) grow();
  const auto id = static_cast<TokenId>(size());
  spellings_ += token;
  begins_.push_back(static_cast<uint32_t>(spellings_.size()));
  kinds_.push_back(kind);
  folded_.push_back(id);
  norm_.push_back(id);
  put_in_table(id);
  return id;
}

void Dictionary::grow() {
  table_.assign(table_.size() * 2, kNoToken);
  for (TokenId id = 0; id < size(); ++id) put_in_table(id);
}

void Dictionary::put_in_table(TokenId id) {
  const size_t mask = table_.size() - 1;
  size_t at = hash_bytes(spelling(id)) & mask;
  while (table_[at] != kNoToken) at = (at + 1) & mask;
  table_[at] = id;
}

size_t Dictionary::size_bytes() const {
  return spellings_.capacity() + begins_.capacity() * sizeof(uint32_t) +
         kinds_.capacity() * sizeof(TokenKind) +
         (folded_.capacity() + norm_.capacity() + table_.capacity()) * sizeof(TokenId);
}

bool Dictionary::check() {
  const size_t count = kinds_.size();
  const bool has_sizes = begins_.size() == count + 1 && folded_.size() == count &&
                         norm_.size() == count && table_.size() > count &&
                         (table_.size() & (table_.size() - 1)) == 0;
  if (!has_sizes || begins_.front() != 0 || begins_.back() != spellings_.size() ||
      !std::is_sorted(begins_.begin(), begins_.end())) {
    return false;
  }
  const auto is_token = [&](TokenId id) { return id < count; };
  const auto is_token_or_none = [&](TokenId id) { return id == kNoToken || id < count; };
  const bool has_tokens = std::all_of(folded_.begin(), folded_.end(), is_token) &&
                          std::all_of(norm_.begin(), norm_.end(), is_token_or_none) &&
                          std::all_of(table_.begin(), table_.end(), is_token_or_none) &&
                          std::all_of(kinds_.begin(), kinds_.end(),
                                      [](TokenKind kind) { return kind <= TokenKind::kCode; }) &&
                          std::find(table_.begin(), table_.end(), kNoToken) != table_.end();
  if (!has_tokens) return false;
  number_class_ = find(kNumberClass);
  code_class_ = find(kCodeClass);
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
  std::vector<TokenId> folded(size());
  std::vector<TokenId> norm(size());
  for (TokenId id = 0; id < order.size(); ++id) {
    const TokenId old = order[id];
    spellings += spelling(old);
    begins.push_back(static_cast<uint32_t>(spellings.size()));
    kinds[id] = kinds_[old];
    folded[id] = new_of[folded_[old]];
    norm[id] = norm_[old] == kNoToken ? kNoToken : new_of[norm_[old]];
  }
  spellings_ = std::move(spellings);
  begins_ = std::move(begins);
  kinds_ = std::move(kinds);
  folded_ = std::move(folded);
  norm_ = std::move(norm);
  number_class_ = new_of[number_class_];
  code_class_ = new_of[code_class_];
  for (TokenId& id : table_) {
    if (id != kNoToken) id = new_of[id];
  }
  return new_of;
}

}  // namespace palimpsest::memory
