// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "segment/scanner.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "segment/characters.h"

namespace palimpsest::segment {
namespace {

/// The obvious way.
size_t find_slowly(const std::string& text, size_t at, ExtraBytes extra) {
  for (; at < text.size(); ++at) {
    const char byte = text[at];
    if (byte != 0 && (byte == extra.first || byte == extra.second)) return at;
    // A byte inside a character is none: decoded there it is U+FFFD.
    const char32_t c = char_at(text, at);
    if (is_stop(c) || is_wide_stop(c) || c == kLineSeparator) return at;
    if (is_bullet(c) && c >= 0x2000) return at;
  }
  return at;
}

TEST_CASE("16 bytes at a time find what one at a time finds") {
  constexpr uint32_t kSeed = 11;
  const std::string pieces[] = {"a",    "b ", ".",  "!", "?", "…",      "。",       "！",
                                "।",    "؟",  "۔",  "։", ":", ")",      "é",        "ж",
                                "漢",   "か", "한", "€", "•", "\u2028", "\xE2\x80", "\xE3",
                                "\xFF", "😀",  "።",  "។", "။", ";"};
  std::mt19937 random(kSeed);
  std::uniform_int_distribution<size_t> piece(0, std::size(pieces) - 1);
  std::uniform_int_distribution<int> plain(0, 9);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) text += plain(random) < 8 ? "x" : pieces[piece(random)];
    for (const ExtraBytes extra : {ExtraBytes{}, ExtraBytes{':', ')'}, ExtraBytes{';', '\0'}}) {
      INFO("seed ", kSeed, " round ", round, ": ", text);
      for (size_t at = 0; at <= text.size(); ++at) {
        REQUIRE(find_candidate(text, at, extra) == find_slowly(text, at, extra));
      }
    }
  }
}

}  // namespace
}  // namespace palimpsest::segment
