// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/array_io.h"

#include <algorithm>
#include <cstring>

namespace palimpsest::memory {
namespace {

uint64_t summed(uint64_t sum, const uint8_t* bytes) {
  uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  sum = (sum ^ word) * 0x9E3779B97F4A7C15ULL;
  return sum ^ sum >> 29;
}

}  // namespace

void Checksum::add_word(const uint8_t* bytes) {
  sums_[lane_] = summed(sums_[lane_], bytes);
  lane_ = (lane_ + 1) % kLanes;
}

void Checksum::add(const uint8_t* bytes, size_t size) {
  size_t at = 0;
  for (; at < size && lane_ != 0; at += kWordBytes) add_word(bytes + at);
  uint64_t sums[kLanes];
  std::copy_n(sums_, kLanes, sums);  // where they can stay in registers
  for (; at + kLanes * kWordBytes <= size; at += kLanes * kWordBytes) {
    for (size_t lane = 0; lane < kLanes; ++lane) {
      sums[lane] = summed(sums[lane], bytes + at + lane * kWordBytes);
    }
  }
  std::copy_n(sums, kLanes, sums_);
  for (; at < size; at += kWordBytes) add_word(bytes + at);
}

void ArrayWriter::put(const void* from, size_t size) {
  const auto* const bytes = static_cast<const uint8_t*>(from);
  for (size_t at = 0; at < size && is_good_; at += kBlockBytes) {
    const size_t block = std::min(kBlockBytes, size - at);
    checksum_.add(bytes + at, block);
    is_good_ = save_(bytes + at, block);
  }
}

void ArrayWriter::put_padded(const uint8_t* bytes, size_t size) {
  const size_t even = size - size % kWordBytes;
  put(bytes, even);
  if (even == size) return;
  uint8_t rest[kWordBytes] = {};
  std::copy(bytes + even, bytes + size, rest);
  put(rest, sizeof rest);
}

bool ArrayReader::take(void* to, size_t size) {
  if (!is_good_ || size > left_) return is_good_ = false;
  left_ -= size;
  is_good_ = from_.take(to, size);
  if (is_good_) checksum_.add(static_cast<const uint8_t*>(to), size);
  return is_good_;
}

void ArrayReader::take_padded(void* to, size_t size) {
  const size_t even = size - size % kWordBytes;
  uint8_t rest[kWordBytes];
  if (!take(to, even) || even == size || !take(rest, sizeof rest)) return;
  std::copy_n(rest, size - even, static_cast<uint8_t*>(to) + even);
}

}  // namespace palimpsest::memory
