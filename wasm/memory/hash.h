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
  if (at < bytes.size()) std::memcpy(&rest, bytes.data() + at, bytes.size() - at);
  return mix(hash, rest);
}

}  // namespace palimpsest::memory
