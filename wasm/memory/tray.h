// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The newest units of an index. The few that are settled are found by looking at each: they are put
// in and taken away at once. When there are many, they go into a shelf.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "memory/dictionary.h"
#include "memory/draft.h"

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

  /// Takes a unit in, whose place is size(); it is found once it is settled.
  /// draft  what it points to is copied.
  /// bytes  all of its entries.
  void gather(Draft draft, const std::vector<uint8_t>& bytes);
  /// Numbers all tokens anew, the most frequent first.
  /// dictionary  that nothing but these units has numbers of.
  void renumber(Dictionary& dictionary);
  /// Makes what was gathered ready to be found.
  void settle(const Dictionary& dictionary);
  /// place  of a unit that is settled.
  void bury(uint32_t place);

  /// All of them, in order of their places.
  [[nodiscard]] const std::vector<Draft>& drafts() const { return drafts_.units; }
  /// Of those that are settled.
  [[nodiscard]] const std::vector<Sign>& signs() const { return signs_; }
  [[nodiscard]] size_t size() const { return drafts_.units.size(); }
  /// Settled ones.
  [[nodiscard]] size_t live_count() const { return live_count_; }
  [[nodiscard]] size_t size_bytes() const;

  /// All units but those taken away; the tray is of no more use.
  [[nodiscard]] Drafts take_out();

 private:
  Drafts drafts_;
  std::vector<Sign> signs_;
  size_t live_count_ = 0;
};

}  // namespace palimpsest::memory
