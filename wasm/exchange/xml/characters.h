// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Which bytes end a run of plain ones, and what references stand for.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace palimpsest::exchange::xml {

enum ByteClass : uint8_t {
  kStopsText = 1,   ///< < & ] carriage return and what XML does not allow
  kStopsValue = 2,  ///< < & quotes, white space but the space, what XML does not allow
  kIsSpace = 4,
  kStartsName = 8,
  kInName = 16,
};

inline constexpr std::array<uint8_t, 256> kByteClasses = [] {
  std::array<uint8_t, 256> classes{};
  for (size_t byte = 0; byte < classes.size(); ++byte) {
    uint8_t bits = 0;
    const bool is_letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                           byte == '_' || byte == ':' || byte >= 0x80;
    const bool is_space = byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
    if (is_letter) bits |= kStartsName | kInName;
    if ((byte >= '0' && byte <= '9') || byte == '-' || byte == '.') bits |= kInName;
    if (is_space) bits |= kIsSpace;
    if (byte < 0x20 && !is_space) bits |= kStopsText | kStopsValue;
    if (byte == '<' || byte == '&') bits |= kStopsText | kStopsValue;
    if (byte == ']' || byte == '\r') bits |= kStopsText;
    if (byte == '"' || byte == '\'' || (is_space && byte != ' ')) bits |= kStopsValue;
    classes[byte] = bits;
  }
  return classes;
}();

[[nodiscard]] constexpr bool is(char byte, ByteClass what) {
  return (kByteClasses[static_cast<uint8_t>(byte)] & what) != 0;
}

/// Whether XML 1.0 allows a character in a document.
[[nodiscard]] constexpr bool is_allowed(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c <= 0x10FFFF && !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
}

/// What the reference "&name;" stands for: one of the five entities, or a number, which need not be
/// allowed in XML. Nothing for any other.
[[nodiscard]] std::optional<char32_t> character_of(std::string_view name);

/// The longest reference that can be right, with & and ;.
inline constexpr size_t kMaxReference = 32;

}  // namespace palimpsest::exchange::xml
