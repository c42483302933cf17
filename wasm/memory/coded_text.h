// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// A segment as one string for the index: its text in UTF-8, each inline code as a kind byte that
// UTF-8 does not have, the code's number in digits and an end byte:
//
//   ["Read ", 1, "it", -1, [2]]   ->   Read <F8>1<FF>it<F9>1<FF><FA>2<FF>
#pragma once

#include <string>
#include <string_view>

#include "text/runs.h"

namespace palimpsest::memory {

inline constexpr unsigned char kOpenByte = 0xF8;
inline constexpr unsigned char kCloseByte = 0xF9;
inline constexpr unsigned char kAloneByte = 0xFA;
inline constexpr unsigned char kCodeEndByte = 0xFF;

/// True for the byte that begins a code.
[[nodiscard]] inline bool begins_code(char byte) {
  const auto b = static_cast<unsigned char>(byte);
  return b >= kOpenByte && b <= kAloneByte;
}

/// Bytes of `runs`' strings that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string code_text(const text::Runs& runs);

/// The other way round.
/// coded  from code_text; whatever else it is, the result is some runs.
[[nodiscard]] text::Runs runs_of(std::string_view coded);

}  // namespace palimpsest::memory
