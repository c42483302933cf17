// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The alphabet of the engine. Between the stages text is a tape of 32-bit symbols: characters, tags
// of the pack, and the marks that the stream format (FORMAT.md 2) writes as ^ / $ { } [ ]. A
// literal
// '^' is the character, never a mark, so nothing is escaped and nothing is parsed twice.
//
//   0 .. 0x10FFFF        a character (0: end of text, or epsilon in a transducer)
//   0x200000 + t         tag t of the pack, <name> in the stream
//   0x400000 + i         superblank i of the text: [..], a stand-alone inline code
//   0x600000 + i         opens a span of the text: [[..]], a paired inline code; before attaching
//   0x800000 + i         word-bound blank i: the spans a lexical unit stands in; after attaching
//   0xA00000 + ..        marks of structure
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace palimpsest::apertium {

using Symbol = uint32_t;
using Tape = std::vector<Symbol>;

inline constexpr Symbol kTagBase = 0x200000;
inline constexpr Symbol kSuperblankBase = 0x400000;
inline constexpr Symbol kSpanBase = 0x600000;
inline constexpr Symbol kWordBlankBase = 0x800000;
inline constexpr Symbol kMarkBase = 0xA00000;

inline constexpr Symbol kUnitBegin = kMarkBase + 0;      ///< ^
inline constexpr Symbol kUnitEnd = kMarkBase + 1;        ///< $
inline constexpr Symbol kSeparator = kMarkBase + 2;      ///< / between the parts of a lexical unit
inline constexpr Symbol kContentBegin = kMarkBase + 3;   ///< { of a chunk
inline constexpr Symbol kContentEnd = kMarkBase + 4;     ///< } of a chunk
inline constexpr Symbol kNoTranslation = kMarkBase + 5;  ///< @ at the start of a target form
inline constexpr Symbol kSpanEnd = kMarkBase + 6;        ///< [[/]]

[[nodiscard]] constexpr bool is_character(Symbol s) {
  return s < kTagBase;
}
[[nodiscard]] constexpr bool is_tag(Symbol s) {
  return s >= kTagBase && s < kSuperblankBase;
}
[[nodiscard]] constexpr bool is_superblank(Symbol s) {
  return s >= kSuperblankBase && s < kSpanBase;
}
[[nodiscard]] constexpr bool is_span_begin(Symbol s) {
  return s >= kSpanBase && s < kWordBlankBase;
}
[[nodiscard]] constexpr bool is_word_blank(Symbol s) {
  return s >= kWordBlankBase && s < kMarkBase;
}

/// The characters that stream text writes with a backslash when they are literal.
[[nodiscard]] constexpr bool is_reserved(Symbol s) {
  switch (s) {
    case '[':
    case ']':
    case '{':
    case '}':
    case '^':
    case '$':
    case '/':
    case '\\':
    case '@':
    case '<':
    case '>':
      return true;
    default:
      return false;
  }
}

inline void append(Tape& out, std::span<const Symbol> symbols) {
  out.insert(out.end(), symbols.begin(), symbols.end());
}

}  // namespace palimpsest::apertium
