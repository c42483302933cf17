// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The tags of a pack, by number and by name, and the two spellings of a symbol: 32 bits on a tape,
// 16 bits on a transition (pack_format.h, Label).
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "apertium/pack_format.h"
#include "apertium/symbols.h"

namespace palimpsest::apertium {

class SymbolTable {
 public:
  /// Reads the section; false if a field is bad. Names point into the section.
  [[nodiscard]] bool read(FieldReader& reader);

  [[nodiscard]] uint32_t tag_count() const { return static_cast<uint32_t>(names_.size()); }
  /// Name of a tag without < >, UTF-8.
  [[nodiscard]] std::string_view name(Symbol tag) const { return names_[tag - kTagBase]; }
  /// The tag of that name, or 0.
  [[nodiscard]] Symbol find(std::string_view name) const;
  /// The number a tag's name begins with, or -1: <3> in a chunk refers to the chunk's third tag.
  [[nodiscard]] int number(Symbol tag) const { return numbers_[tag - kTagBase]; }
  /// Two tags that differ in case only have the same folded symbol.
  [[nodiscard]] Symbol folded(Symbol tag) const { return folded_[tag - kTagBase]; }

  [[nodiscard]] bool has_label(Label l) const {
    return l < kLabelBase || size_t{l} - kLabelBase < names_.size() + far_.size();
  }
  /// kNoLabel if no transition of this pack can carry it.
  [[nodiscard]] Label label(Symbol s) const {
    if (s < kLabelBase) return static_cast<Label>(s);
    if (is_tag(s)) return static_cast<Label>(kLabelBase + (s - kTagBase));
    const auto at = std::lower_bound(far_.begin(), far_.end(), s);
    if (at == far_.end() || *at != s) return kNoLabel;
    return static_cast<Label>(kLabelBase + names_.size() + static_cast<size_t>(at - far_.begin()));
  }
  [[nodiscard]] Symbol symbol(Label l) const {
    if (l < kLabelBase) return l;
    const uint32_t extra = l - kLabelBase;
    return extra < names_.size() ? kTagBase + extra : far_[extra - names_.size()];
  }

 private:
  std::vector<std::string_view> names_;
  std::vector<int> numbers_;
  std::vector<Symbol> folded_;
  std::unordered_map<std::string_view, Symbol> by_name_;
  std::span<const uint32_t> far_;  ///< characters from kLabelBase on that dictionaries use, sorted
};

}  // namespace palimpsest::apertium
