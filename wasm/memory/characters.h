// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What the character score counts in a coded text (memory/coded_text.h): code points, and each
// inline code as one character of its kind.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "memory/coded_text.h"
#include "text/utf8.h"

namespace palimpsest::memory {

inline constexpr uint32_t kFirstCodeCharacter = 0x110000;
/// Characters are below this.
inline constexpr uint32_t kCharacters = kFirstCodeCharacter + 3;

/// Calls visit(character) for each.
/// text  UTF-8 or coded; ill-formed parts count as U+FFFD.
template <typename Visit>
void for_each_character(std::string_view text, const Visit& visit) {
  for (size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      visit(uint32_t{byte});
      ++at;
    } else if (begins_code(text[at])) {
      visit(kFirstCodeCharacter + byte - kOpenByte);
      const size_t end = text.find(static_cast<char>(kCodeEndByte), at);
      at = end == std::string_view::npos ? text.size() : end + 1;
    } else {
      const text::Decoded decoded = text::decode(text, at);
      visit(static_cast<uint32_t>(decoded.code_point));
      at += decoded.size_bytes;
    }
  }
}

/// Appends them all to `out`.
inline void append_characters(std::string_view text, std::vector<uint32_t>& out) {
  const size_t before = out.size();
  out.resize(before + text.size());
  uint32_t* to = out.data() + before;
  for_each_character(text, [&](uint32_t character) { *to++ = character; });
  out.resize(static_cast<size_t>(to - out.data()));
}

}  // namespace palimpsest::memory
