// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Saved memories on their way out and in, piece by piece: a million units are 130 MB, and working
// memory that was needed once stays with the module for ever.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace palimpsest::memory {

/// Takes the next bytes of what is saved, which need not outlive the call. false: they can't be
/// kept.
using WriteBytes = std::function<bool(const uint8_t* bytes, size_t size)>;

/// Puts the next `size` bytes of what was saved to `to`. false: they can't be read.
using ReadBytes = std::function<bool(uint8_t* to, size_t size)>;

class SavedBytes {
 public:
  /// size  how many there are; no more than that are asked for.
  SavedBytes(size_t size, ReadBytes read) : read_(std::move(read)), left_(size) {}

  /// The next `size` bytes. false, from then on for ever: there are not as many, or they can't be
  /// read.
  bool take(void* to, size_t size) {
    if (!is_good_ || size > left_) return is_good_ = false;
    left_ -= size;
    return size == 0 || (is_good_ = read_(static_cast<uint8_t*>(to), size));
  }
  [[nodiscard]] size_t left() const { return left_; }

 private:
  ReadBytes read_;
  size_t left_;
  bool is_good_ = true;
};

/// Appends what is saved to `bytes`, which must outlive what is answered.
[[nodiscard]] inline WriteBytes write_into(std::vector<uint8_t>& bytes) {
  return [&bytes](const uint8_t* more, size_t size) {
    bytes.insert(bytes.end(), more, more + size);
    return true;
  };
}

/// Saved bytes that are in working memory as a whole, which must outlive what is answered.
[[nodiscard]] inline SavedBytes saved_bytes(const uint8_t* bytes, size_t size) {
  return {size, [bytes](uint8_t* to, size_t wanted) mutable {
            std::copy_n(bytes, wanted, to);
            bytes += wanted;
            return true;
          }};
}

}  // namespace palimpsest::memory
