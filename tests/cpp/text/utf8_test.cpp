// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "text/utf8.h"

#include <doctest/doctest.h>

#include <vector>

namespace palimpsest::text {
namespace {

struct Case {
  std::string bytes;
  std::u32string code_points;
  bool well_formed;
};

// The ill-formed ones are tables 3-8 to 3-11 of the Unicode Standard 15.
const Case kCases[] = {
    {"", U"", true},
    {std::string("a\0b", 3), std::u32string(U"a\0b", 3), true},
    {"aé€😀", U"aé€😀", true},
    {"\xC2", U"\uFFFD", false},
    {"\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41",
     U"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\x41", false},
    {"\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41",
     U"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\x41", false},
    {"\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", U"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\x41\uFFFD\uFFFD\x42",
     false},
    {"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", U"\uFFFD\uFFFD\uFFFD\uFFFD\x41", false},
    {"\xF4\x8F\xBF\xBF", U"\U0010FFFF", true},
};

TEST_CASE("decoding, well-formed or not") {
  for (const Case& c : kCases) {
    // An exact-size copy on the heap, so that the sanitizer sees a byte too many.
    const std::vector<char> exact(c.bytes.begin(), c.bytes.end());
    const std::string_view text(exact.data(), exact.size());
    CAPTURE(c.bytes);
    CHECK(to_utf32(text) == c.code_points);
    CHECK(is_well_formed(text) == c.well_formed);
    CHECK(make_well_formed(text) == to_utf8(c.code_points));
    if (c.well_formed) CHECK(make_well_formed(text) == text);
  }
}

TEST_CASE("decoding at the end gives nothing") {
  CHECK(decode("ab", 2).size_bytes == 0);
  CHECK(decode("", 0).size_bytes == 0);
}

TEST_CASE("what is no scalar value is written as U+FFFD") {
  for (const char32_t c : {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}}) {
    std::string out;
    append(out, c);
    CHECK(out == "\xEF\xBF\xBD");
  }
}

TEST_CASE("every scalar value survives the way there and back") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string out;
    append(out, c);
    const Decoded d = decode(out, 0);
    REQUIRE(d.code_point == c);
    REQUIRE(d.size_bytes == out.size());
  }
}

}  // namespace
}  // namespace palimpsest::text
