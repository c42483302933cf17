// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// A quick hash of bytes, for tables in working memory and for files of ours on the same machine:
// eight bytes at a time, each multiplied to 128 bits whose halves are mixed. Not against attackers.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace palimpsest::memory {

[[nodiscard]] inline uint64_t mix(uint64_t a, uint64_t b) {
  a ^= b;
  a *= 0x9E3779B97F4A7C15ULL;
  a ^= a >> 32;
  a *= 0xD6E8FEB86659FD93ULL;
  return a ^ (a >> 29);
}

[[nodiscard]] inline uint64_t hash_bytes(std::string_view bytes, uint64_t seed = 0) {
  uint64_t hash = seed ^ (bytes.size() * 0xA0761D6478BD642FULL);
  size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) {
    uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, 8);
    hash = mix(hash, word);
  }
  uint64_t rest = 0;
  if (bytes.size() >= 8) {
    // The last eight, some of them a second time: a copy of a length known only here is a call.
    std::memcpy(&rest, bytes.data() + bytes.size() - 8, 8);
  } else if (!bytes.empty()) {
    std::memcpy(&rest, bytes.data(), bytes.size());
  }
  return mix(hash, rest);
}

/// Whether the words that two stretches begin with are equal.
template <typename Word>
[[nodiscard]] inline bool begin_alike(const char* a, const char* b) {
  Word left = 0;
  Word right = 0;
  std::memcpy(&left, a, sizeof left);
  std::memcpy(&right, b, sizeof right);
  return left == right;
}

/// Whether the first 1 to 8 bytes are equal of two stretches of at least 8.
[[nodiscard]] inline bool begin_alike(const char* a, const char* b, size_t size) {
  uint64_t left = 0;
  uint64_t right = 0;
  std::memcpy(&left, a, sizeof left);
  std::memcpy(&right, b, sizeof right);
  return (left ^ right) << 8 * (sizeof left - size) == 0;
}

/// Whether two stretches of `size` bytes are equal; quicker than memcmp where that goes byte by
/// byte, as in WebAssembly.
[[nodiscard]] inline bool are_equal(const char* a, const char* b, size_t size) {
  // The last word may have some of the bytes before it a second time.
  if (size >= 8) {
    for (size_t at = 0; at + 8 <= size; at += 8) {
      if (!begin_alike<uint64_t>(a + at, b + at)) return false;
    }
    return begin_alike<uint64_t>(a + size - 8, b + size - 8);
  }
  if (size >= 4)
    return begin_alike<uint32_t>(a, b) && begin_alike<uint32_t>(a + size - 4, b + size - 4);
  if (size >= 2)
    return begin_alike<uint16_t>(a, b) && begin_alike<uint16_t>(a + size - 2, b + size - 2);
  return size == 0 || *a == *b;
}

}  // namespace palimpsest::memory
