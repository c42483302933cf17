// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/folded_hash.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "memory/coded_text.h"
#include "memory/hash.h"
#include "memory/tokens.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace palimpsest::memory {
namespace {

constexpr size_t kAscii = 0x80;

/// What an ASCII character is when folded, and whether it counts at all.
struct FoldedByte {
  char byte = 0;
  bool counts = false;
};

std::array<FoldedByte, kAscii> folded_bytes() {
  std::array<FoldedByte, kAscii> all;
  for (char32_t c = 0; c < kAscii; ++c) {
    all[c] = {static_cast<char>(fold(c)), !text::is_space(c)};
  }
  return all;
}

const std::array<FoldedByte, kAscii> kFoldedBytes = folded_bytes();

/// Hashes what is appended, in blocks of one size whatever the pieces were.
class BlockHash {
 public:
  void append(char byte, bool counts) {
    block_[size_] = byte;  // without a branch: every word ends in white space
    size_ += counts ? 1 : 0;
    if (size_ == block_.size()) flush();
  }
  void append(std::string_view bytes) {
    for (const char byte : bytes) append(byte, true);
  }
  /// 0 only if nothing was appended.
  [[nodiscard]] uint32_t value() {
    if (hash_ == 0 && size_ == 0) return 0;
    flush();
    return std::max(static_cast<uint32_t>(hash_ ^ (hash_ >> 32)), 1U);
  }

 private:
  void flush() {
    hash_ = hash_bytes({block_.data(), size_}, hash_);
    size_ = 0;
  }

  std::array<char, 256> block_;
  size_t size_ = 0;
  uint64_t hash_ = 0;
};

}  // namespace

uint32_t folded_hash(std::string_view coded) {
  BlockHash hash;
  std::string scratch;
  for (size_t at = 0; at < coded.size();) {
    const auto byte = static_cast<unsigned char>(coded[at]);
    if (byte < kAscii) {
      hash.append(kFoldedBytes[byte].byte, kFoldedBytes[byte].counts);
      ++at;
    } else if (begins_code(coded[at])) {
      const size_t end =
          std::min(coded.find(static_cast<char>(kCodeEndByte), at), coded.size() - 1);
      hash.append(coded.substr(at, end + 1 - at));
      at = end + 1;
    } else {
      const text::Decoded decoded = text::decode(coded, at);
      at += decoded.size_bytes;
      if (text::is_space(decoded.code_point)) continue;
      scratch.clear();
      text::append(scratch, fold(decoded.code_point));
      hash.append(scratch);
    }
  }
  return hash.value();
}

}  // namespace palimpsest::memory
