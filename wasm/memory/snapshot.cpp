// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// An index as bytes: a head, then every array of it as it is in working memory, each with its
// length before it and padded to eight bytes. Reading is a copy and a check of every number that
// could lead astray.
#include <cstring>
#include <string>

#include "memory/array_io.h"
#include "memory/hash.h"
#include "memory/index.h"

namespace palimpsest::memory {
namespace {

constexpr uint64_t kMagic = 0x3158444E494D5450ULL;  // "PTMINDX1", little endian
constexpr uint32_t kVersion = 5;
constexpr uint32_t kByteOrder = 0x01020304;

struct Head {
  uint64_t magic = kMagic;
  uint32_t version = kVersion;
  uint32_t byte_order = kByteOrder;
  uint64_t size = 0;  // of what follows
  uint64_t checksum = 0;
  uint64_t shelves = 0;
};

Error damaged(const char* what) {
  return Error{ErrorCode::kCorruptData, "the saved index is damaged; build it anew", what};
}

}  // namespace

void Index::save(std::vector<uint8_t>& bytes) {
  shelve_tray();
  const size_t begin = bytes.size();
  bytes.reserve(begin + size_bytes());
  ArrayWriter writer(bytes);
  Head head;
  head.shelves = shelves_.size();
  writer.append(&head, sizeof head);
  dictionary_.for_each_array(writer);
  for (Shelf& shelf : shelves_) shelf.for_each_array(writer);
  const size_t body = begin + sizeof head;
  head.size = bytes.size() - body;
  head.checksum = mix(checksum_of(bytes.data() + body, bytes.size() - body), head.shelves);
  std::memcpy(bytes.data() + begin, &head, sizeof head);
}

Result<Index> Index::load(const uint8_t* bytes, size_t size, uint32_t sites) {
  Head head;
  if (size < sizeof head) return damaged("byte 0");
  std::memcpy(&head, bytes, sizeof head);
  if (head.magic != kMagic || head.byte_order != kByteOrder) return damaged("byte 0");
  if (head.version != kVersion) {
    return Error{ErrorCode::kUnsupportedVersion, "the saved index is of another version", "byte 8"};
  }
  if (head.size != size - sizeof head) return damaged("its length");
  if (head.checksum != mix(checksum_of(bytes + sizeof head, size - sizeof head), head.shelves)) {
    return damaged("its checksum");
  }
  if (head.shelves > kMaxShelves) return damaged("byte 32");
  ArrayReader reader(bytes + sizeof head, static_cast<size_t>(head.size));
  Index index;
  index.dictionary_.for_each_array(reader);
  if (!reader.is_good() || !index.dictionary_.check()) return damaged("its dictionary");
  for (uint64_t number = 0; number < head.shelves; ++number) {
    Shelf shelf;
    shelf.for_each_array(reader);
    if (!reader.is_good() || !shelf.check(index.dictionary_.size(), sites) ||
        shelf.size() >= size_t{1} << kPlaceBits) {
      return damaged("a shelf");
    }
    index.add_shelf(std::move(shelf));
  }
  if (reader.left() != 0) return damaged("its end");
  return index;
}

}  // namespace palimpsest::memory
