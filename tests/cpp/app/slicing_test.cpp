// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "app/slicing.h"

#include <doctest/doctest.h>

#include "inline/notation.h"
#include "segment/splitter.h"

namespace palimpsest::app {
namespace {

struct Case {
  std::string block;
  std::string stretches;  // gap|sentence|gap|…|gap
};

const Case kCases[] = {
    {"One. Two.", "|One.| |Two.|"},
    {"<1>One. Two.</1>", "|<1>One.| |Two.</1>|"},
    {"One. <1>Two.</1>", "|One.| |<1>Two.</1>|"},
    {"One.<1> Two.</1>", "|One.|<1> |Two.</1>|"},
    {"<1>One. </1>Two.", "|<1>One.| </1>|Two.|"},
    {"<1/>One.<2/> Two.<3/>", "<1/>|One.|<2/> |Two.|<3/>"},
    {"<1><2/>One.</1>", "<1><2/>|One.</1>|"},
    {"<1>One.</1><2></2>", "|<1>One.</1>|<2></2>"},
    {"One <1>a. Two</1> b.", "|One <1>a.| |Two</1> b.|"},
    {" <1> </1> ", " <1> </1> "},
};

TEST_CASE("marks of the source by stretch") {
  for (const Case& c : kCases) {
    CAPTURE(c.block);
    const auto lifted = inline_codes::lift(test::parse(c.block));
    REQUIRE(lifted.ok());
    const std::string& text = lifted.value().text;
    std::vector<text::ByteRange> stretches;
    uint32_t gap_begin = 0;
    for (const text::ByteRange sentence : segment::split(text, "en")) {
      stretches.push_back({gap_begin, sentence.begin});
      stretches.push_back(sentence);
      gap_begin = sentence.end;
    }
    stretches.push_back({gap_begin, static_cast<uint32_t>(text.size())});

    const auto of_marks = stretches_of_source_marks(lifted.value(), stretches);
    const auto slices = slice(lifted.value(), of_marks, stretches);
    std::string shown;
    for (size_t i = 0; i < slices.size(); ++i) shown += (i > 0 ? "|" : "") + test::show(slices[i]);
    CHECK(shown == c.stretches);
    // A translation that is the source is sliced like the source.
    CHECK(stretches_of_target_marks(lifted.value(), of_marks, lifted.value(), stretches) ==
          of_marks);
  }
}

}  // namespace
}  // namespace palimpsest::app
