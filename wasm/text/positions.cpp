// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "text/positions.h"

#include "text/utf8.h"

namespace palimpsest::text {
namespace {

uint32_t utf16_units(char32_t c) {
  return c > 0xFFFF ? 2 : 1;
}

/// Walks both scales together, one character at a time.
struct Cursor {
  std::string_view text;
  uint32_t byte = 0;
  uint32_t unit = 0;

  /// The character here ends at or before the limit of either scale.
  bool advance_within(uint32_t byte_limit, uint32_t unit_limit) {
    const Decoded d = decode(text, byte);
    const auto next_byte = byte + static_cast<uint32_t>(d.size_bytes);
    const uint32_t next_unit = unit + utf16_units(d.code_point);
    if (d.size_bytes == 0 || next_byte > byte_limit || next_unit > unit_limit) return false;
    byte = next_byte;
    unit = next_unit;
    return true;
  }
};

constexpr uint32_t kNoLimit = UINT32_MAX;

}  // namespace

Utf16Offset to_utf16(std::string_view text, ByteOffset offset) {
  Cursor cursor{text};
  while (cursor.advance_within(offset.value, kNoLimit)) {
  }
  return {cursor.unit};
}

ByteOffset to_bytes(std::string_view text, Utf16Offset offset) {
  Cursor cursor{text};
  while (cursor.advance_within(kNoLimit, offset.value)) {
  }
  return {cursor.byte};
}

uint32_t utf16_size(std::string_view well_formed) {
  // Every byte but those that continue a character is a unit, and the first of four bytes is two.
  const auto units_of = [](char byte) {
    const auto value = static_cast<int8_t>(byte);
    return static_cast<uint8_t>((value >= -0x40) + (value >= -0x10 && value < 0));
  };
  constexpr size_t kLanes = 16;       // sums of a byte each, for compilers to make one register of
  constexpr size_t kMostSteps = 127;  // of at most two each
  uint32_t units = 0;
  size_t at = 0;
  while (at + kLanes <= well_formed.size()) {
    uint8_t sums[kLanes] = {};
    for (size_t step = 0; step < kMostSteps && at + kLanes <= well_formed.size(); ++step) {
      for (size_t lane = 0; lane < kLanes; ++lane) {
        sums[lane] = static_cast<uint8_t>(sums[lane] + units_of(well_formed[at + lane]));
      }
      at += kLanes;
    }
    for (const uint8_t sum : sums) units += sum;
  }
  for (; at < well_formed.size(); ++at) units += units_of(well_formed[at]);
  return units;
}

std::vector<Utf16Offset> to_utf16(std::string_view text, const std::vector<ByteOffset>& sorted) {
  std::vector<Utf16Offset> out;
  out.reserve(sorted.size());
  Cursor cursor{text};
  for (const ByteOffset offset : sorted) {
    while (cursor.advance_within(offset.value, kNoLimit)) {
    }
    out.push_back({cursor.unit});
  }
  return out;
}

}  // namespace palimpsest::text
