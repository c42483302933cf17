// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "text/positions.h"

#include <doctest/doctest.h>

#include <string>
#include <type_traits>

namespace palimpsest::text {
namespace {

static_assert(!std::is_convertible_v<ByteOffset, Utf16Offset>, "units cannot be mixed up");
static_assert(!std::is_convertible_v<Utf16Offset, ByteOffset>, "units cannot be mixed up");

const std::string_view kText = "aé€😀b";

struct Case {
  uint32_t bytes;
  uint32_t utf16;
};
const Case kCases[] = {{0, 0}, {1, 1}, {3, 2}, {6, 3}, {10, 5}, {11, 6}};

TEST_CASE("bytes and UTF-16 units at character boundaries") {
  std::vector<ByteOffset> all;
  for (const Case& c : kCases) {
    CAPTURE(c.bytes);
    CHECK(to_utf16(kText, ByteOffset{c.bytes}) == Utf16Offset{c.utf16});
    CHECK(to_bytes(kText, Utf16Offset{c.utf16}) == ByteOffset{c.bytes});
    all.push_back(ByteOffset{c.bytes});
  }
  const auto together = to_utf16(kText, all);
  REQUIRE(together.size() == all.size());
  for (size_t i = 0; i < together.size(); ++i) CHECK(together[i].value == kCases[i].utf16);
}

TEST_CASE("inside a character is its beginning, past the end is the end") {
  CHECK(to_utf16(kText, ByteOffset{2}).value == 1);
  CHECK(to_bytes(kText, Utf16Offset{4}).value == 6);
  CHECK(to_utf16(kText, ByteOffset{99}).value == 6);
  CHECK(to_bytes(kText, Utf16Offset{99}).value == 11);
}

TEST_CASE("an ill-formed part counts one unit") {
  CHECK(to_utf16("\xF0\x9F\x98z", ByteOffset{3}).value == 1);
  CHECK(to_utf16("\xFF\xFFz", ByteOffset{2}).value == 2);
}

TEST_CASE("the size in UTF-16 of well-formed text") {
  std::string text;
  for (int i = 0; i < 700; ++i) {
    for (const char* piece : {"a", "é", "€", "😀", "漢字", "plain words, more than a register"}) {
      const auto end = ByteOffset{static_cast<uint32_t>(text.size())};
      REQUIRE(utf16_size(text) == to_utf16(text, end).value);
      text += piece;
      if (i > 5) break;
    }
  }
}

}  // namespace
}  // namespace palimpsest::text
