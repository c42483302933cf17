// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// An index as bytes: a head, then every array of it as it is in working memory, each with its
// length before it and padded to eight bytes, then a checksum of all that. Reading is a copy and a
// check of every number that could lead astray.
#include <string>
#include <utility>

#include "memory/array_io.h"
#include "memory/index.h"

namespace palimpsest::memory {
namespace {

constexpr uint64_t kMagic = 0x3158444E494D5450ULL;  // "PTMINDX1", little endian
constexpr uint32_t kVersion = 8;
constexpr uint32_t kByteOrder = 0x01020304;

struct Head {
  uint64_t magic = kMagic;
  uint32_t version = kVersion;
  uint32_t byte_order = kByteOrder;
  uint64_t size = 0;  // of the arrays
  uint64_t shelves = 0;
};

Error damaged(const char* what) {
  return Error{ErrorCode::kCorruptData, "the saved index is damaged; build it anew", what};
}

}  // namespace

template <typename Visit>
void Index::for_each_array(Visit& visit) {
  dictionary_.for_each_array(visit);
  for (Shelf& shelf : shelves_) shelf.for_each_array(visit);
}

bool Index::save(const WriteBytes& save) {
  shelve_tray();
  ArrayMeasure measure;
  for_each_array(measure);
  Head head;
  head.size = measure.size();
  head.shelves = shelves_.size();
  ArrayWriter writer(save);
  writer.put(&head, sizeof head);
  for_each_array(writer);
  const uint64_t checksum = writer.checksum();
  writer.put(&checksum, sizeof checksum);
  return writer.is_good();
}

Result<Index> Index::load(SavedBytes& bytes, uint32_t sites) {
  Head head;
  ArrayReader reader(bytes, bytes.left());
  if (!reader.take(&head, sizeof head)) return damaged("byte 0");
  if (head.magic != kMagic || head.byte_order != kByteOrder) return damaged("byte 0");
  if (head.version != kVersion) {
    return Error{ErrorCode::kUnsupportedVersion, "the saved index is of another version", "byte 8"};
  }
  if (head.size > reader.left()) return damaged("its length");
  if (head.shelves > kMaxShelves) return damaged("byte 24");
  const size_t end = reader.left() - static_cast<size_t>(head.size);
  Index index;
  index.dictionary_.for_each_array(reader);
  index.shelves_.resize(static_cast<size_t>(head.shelves));
  for (Shelf& shelf : index.shelves_) shelf.for_each_array(reader);
  if (!reader.is_good() || reader.left() != end) return damaged("its end");
  const uint64_t wanted = reader.checksum();
  uint64_t checksum = 0;
  if (!reader.take(&checksum, sizeof checksum) || checksum != wanted) {
    return damaged("its checksum");
  }
  if (!index.dictionary_.check()) return damaged("its dictionary");
  for (Shelf& shelf : index.shelves_) {
    if (!shelf.check(index.dictionary_.size(), sites) || shelf.size() >= size_t{1} << kPlaceBits) {
      return damaged("a shelf");
    }
  }
  for (uint32_t number = 0; number < index.shelves_.size(); ++number) index.map_shelf(number);
  return index;
}

}  // namespace palimpsest::memory
