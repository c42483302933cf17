// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Units on their way into a shelf: taken apart, but in no order yet.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "memory/character_bag.h"
#include "memory/neighbours.h"
#include "memory/unit.h"
#include "memory/unit_codec.h"

namespace palimpsest::memory {

/// What is kept of a unit besides its texts.
struct UnitFacts {
  uint32_t changed_s = 0;  ///< since 1970, UTC
  uint32_t site : 24 = 0;  ///< 0 everywhere; otherwise whatever the owner of the index means by it
  Origin origin : 8 = Origin::kImport;
};

struct Draft {
  UnitId id = 0;
  UnitFacts facts;
  const uint8_t* bytes = nullptr;  ///< of the source's entries, then of the target's; not owned
  uint32_t source_size = 0;        ///< in bytes
  uint32_t target_size = 0;
  uint32_t length = 0;    ///< of the source, in tokens that count
  uint32_t hash = 0;      ///< of the source: memory/folded_hash.h
  uint32_t skeleton = 0;  ///< memory/skeleton.h
  CharacterBag bag;       ///< of the source
  Neighbours neighbours;

  [[nodiscard]] EntryBytes source() const { return {bytes, bytes + source_size}; }
  [[nodiscard]] EntryBytes target() const {
    return {bytes + source_size, bytes + source_size + target_size};
  }
  [[nodiscard]] EntryBytes both() const { return {bytes, bytes + source_size + target_size}; }
};

/// Bytes of drafts. What was kept stays where it is as long as this or what it was moved to.
class DraftBytes {
 public:
  /// returns  where they are now; kReadBeyond more are readable.
  const uint8_t* keep(const std::vector<uint8_t>& bytes) {
    if (room_ < bytes.size() + kReadBeyond) {
      room_ = std::max(kBlockBytes, bytes.size() + kReadBeyond);
      adopt(std::vector<uint8_t>(room_));
      next_ = blocks_.back().data();
      size_bytes_ += room_;
    }
    uint8_t* const begin = next_;
    next_ = std::copy(bytes.begin(), bytes.end(), begin);
    room_ -= bytes.size();
    return begin;
  }
  /// Keeps what others kept, where it is.
  void adopt(std::vector<uint8_t> bytes) { blocks_.push_back(std::move(bytes)); }
  void adopt(DraftBytes other) {
    for (std::vector<uint8_t>& block : other.blocks_) adopt(std::move(block));
  }
  /// Of what was not adopted.
  [[nodiscard]] size_t size_bytes() const { return size_bytes_; }

 private:
  static constexpr size_t kBlockBytes = 64 * 1024;

  std::vector<std::vector<uint8_t>> blocks_;
  uint8_t* next_ = nullptr;  // in one of them
  size_t room_ = 0;          // there
  size_t size_bytes_ = 0;
};

/// Drafts with the bytes they point to.
struct Drafts {
  std::vector<Draft> units;
  DraftBytes bytes;
};

}  // namespace palimpsest::memory
