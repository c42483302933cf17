// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What engines answered in this session, so that of a block that comes again only the sentences
// that changed are translated again. For every engine alike, inside the core or outside. In working
// memory only, and never more than its budget; what persons wrote is memory/store.h's, which is
// asked first.
//
// Unlike the memory it tells apart every byte of the source, white space included: an answer from
// here is the one the engine would give. Only the numbers of codes do not count:
//
//   stored     Read <4>it</4>.    ->  Lee<4>lo</4>.
//   asked for  Read <1>it</1>.    ->  Lee<1>lo</1>.
//   no match   Read <1/>it.           Read <1>it.</1>       Read  <1>it</1>.
#pragma once

#include <cstddef>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "app/engine_answer.h"
#include "inline/marked_text.h"
#include "memory/unit.h"

namespace palimpsest::app {

/// Whose answers: an engine's for a pair. No 0xFF in any of the strings.
struct AnswerScope {
  std::string engine;  ///< its id, e.g. "embedded"
  memory::Pair pair;
};

class AnswerCache {
 public:
  /// Some 11,000 sentences of 21 words by the embedded engine in the WASM module, which is several
  /// long pages (tests/bench/again.mjs).
  static constexpr size_t kDefaultBudgetBytes = size_t{8} << 20;

  /// budget_bytes  how much it may hold; 0: nothing.
  explicit AnswerCache(size_t budget_bytes = kDefaultBudgetBytes) : budget_bytes_(budget_bytes) {}

  // A copy's table would point into the original.
  AnswerCache(const AnswerCache&) = delete;
  AnswerCache& operator=(const AnswerCache&) = delete;
  AnswerCache(AnswerCache&&) = default;
  AnswerCache& operator=(AnswerCache&&) = default;
  ~AnswerCache() = default;

  /// The answer for exactly this source, its codes numbered as in `source`.
  /// source   checked (inline_codes::lift).
  /// cost     one hash look-up, a copy of the answer.
  [[nodiscard]] std::optional<EngineAnswer> find(const AnswerScope& scope,
                                                 const inline_codes::MarkedText& source);

  /// Keeps an answer in place of an earlier one; those unused for longest make room. One that is
  /// larger than the budget is not kept.
  /// source   checked. Codes of `answer` that it does not have are left out.
  void store(const AnswerScope& scope, const inline_codes::MarkedText& source,
             const EngineAnswer& answer);

  /// Drops all answers of a scope. Cost: linear in the cache.
  void forget(const AnswerScope& scope);

  [[nodiscard]] size_t size() const { return by_key_.size(); }
  /// What the answers take, sources and bookkeeping included; never above the budget.
  [[nodiscard]] size_t size_bytes() const { return size_bytes_; }

 private:
  struct Entry {
    std::string key;
    EngineAnswer answer;  // codes numbered 1, 2, … as they begin in the source
    size_t size_bytes = 0;
  };
  using Entries = std::list<Entry>;

  const std::string& key_of(const AnswerScope& scope, const inline_codes::MarkedText& source);
  Entries::iterator erase(Entries::iterator entry);

  size_t budget_bytes_;
  size_t size_bytes_ = 0;
  Entries entries_;                                                 // used last first
  std::unordered_map<std::string_view, Entries::iterator> by_key_;  // views of Entry::key
  std::string key_;                                                 // key_of's
};

}  // namespace palimpsest::app
