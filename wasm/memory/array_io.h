// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Arrays of plain values as bytes, as they are in working memory: each with its length before it
// and padded to eight bytes; and a checksum of them. In blocks, so that what was just read or is
// about to be written is summed up while it is near the processor.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "memory/hash.h"
#include "memory/saved_bytes.h"

namespace palimpsest::memory {

inline constexpr size_t kWordBytes = 8;
/// Of arrays that travel at a time; a multiple of kWordBytes.
inline constexpr size_t kBlockBytes = 512 * 1024;

[[nodiscard]] constexpr size_t whole_words(size_t size) {
  return (size + kWordBytes - 1) / kWordBytes * kWordBytes;
}

/// Four sums, to which words go in turn, or the checksum would be the slowest part of opening.
class Checksum {
 public:
  /// size  a multiple of kWordBytes.
  void add(const uint8_t* bytes, size_t size);
  [[nodiscard]] uint64_t value() const {
    return mix(mix(sums_[0], sums_[1]), mix(sums_[2], mix(sums_[3], lane_)));
  }

 private:
  static constexpr size_t kLanes = 4;

  void add_word(const uint8_t* bytes);

  uint64_t sums_[kLanes] = {1, 2, 3, 4};
  size_t lane_ = 0;  // of the next word
};

class ArrayWriter {
 public:
  /// save  must outlive it.
  explicit ArrayWriter(const WriteBytes& save) : save_(save) {}

  template <typename Array>
  void operator()(const Array& array) {
    using Element = typename Array::value_type;
    static_assert(std::is_trivially_copyable_v<Element>);
    const uint64_t count = array.size();
    put(&count, sizeof count);
    put_padded(reinterpret_cast<const uint8_t*>(array.data()), array.size() * sizeof(Element));
  }
  /// size  a multiple of kWordBytes.
  void put(const void* from, size_t size);
  /// false: something could not be kept.
  [[nodiscard]] bool is_good() const { return is_good_; }
  /// Of all so far.
  [[nodiscard]] uint64_t checksum() const { return checksum_.value(); }

 private:
  void put_padded(const uint8_t* bytes, size_t size);

  const WriteBytes& save_;
  Checksum checksum_;
  bool is_good_ = true;
};

/// Counts what ArrayWriter writes.
class ArrayMeasure {
 public:
  template <typename Array>
  void operator()(const Array& array) {
    size_ += sizeof(uint64_t) + whole_words(array.size() * sizeof(typename Array::value_type));
  }
  [[nodiscard]] size_t size() const { return size_; }

 private:
  size_t size_ = 0;
};

/// Reads what ArrayWriter wrote; of anything else is_good() says so.
class ArrayReader {
 public:
  /// size  no more than this is read of `from`, which must outlive it.
  ArrayReader(SavedBytes& from, size_t size) : from_(from), left_(size) {}

  template <typename Array>
  void operator()(Array& array) {
    using Element = typename Array::value_type;
    static_assert(std::is_trivially_copyable_v<Element>);
    constexpr size_t kBlockElements = kBlockBytes / sizeof(Element) / kWordBytes * kWordBytes;
    uint64_t count = 0;
    if (!take(&count, sizeof count) || count > left_ / sizeof(Element)) {
      is_good_ = false;
      return;
    }
    array.clear();
    array.reserve(static_cast<size_t>(count));
    while (is_good_ && array.size() < count) {
      const size_t begin = array.size();
      array.resize(std::min(begin + kBlockElements, static_cast<size_t>(count)));
      take_padded(array.data() + begin, (array.size() - begin) * sizeof(Element));
    }
  }

  /// size  a multiple of kWordBytes.
  bool take(void* to, size_t size);
  [[nodiscard]] bool is_good() const { return is_good_; }
  [[nodiscard]] size_t left() const { return left_; }
  /// Of all so far.
  [[nodiscard]] uint64_t checksum() const { return checksum_.value(); }

 private:
  void take_padded(void* to, size_t size);

  SavedBytes& from_;
  Checksum checksum_;
  size_t left_;
  bool is_good_ = true;
};

}  // namespace palimpsest::memory
