// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What the blank symbols of one text stand for: its superblanks, its spans, and the word-bound
// blanks made of them. Symbols on a tape are indexes in here.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "apertium/symbols.h"

namespace palimpsest::apertium {

class Codes {
 public:
  void clear();

  /// A superblank; `content` is what stands between [ and ] in stream text.
  [[nodiscard]] Symbol add_superblank(std::string_view content);
  /// The opening of a span that carries these items, e.g. {"t:b:1"}.
  [[nodiscard]] Symbol add_span(std::vector<uint32_t> items);
  /// The number of an item; equal names are one item.
  [[nodiscard]] uint32_t item(std::string_view name);
  /// A word-bound blank of these items; 0 if there are none.
  [[nodiscard]] Symbol word_blank(const std::vector<uint32_t>& items);
  /// The items of `a` and then those of `b`, nothing left out; either may be 0.
  [[nodiscard]] Symbol merge(Symbol a, Symbol b);

  [[nodiscard]] std::string_view superblank(Symbol s) const {
    return superblanks_[s - kSuperblankBase];
  }
  [[nodiscard]] uint32_t superblank_count() const {
    return static_cast<uint32_t>(superblanks_.size());
  }
  [[nodiscard]] std::span<const uint32_t> span_items(Symbol s) const {
    return spans_[s - kSpanBase];
  }
  [[nodiscard]] std::span<const uint32_t> items_of(Symbol word_blank) const {
    return word_blanks_[word_blank - kWordBlankBase];
  }
  [[nodiscard]] std::string_view item_name(uint32_t item) const { return items_[item]; }

 private:
  std::vector<std::string> superblanks_;
  std::vector<std::string> items_;
  std::vector<std::vector<uint32_t>> spans_;
  std::vector<std::vector<uint32_t>> word_blanks_;
};

}  // namespace palimpsest::apertium
