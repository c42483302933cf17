// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// All token spellings of an index, each with a number. The frequent ones of the first bulk have
// small numbers, which the coded units are short with (memory/unit_codec.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "memory/hash.h"
#include "memory/tokens.h"

namespace palimpsest::memory {

using TokenId = uint32_t;

inline constexpr TokenId kNoToken = UINT32_MAX;

class Dictionary {
 public:
  Dictionary();

  /// A token and its folded form.
  struct Known {
    TokenId id = kNoToken;
    TokenId folded = kNoToken;
  };
  /// Both kNoToken if it is not there.
  /// cost  one cache line for tokens of up to seven bytes, a few for longer ones.
  /// key   key_of(token).
  [[nodiscard]] Known look_up(std::string_view token, uint64_t key) const;
  /// So many may be looked up together.
  static constexpr size_t kBatch = 32;
  /// The same for `count` tokens, at most kBatch, each of which waits less for memory than alone.
  /// known  room for as many.
  void look_up(const Token* tokens, const uint64_t* keys, size_t count, Known* known) const;
  [[nodiscard]] TokenId find(std::string_view token) const {
    return look_up(token, key_of(token)).id;
  }
  /// Its number, a new one if it was not there; its folded form gets one too.
  /// key  key_of(token).
  TokenId intern(std::string_view token, TokenKind kind, uint64_t key);

  /// By which tokens are found: the token itself and its length if it is short, else a hash with
  /// the highest bit set; never 0.
  [[nodiscard]] static uint64_t key_of(std::string_view token) { return key_of(token, token); }
  /// The same, quicker.
  /// text  that the token is a part of.
  [[nodiscard]] static uint64_t key_of(std::string_view token, std::string_view text);

  [[nodiscard]] std::string_view spelling(TokenId id) const {
    return std::string_view(spellings_).substr(begins_[id], begins_[id + 1] - begins_[id]);
  }
  /// Bytes of its spelling.
  [[nodiscard]] size_t spelling_size(TokenId id) const { return begins_[id + 1] - begins_[id]; }
  /// Whether `text` has it from `at` on, which is inside of the text or its end.
  [[nodiscard]] bool is_at(TokenId id, std::string_view text, size_t at) const {
    const size_t size = spelling_size(id);
    const size_t begin = begins_[id];
    const char* const spelled = spellings_.data() + begin;
    // Without a branch on how many bytes there are, which is what a processor can't foresee.
    constexpr size_t kWord = sizeof(uint64_t);
    const bool has_words = begin + kWord <= spellings_.size() && at + kWord <= text.size();
    if (has_words && size - 1 < kWord) return begin_alike(spelled, text.data() + at, size);
    return size <= text.size() - at && are_equal(spelled, text.data() + at, size);
  }
  [[nodiscard]] bool is_spelled(TokenId id, std::string_view token) const {
    return spelling_size(id) == token.size() && is_at(id, token, 0);
  }
  [[nodiscard]] TokenKind kind(TokenId id) const { return kinds_[id]; }
  /// The token without regard to case and width.
  [[nodiscard]] TokenId folded(TokenId id) const { return classes_[id].folded; }
  /// The class it is indexed by: its folded form; one for all numbers, one for all codes;
  /// kNoToken for white space, which does not count.
  [[nodiscard]] TokenId norm(TokenId id) const { return classes_[id].norm; }

  [[nodiscard]] TokenId number_class() const { return number_class_; }
  [[nodiscard]] TokenId code_class() const { return code_class_; }

  [[nodiscard]] size_t size() const { return kinds_.size(); }
  [[nodiscard]] size_t size_bytes() const;
  /// Gives back what is kept for tokens to come.
  void shrink_to_fit();

  /// The dictionary as plain arrays, for a snapshot: visit(array) for each, in one order.
  template <typename Visit>
  void for_each_array(Visit& visit) {
    visit(spellings_);
    visit(begins_);
    visit(kinds_);
    visit(classes_);
    visit(table_);
  }
  /// Whether all arrays fit each other; makes what is not among them.
  [[nodiscard]] bool check();

  /// Numbers all tokens anew, the most frequent first.
  /// counts   how often each is used.
  /// returns  the new number of each old one.
  std::vector<TokenId> renumber(const std::vector<uint32_t>& counts);

 private:
  struct Classes {
    TokenId folded = kNoToken;
    TokenId norm = kNoToken;
  };
  /// Of an open addressing table. A short token is its own key, so that nothing else need be read.
  struct Slot {
    uint64_t key = 0;  // 0: empty
    TokenId id = kNoToken;
    TokenId folded = kNoToken;
  };

  /// Tokens with numbers below are what most of any text is made of. Where the table is large they
  /// are looked for in a small one first, which stays near the processor: the large one has them
  /// on as many pages of memory as it has.
  static constexpr TokenId kNearTokens = 4096;
  static constexpr size_t kNearSlots = 2 * size_t{kNearTokens};
  static constexpr size_t kLargeTable = 4 * kNearSlots;

  [[nodiscard]] static size_t home_of(uint64_t key) { return static_cast<size_t>(mix(key, 0)); }
  TokenId add(std::string_view token, TokenKind kind);
  void grow();
  [[nodiscard]] size_t slot_of(std::string_view token, uint64_t key) const;
  void put_in_table(TokenId id);
  void put_near(uint64_t key, TokenId id);
  void gather_near();
  void clear_near();

  std::string spellings_;         // one after the other
  std::vector<uint32_t> begins_;  // size() + 1
  std::vector<TokenKind> kinds_;
  std::vector<Classes> classes_;
  std::vector<Slot> table_;  // a power of two
  std::vector<Slot> near_;   // of the frequent tokens, each in its home or not; a power of two
  TokenId number_class_ = kNoToken;
  TokenId code_class_ = kNoToken;
  std::string scratch_;
};

}  // namespace palimpsest::memory
