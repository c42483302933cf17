// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Texts as entries, one for each token, white space included: twice the token's number, plus one if
// a space is before it. Entries are written as LEB128, so that a frequent word with its space takes
// one or two bytes.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "memory/dictionary.h"

namespace palimpsest::memory {

using Entry = uint32_t;

[[nodiscard]] inline TokenId token_of(Entry entry) {
  return entry >> 1;
}
[[nodiscard]] inline bool has_space_before(Entry entry) {
  return (entry & 1) != 0;
}

/// Entries as they are written. Not owned.
struct EntryBytes {
  const uint8_t* begin = nullptr;
  const uint8_t* end = nullptr;
};

inline constexpr size_t kMaxVarintBytes = 5;
/// Bytes that may be read after the last entry, whatever they are: who reads many at a time does.
inline constexpr size_t kReadBeyond = 12;

/// Appends the entries of a coded text; new tokens get numbers.
/// returns  how many of them count, i.e. are no white space.
uint32_t encode(std::string_view coded, Dictionary& dictionary, std::vector<uint8_t>& bytes);

/// The coded text of entries.
[[nodiscard]] std::string decode_text(EntryBytes entries, const Dictionary& dictionary);

/// Writes a LEB128 number; at most kMaxVarintBytes. returns  after it.
[[nodiscard]] inline uint8_t* write_varint(uint8_t* at, uint32_t value) {
  while (value >= 0x80) {
    *at++ = static_cast<uint8_t>(value | 0x80);
    value >>= 7;
  }
  *at++ = static_cast<uint8_t>(value);
  return at;
}
/// Bytes that write_varint takes.
[[nodiscard]] inline uint32_t varint_size(uint32_t value) {
  return 1U + (value >= 1U << 7) + (value >= 1U << 14) + (value >= 1U << 21) + (value >= 1U << 28);
}

/// Reads what write_varint wrote, or anything else; never beyond `end`.
[[nodiscard]] inline uint32_t read_varint(const uint8_t*& at, const uint8_t* end) {
  uint32_t value = 0;
  for (unsigned shift = 0; at < end && shift < 32; shift += 7) {
    const uint8_t byte = *at++;
    value |= static_cast<uint32_t>(byte & 0x7F) << shift;
    if (byte < 0x80) break;
  }
  return value;
}

/// Reads an entry that encode() or a shelf wrote, without a branch on how many bytes it takes: that
/// is most of what reading a text costs.
/// at  an entry with kReadBeyond readable bytes after it; then after it.
[[nodiscard]] inline Entry read_entry(const uint8_t*& at) {
  uint32_t word = 0;
  std::memcpy(&word, at, sizeof word);
  const uint32_t last = ~word & 0x80808080U;  // the bytes that an entry ends with
  if (last == 0) return read_varint(at, at + kMaxVarintBytes);
  at += static_cast<size_t>(std::countr_zero(last)) / 8 + 1;
  word &= last ^ (last - 1);
  return (word & 0x7F) | (word >> 1 & 0x3F80) | (word >> 2 & 0x1FC000) | (word >> 3 & 0xFE00000);
}
/// write_varint in the same way.
/// at  with room for kMaxVarintBytes, all of which may be written to.
[[nodiscard]] inline uint8_t* write_entry(uint8_t* at, Entry entry) {
  if (entry >= 1U << 28) return write_varint(at, entry);
  const uint32_t size = varint_size(entry);
  uint32_t word =
      (entry & 0x7F) | (entry & 0x3F80) << 1 | (entry & 0x1FC000) << 2 | (entry & 0xFE00000) << 3;
  word |= 0x80808080U & ((1U << 8 * (size - 1)) - 1);
  std::memcpy(at, &word, sizeof word);
  return at + size;
}

/// Whether all LEB128 numbers in bytes[begin, end) are below `limit`; false also if that can't be
/// told quickly. Numbers may begin before or go on after: they are taken as larger rather than as
/// smaller than they are.
[[nodiscard]] bool are_surely_below(const std::vector<uint8_t>& bytes, size_t begin, size_t end,
                                    size_t limit);

}  // namespace palimpsest::memory
