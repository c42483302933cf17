// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Arrays of plain values as bytes, as they are in working memory: each with its length before it
// and padded to eight bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>
#include <vector>

#include "memory/hash.h"

namespace palimpsest::memory {

/// Of bytes. Four sums side by side, or the checksum would be the slowest part of opening.
[[nodiscard]] inline uint64_t checksum_of(const uint8_t* bytes, size_t size) {
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

class ArrayWriter {
 public:
  /// Appends to `bytes`, which must outlive it.
  explicit ArrayWriter(std::vector<uint8_t>& bytes) : bytes_(bytes) {}

  template <typename Array>
  void operator()(const Array& array) {
    using Element = typename Array::value_type;
    static_assert(std::is_trivially_copyable_v<Element>);
    const uint64_t count = array.size();
    append(&count, sizeof count);
    append(array.data(), array.size() * sizeof(Element));
    bytes_.resize(bytes_.size() + (8 - array.size() * sizeof(Element) % 8) % 8, 0);
  }
  void append(const void* from, size_t size) {
    if (size == 0) return;
    const auto* const begin = static_cast<const uint8_t*>(from);
    bytes_.insert(bytes_.end(), begin, begin + size);
  }

 private:
  std::vector<uint8_t>& bytes_;
};

/// Reads what ArrayWriter wrote; of anything else is_good() says so.
class ArrayReader {
 public:
  ArrayReader(const uint8_t* bytes, size_t size) : at_(bytes), left_(size) {}

  template <typename Array>
  void operator()(Array& array) {
    using Element = typename Array::value_type;
    uint64_t count = 0;
    if (!take(&count, sizeof count) || count > left_ / sizeof(Element)) {
      is_good_ = false;
      return;
    }
    array.resize(static_cast<size_t>(count));
    const size_t size = static_cast<size_t>(count) * sizeof(Element);
    is_good_ = is_good_ && take(array.data(), size) && skip((8 - size % 8) % 8);
  }

  /// A plain value.
  bool take(void* to, size_t size) {
    if (!is_good_ || size > left_) return is_good_ = false;
    if (size > 0) std::memcpy(to, at_, size);
    return skip(size);
  }
  [[nodiscard]] bool is_good() const { return is_good_; }
  [[nodiscard]] size_t left() const { return left_; }

 private:
  bool skip(size_t size) {
    if (size > left_) return false;
    at_ += size;
    left_ -= size;
    return true;
  }
  const uint8_t* at_;
  size_t left_;
  bool is_good_ = true;
};

}  // namespace palimpsest::memory
