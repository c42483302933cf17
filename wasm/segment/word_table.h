// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The words of one language with their flags, by hash: what segment_profiles.py has written of its
// profile and of the general one.
//
//   groups    flags, "dr prof st ", 0, flags, "usw etc ", 0, …
//                     ^
//   slots     | {word, size, flags} |   | {…} | …     twice as many as words, or more
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace palimpsest::segment {

class WordTable {
 public:
  /// Both must outlive the table. What `own` says of an abbreviation, or that `general` is not
  /// meant (no flags), is all there is to say of that word; all else is both of them together.
  WordTable(std::string_view own, std::string_view general);

  /// 0 if the word is not there.
  [[nodiscard]] uint16_t flags_of(std::string_view word) const;

 private:
  struct Slot {
    const char* word = nullptr;
    uint16_t size = 0;
    uint16_t flags = 0;
  };

  [[nodiscard]] size_t slot_of(std::string_view word) const;
  void add(std::string_view word, uint16_t flags, bool is_general);

  std::vector<Slot> slots_;
};

}  // namespace palimpsest::segment
