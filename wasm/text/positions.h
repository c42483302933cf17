// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Positions in a text, one type per unit so that they cannot be mixed up, and the only place that
// converts between them. Inside the core everything counts bytes; the DOM and JavaScript count
// UTF-16 code units.
//
//   text       a   é    €     😀      b        "aé€😀b"
//   bytes      0   1    3     6       10   11
//   UTF-16     0   1    2     3       5    6
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>
#include <vector>

namespace palimpsest::text {

/// Bytes of UTF-8 from the beginning of a text.
struct ByteOffset {
  uint32_t value = 0;
  friend auto operator<=>(ByteOffset, ByteOffset) = default;
};

/// UTF-16 code units from the beginning of a text.
struct Utf16Offset {
  uint32_t value = 0;
  friend auto operator<=>(Utf16Offset, Utf16Offset) = default;
};

/// Bytes [begin, end).
struct ByteRange {
  uint32_t begin = 0;
  uint32_t end = 0;
  friend bool operator==(ByteRange, ByteRange) = default;
  [[nodiscard]] uint32_t size() const { return end - begin; }
  [[nodiscard]] bool empty() const { return begin == end; }
};

/// The part of `text` that `range` covers; a view into `text`.
[[nodiscard]] inline std::string_view slice(std::string_view text, ByteRange range) {
  return text.substr(range.begin, range.size());
}

/// Ill-formed parts of `text` (UTF-8) count as one U+FFFD. An offset inside a character counts as
/// its beginning, one past the end as the end. Cost: linear in the offset.
[[nodiscard]] Utf16Offset to_utf16(std::string_view text, ByteOffset offset);
[[nodiscard]] ByteOffset to_bytes(std::string_view text, Utf16Offset offset);

/// UTF-16 code units of well-formed UTF-8: fast, and wrong for any other bytes.
[[nodiscard]] uint32_t utf16_size(std::string_view well_formed);

/// Many offsets at once, in one pass over `text`; they must be sorted.
[[nodiscard]] std::vector<Utf16Offset> to_utf16(std::string_view text,
                                                const std::vector<ByteOffset>& sorted);

}  // namespace palimpsest::text
