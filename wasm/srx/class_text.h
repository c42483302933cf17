// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// A text as classes of characters, and where its characters are in bytes. Positions are between
// characters: 0 is before the first, size() after the last.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "srx/alphabet.h"

namespace palimpsest::srx {

class ClassText {
 public:
  /// text  UTF-8; ill-formed parts count as U+FFFD. Not kept.
  void read(std::string_view text, const Alphabet& alphabet);

  [[nodiscard]] size_t size() const { return classes_.size(); }
  /// Classes of the characters, and no edges.
  [[nodiscard]] const std::vector<CharClass>& classes() const { return classes_; }
  /// Bytes before a position.
  [[nodiscard]] uint32_t bytes_before(size_t position) const {
    return position < first_wide_ ? static_cast<uint32_t>(position)
                                  : offsets_[position - first_wide_];
  }
  /// Positions after each U+2028, ascending.
  [[nodiscard]] const std::vector<uint32_t>& hard_breaks() const { return hard_breaks_; }

 private:
  std::vector<CharClass> classes_;
  std::vector<uint32_t> hard_breaks_;
  size_t first_wide_ = 0;  // before it all characters are one byte
  std::vector<uint32_t> offsets_;
};

}  // namespace palimpsest::srx
