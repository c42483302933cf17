// SPDX-License-Identifier: GPL-3.0-or-later
#include "apertium/stream.h"

#include <doctest/doctest.h>

#include "apertium/toy.h"

namespace palimpsest::apertium {

TEST_CASE("source text in stream notation comes back as it was") {
  const test::Toy toy({"n"});
  for (const char* text : {
           "plain text",
           "escaped \\[ \\] \\{ \\} \\^ \\$ \\/ \\\\ \\@ \\< \\>",
           "a[<br/>]b[x\\]y]c[]",
           "see [[t:b:1]]the [[t:i:2; t:a:3]]house[[/]][[/]].[]",
           "\xF0\x9F\x98\x80 caf\xC3\xA9",
       }) {
    CAPTURE(text);
    Codes codes;
    Result<Tape> tape = from_stream(text, codes);
    REQUIRE(tape.ok());
    CHECK(to_stream(tape.value(), codes, toy.symbols()) == text);
  }
}

TEST_CASE("a stream that is not well-formed is refused with the place") {
  struct Case {
    const char* text;
    const char* where;
  };
  for (const Case& c :
       {Case{"a ^ b", "byte 2"}, Case{"a [b", "byte 2"}, Case{"[[t:b:1]]x", "byte 10"},
        Case{"x[[/]]", "byte 1"}, Case{"[[x", "byte 0"}}) {
    CAPTURE(c.text);
    Codes codes;
    const Result<Tape> tape = from_stream(c.text, codes);
    REQUIRE_FALSE(tape.ok());
    CHECK(tape.error().code == ErrorCode::kBadArgument);
    CHECK(tape.error().where == c.where);
  }
}

}  // namespace palimpsest::apertium
