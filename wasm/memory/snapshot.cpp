// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// An index as bytes: a head, then every array of it as it is in working memory, each with its
// length before it and padded to eight bytes. Reading is a copy and a check of every number that
// could lead astray.
#include <cstring>
#include <type_traits>

#include "memory/hash.h"
#include "memory/index.h"

namespace palimpsest::memory {
namespace {

constexpr uint64_t kMagic = 0x3158444E494D5450ULL;  // "PTMINDX1", little endian
constexpr uint32_t kVersion = 1;
constexpr uint32_t kByteOrder = 0x01020304;

struct Head {
  uint64_t magic = kMagic;
  uint32_t version = kVersion;
  uint32_t byte_order = kByteOrder;
  uint64_t size = 0;  // of what follows
  uint64_t checksum = 0;
  uint64_t shelves = 0;
};

/// Four sums side by side, or the checksum would be the slowest part of opening.
uint64_t checksum_of(const uint8_t* bytes, size_t size) {
  uint64_t sums[4] = {1, 2, 3, 4};
  size_t at = 0;
  for (; at + 32 <= size; at += 32) {
    for (size_t lane = 0; lane < 4; ++lane) {
      uint64_t word = 0;
      std::memcpy(&word, bytes + at + lane * 8, 8);
      sums[lane] = (sums[lane] ^ word) * 0x9E3779B97F4A7C15ULL;
      sums[lane] ^= sums[lane] >> 29;
    }
  }
  const std::string_view rest(reinterpret_cast<const char*>(bytes + at), size - at);
  return mix(mix(sums[0], sums[1]), mix(sums[2], mix(sums[3], hash_bytes(rest))));
}

class Writer {
 public:
  template <typename Array>
  void operator()(const Array& array) {
    using Element = typename Array::value_type;
    static_assert(std::is_trivially_copyable_v<Element>);
    const uint64_t count = array.size();
    append(&count, sizeof count);
    append(array.data(), array.size() * sizeof(Element));
    bytes.resize((bytes.size() + 7) / 8 * 8, 0);
  }
  void append(const void* from, size_t size) {
    if (size == 0) return;
    const auto* const begin = static_cast<const uint8_t*>(from);
    bytes.insert(bytes.end(), begin, begin + size);
  }
  std::vector<uint8_t> bytes;
};

class Reader {
 public:
  Reader(const uint8_t* bytes, size_t size) : at_(bytes), left_(size) {}

  template <typename Array>
  void operator()(Array& array) {
    using Element = typename Array::value_type;
    uint64_t count = 0;
    if (!take(&count, sizeof count) || count > left_ / sizeof(Element)) {
      is_good = false;
      return;
    }
    array.resize(static_cast<size_t>(count));
    const size_t size = static_cast<size_t>(count) * sizeof(Element);
    is_good = is_good && take(array.data(), size) && skip((8 - size % 8) % 8);
  }

  bool is_good = true;
  [[nodiscard]] size_t left() const { return left_; }

 private:
  bool take(void* to, size_t size) {
    if (!is_good || size > left_) return false;
    if (size > 0) std::memcpy(to, at_, size);
    return skip(size);
  }
  bool skip(size_t size) {
    if (size > left_) return false;
    at_ += size;
    left_ -= size;
    return true;
  }
  const uint8_t* at_;
  size_t left_;
};

Error damaged(const char* what) {
  return Error{ErrorCode::kCorruptData, "the saved index is damaged; build it anew", what};
}

}  // namespace

std::vector<uint8_t> Index::save() {
  shelve_tray();
  Writer writer;
  Head head;
  head.shelves = shelves_.size();
  writer.append(&head, sizeof head);
  dictionary_.for_each_array(writer);
  for (Shelf& shelf : shelves_) shelf.for_each_array(writer);
  head.size = writer.bytes.size() - sizeof head;
  head.checksum =
      mix(checksum_of(writer.bytes.data() + sizeof head, writer.bytes.size() - sizeof head),
          head.shelves);
  std::memcpy(writer.bytes.data(), &head, sizeof head);
  return std::move(writer.bytes);
}

Result<Index> Index::load(const uint8_t* bytes, size_t size) {
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
  Reader reader(bytes + sizeof head, static_cast<size_t>(head.size));
  Index index;
  index.dictionary_.for_each_array(reader);
  if (!reader.is_good || !index.dictionary_.check()) return damaged("its dictionary");
  for (uint64_t number = 0; number < head.shelves; ++number) {
    Shelf shelf;
    shelf.for_each_array(reader);
    if (!reader.is_good || !shelf.check(index.dictionary_.size()) ||
        shelf.size() >= size_t{1} << kPlaceBits) {
      return damaged("a shelf");
    }
    index.add_shelf(std::move(shelf));
  }
  if (reader.left() != 0) return damaged("its end");
  return index;
}

}  // namespace palimpsest::memory
