// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/character_bag.h"

#include <array>

#include "memory/coded_text.h"

namespace palimpsest::memory {
namespace {

constexpr unsigned kClassBits = 4;
constexpr uint64_t kMost = 15;

/// Any mapping of characters to classes is right; this one keeps frequent letters apart.
constexpr unsigned class_of(uint32_t character) {
  return (character * 0x9E3779B1U) >> (32 - kClassBits);
}

std::array<uint8_t, 256> shifts() {
  std::array<uint8_t, 256> all{};
  for (uint32_t c = 0; c < all.size(); ++c) {
    all[c] = static_cast<uint8_t>(class_of(c) * kClassBits);
  }
  return all;
}

const std::array<uint8_t, 256> kShifts = shifts();

}  // namespace

CharacterBag bag_of(std::string_view coded) {
  CharacterBag bag;
  for (size_t at = 0; at < coded.size(); ++at) {
    const auto byte = static_cast<unsigned char>(coded[at]);
    // What follows the first byte of a character makes no other class of it.
    if (byte >= 0x80 && byte < 0xC0) continue;
    ++bag.size;
    const unsigned shift = kShifts[byte];
    if ((bag.counts >> shift & kMost) < kMost) bag.counts += uint64_t{1} << shift;
    if (begins_code(coded[at])) {
      const size_t end = coded.find(static_cast<char>(kCodeEndByte), at);
      at = end == std::string_view::npos ? coded.size() : end;
    }
  }
  return bag;
}

}  // namespace palimpsest::memory
