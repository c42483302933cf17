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

#include "memory/tokens.h"

namespace palimpsest::memory {

using TokenId = uint32_t;

inline constexpr TokenId kNoToken = UINT32_MAX;

class Dictionary {
 public:
  Dictionary();

  /// kNoToken if it is not there.
  [[nodiscard]] TokenId find(std::string_view token) const;
  /// Its number, a new one if it was not there; its folded form gets one too.
  TokenId intern(std::string_view token, TokenKind kind);

  [[nodiscard]] std::string_view spelling(TokenId id) const {
    return std::string_view(spellings_).substr(begins_[id], begins_[id + 1] - begins_[id]);
  }
  [[nodiscard]] TokenKind kind(TokenId id) const { return kinds_[id]; }
  /// The token without regard to case and width.
  [[nodiscard]] TokenId folded(TokenId id) const { return folded_[id]; }
  /// The class it is indexed by: its folded form; one for all numbers, one for all codes;
  /// kNoToken for white space, which does not count.
  [[nodiscard]] TokenId norm(TokenId id) const { return norm_[id]; }

  [[nodiscard]] TokenId number_class() const { return number_class_; }
  [[nodiscard]] TokenId code_class() const { return code_class_; }

  [[nodiscard]] size_t size() const { return kinds_.size(); }
  [[nodiscard]] size_t size_bytes() const;

  /// The dictionary as plain arrays, for a snapshot: visit(array) for each, in one order.
  template <typename Visit>
  void for_each_array(Visit& visit) {
    visit(spellings_);
    visit(begins_);
    visit(kinds_);
    visit(folded_);
    visit(norm_);
    visit(table_);
  }
  /// Whether all arrays fit each other; makes what is not among them.
  [[nodiscard]] bool check();

  /// Numbers all tokens anew, the most frequent first.
  /// counts   how often each is used.
  /// returns  the new number of each old one.
  std::vector<TokenId> renumber(const std::vector<uint32_t>& counts);

 private:
  TokenId add(std::string_view token, TokenKind kind);
  void grow();
  void put_in_table(TokenId id);

  std::string spellings_;         // one after the other
  std::vector<uint32_t> begins_;  // size() + 1
  std::vector<TokenKind> kinds_;
  std::vector<TokenId> folded_;
  std::vector<TokenId> norm_;
  std::vector<TokenId> table_;  // open addressing, a power of two
  TokenId number_class_ = kNoToken;
  TokenId code_class_ = kNoToken;
  std::string scratch_;
};

}  // namespace palimpsest::memory
