// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The few newest units of an index, found by looking at each: a unit is put in and taken away at
// once. When there are many they go into a shelf.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "memory/dictionary.h"
#include "memory/shelf.h"

namespace palimpsest::memory {

class Tray {
 public:
  /// What is looked at first of a unit.
  struct Sign {
    uint64_t signature = 0;
    uint32_t folded_hash = 0;
    uint32_t length = 0;  ///< counted tokens of the source
    bool is_dead = false;
  };

  /// Puts a unit in whose entries end the tray's.
  /// returns  its place.
  uint32_t put(const Draft& draft, const Dictionary& dictionary);
  void bury(uint32_t place);

  [[nodiscard]] std::vector<Entry>& entries() { return entries_; }
  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  [[nodiscard]] const std::vector<Draft>& drafts() const { return drafts_; }
  [[nodiscard]] const std::vector<Sign>& signs() const { return signs_; }
  [[nodiscard]] size_t size() const { return drafts_.size(); }
  [[nodiscard]] size_t live_count() const { return live_count_; }
  [[nodiscard]] size_t size_bytes() const;

  /// Appends the live units as drafts.
  void take_out(std::vector<Draft>& drafts, std::vector<Entry>& entries) const;
  void clear();

 private:
  std::vector<Draft> drafts_;
  std::vector<Sign> signs_;
  std::vector<Entry> entries_;
  size_t live_count_ = 0;
};

}  // namespace palimpsest::memory
