// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What a dictionary answered for a lexical form before: words come again and again, and what a form
// becomes depends on nothing else. A table of fixed size in which a newer form takes the place of
// an older one; nothing is allocated once its tapes have grown.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "apertium/symbols.h"

namespace palimpsest::apertium {

class UnitCache {
 public:
  struct Entry {
    Tape form;
    Tape answer;
    char mark = 0;  ///< the generator's, see Generated::marks
  };

  /// The form's place: the entry has it if its form is the same. Longer forms are never kept.
  static constexpr size_t kLongestForm = 48;
  static constexpr size_t kEntries = 2048;  // a power of two

  UnitCache() : entries_(kEntries) {}

  /// The entry that has `form`, or nullptr.
  [[nodiscard]] const Entry* find(std::span<const Symbol> form) {
    if (form.size() > kLongestForm) return nullptr;
    const Entry& entry = entries_[place_of(form)];
    return !form.empty() &&
                   std::equal(form.begin(), form.end(), entry.form.begin(), entry.form.end())
               ? &entry
               : nullptr;
  }

  void keep(std::span<const Symbol> form, std::span<const Symbol> answer, char mark = 0) {
    if (form.size() > kLongestForm || answer.size() > kLongestForm * 4) return;
    Entry& entry = entries_[place_of(form)];
    entry.form.assign(form.begin(), form.end());
    entry.answer.assign(answer.begin(), answer.end());
    entry.mark = mark;
  }

 private:
  static size_t place_of(std::span<const Symbol> form) {
    uint32_t hash = 2166136261U;  // FNV-1a over whole symbols, mixed at the end
    for (const Symbol s : form) hash = (hash ^ s) * 16777619U;
    return (hash ^ hash >> 15U) & (kEntries - 1);
  }

  std::vector<Entry> entries_;
};

}  // namespace palimpsest::apertium
