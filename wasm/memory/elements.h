// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What a segment is made of when it is compared with another: words, numbers, other characters and
// codes; and, where they are asked for, placeables.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "memory/alignment.h"
#include "memory/placeables.h"
#include "memory/plain_text.h"
#include "text/positions.h"

namespace palimpsest::memory {

enum class ElementKind : uint8_t { kWord, kNumber, kOther, kCode, kPlaceable };

struct Element {
  ElementKind kind = ElementKind::kOther;
  text::ByteRange range;  ///< in the plain text; empty for codes
  uint32_t index = 0;     ///< of a code in codes, of a placeable in the list given
};

/// Runs of letters and marks, runs of number characters, single other characters that are no white
/// space, and codes, in order.
/// placeables  in order, of `plain`; each is one element instead of those inside of it.
/// cost        linear.
[[nodiscard]] std::vector<Element> elements_of(const PlainText& plain,
                                               const std::vector<Placeable>& placeables);

/// The placeables of a segment: those a code cuts in two are none, but for the number of a measure.
[[nodiscard]] std::vector<Placeable> placeables_of(const PlainText& plain,
                                                   std::string_view language);

/// Lower case and ASCII width, code point by code point; white space as one space.
[[nodiscard]] std::string folded(std::string_view text);

/// Gives equal elements of several segments equal symbols.
class Symbols {
 public:
  [[nodiscard]] std::vector<Symbol> of(const PlainText& plain, const std::vector<Element>& elements,
                                       const std::vector<Placeable>& placeables);

 private:
  [[nodiscard]] uint32_t id_of(std::string_view text);

  std::unordered_map<std::string, uint32_t> ids_;
};

}  // namespace palimpsest::memory
