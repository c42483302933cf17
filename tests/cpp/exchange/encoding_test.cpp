// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "exchange/encoding.h"

#include <doctest/doctest.h>

#include "exchange/files.h"

namespace palimpsest::exchange {
namespace {

struct Decoded {
  std::string text;
  bool is_well;

  friend bool operator==(const Decoded&, const Decoded&) = default;
};

Decoded decode(std::string_view bytes, size_t piece_bytes) {
  Decoder decoder;
  std::string out;
  bool is_well = true;
  for (size_t at = 0; at < bytes.size() && is_well; at += piece_bytes) {
    is_well = decoder.feed(bytes.substr(at, piece_bytes), out);
  }
  is_well = is_well && decoder.finish(out);
  return {out, is_well};
}

const char* const kText =
    "a\u00E1\u20AC\U0001F600, long enough for the fast path: \u00F1 and \U0001F6A2!";

TEST_CASE("every encoding, in pieces of every size") {
  const std::string text = kText;
  const std::string inputs[] = {
      text,
      "\xEF\xBB\xBF" + text,
      test::to_utf16(text, false, true),
      test::to_utf16(text, true, true),
      test::to_utf16(text, false, false),
      test::to_utf16(text, true, false),
  };
  for (const std::string& bytes : inputs) {
    for (size_t size = 1; size <= bytes.size(); ++size) {
      CAPTURE(size);
      CHECK(decode(bytes, size) == Decoded{text, true});
    }
  }
}

TEST_CASE("what is not well-formed") {
  for (const std::string bytes : {"abc\xE9", "abc\xC0\x80", "abc\xED\xA0\x80", "abc\xF5",
                                  "abc\x80z", "abc\xE2\x82z", "abc\xF0\x9F\x98"}) {
    CAPTURE(bytes);
    for (size_t size = 1; size <= bytes.size(); ++size) {
      CHECK(decode(bytes, size) == Decoded{"abc", false});
    }
  }
  CHECK(decode(test::to_utf16("abc", false, true) + "x", 2) == Decoded{"abc", false});
}

TEST_CASE("a half of a pair becomes U+FFFD") {
  std::string bytes = test::to_utf16("ab", false, true);
  bytes.insert(4, std::string("\x3D\xD8", 2));
  bytes.insert(2, std::string("\x00\xDC", 2));
  CHECK(decode(bytes, 1) == Decoded{"\uFFFD"
                                    "a\uFFFD"
                                    "b",
                                    true});
}

}  // namespace
}  // namespace palimpsest::exchange
