// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "app/answer_cache.h"

#include <cstdint>
#include <iterator>
#include <utility>
#include <vector>

namespace palimpsest::app {
namespace {

using inline_codes::MarkedText;
using text::RunKind;

constexpr char kField = '\xFF';  // in no UTF-8

template <typename T>
void append_bytes(std::string& out, T value) {
  for (size_t i = 0; i < sizeof value; ++i) out += static_cast<char>(value >> (8 * i));
}

void append_scope(std::string& out, const AnswerScope& scope) {
  for (const std::string* field : {&scope.engine, &scope.pair.from, &scope.pair.to}) {
    out += *field;
    out += kField;
  }
}

/// The codes in the order in which they begin: codes[i] has the ordinal i + 1.
std::vector<uint32_t> codes_in_order(const MarkedText& source) {
  std::vector<uint32_t> codes;
  for (const auto& mark : source.marks) {
    if (mark.kind != RunKind::kClose) codes.push_back(mark.code);
  }
  return codes;
}

/// Replaces every code by number(code); 0 is none.
template <typename Number>
void renumber(inline_codes::Target& target, const Number& number) {
  for (auto& piece : target.pieces) piece.code = piece.code == 0 ? 0 : number(piece.code);
  for (auto& anchor : target.anchors) anchor.code = number(anchor.code);
}

/// Bytes of an entry: those of its strings and lists, and what each of them costs beside.
size_t size_bytes_of(const std::string& key, const EngineAnswer& answer, size_t entry_bytes) {
  // Heads of blocks on the heap: list node, table node, key, text, pieces, anchors, unknown.
  constexpr size_t kBlockHead = 2 * sizeof(void*);
  constexpr size_t kBlocks = 7;
  // Links of the list node; link, hash, key and value of the table's node, and its bucket.
  constexpr size_t kLinks = 2 * sizeof(void*) + sizeof(std::string_view) + 4 * sizeof(void*);
  size_t size = entry_bytes + kLinks + kBlocks * kBlockHead + key.size();
  size += answer.target.text.size();
  size += answer.target.pieces.size() * sizeof(inline_codes::Piece);
  size += answer.target.anchors.size() * sizeof(inline_codes::Anchor);
  for (const std::string& word : answer.unknown) {
    size += sizeof(std::string) + kBlockHead + word.size();
  }
  return size;
}

}  // namespace

/// engine FF from FF to FF, number of marks, place and kind of each, text. As codes nest and each
/// is there once, this tells which mark closes which: numbers need not be in it.
const std::string& AnswerCache::key_of(const AnswerScope& scope, const MarkedText& source) {
  key_.clear();
  append_scope(key_, scope);
  append_bytes(key_, static_cast<uint32_t>(source.marks.size()));
  for (const auto& mark : source.marks) {
    append_bytes(key_, mark.at);
    key_ += static_cast<char>(mark.kind);
  }
  key_ += source.text;
  return key_;
}

std::optional<EngineAnswer> AnswerCache::find(const AnswerScope& scope, const MarkedText& source) {
  const auto found = by_key_.find(key_of(scope, source));
  if (found == by_key_.end()) return std::nullopt;
  entries_.splice(entries_.begin(), entries_, found->second);
  EngineAnswer answer = found->second->answer;
  if (!source.marks.empty()) {
    const std::vector<uint32_t> codes = codes_in_order(source);
    renumber(answer.target,
             [&](uint32_t ordinal) { return ordinal == 0 ? 0 : codes[ordinal - 1]; });
  }
  return answer;
}

void AnswerCache::store(const AnswerScope& scope, const MarkedText& source,
                        const EngineAnswer& answer) {
  const std::string& key = key_of(scope, source);
  const auto earlier = by_key_.find(key);
  if (earlier != by_key_.end()) erase(earlier->second);
  const size_t size = size_bytes_of(key, answer, sizeof(Entry));
  if (size > budget_bytes_) return;
  while (size_bytes_ + size > budget_bytes_) erase(std::prev(entries_.end()));

  entries_.push_front(Entry{key, answer, size});
  Entry& entry = entries_.front();
  std::unordered_map<uint32_t, uint32_t> ordinals;
  for (const uint32_t code : codes_in_order(source)) {
    ordinals.emplace(code, static_cast<uint32_t>(ordinals.size() + 1));
  }
  renumber(entry.answer.target, [&](uint32_t code) {
    const auto ordinal = ordinals.find(code);
    return ordinal == ordinals.end() ? uint32_t{0} : ordinal->second;
  });
  by_key_.emplace(entry.key, entries_.begin());
  size_bytes_ += size;
}

void AnswerCache::forget(const AnswerScope& scope) {
  std::string prefix;
  append_scope(prefix, scope);
  for (auto entry = entries_.begin(); entry != entries_.end();) {
    entry = entry->key.compare(0, prefix.size(), prefix) == 0 ? erase(entry) : std::next(entry);
  }
}

AnswerCache::Entries::iterator AnswerCache::erase(Entries::iterator entry) {
  size_bytes_ -= entry->size_bytes;
  by_key_.erase(entry->key);
  return entries_.erase(entry);
}

}  // namespace palimpsest::app
