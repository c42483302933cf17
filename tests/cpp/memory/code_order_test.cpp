// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/code_order.h"

#include <doctest/doctest.h>

#include "inline/notation.h"

namespace palimpsest::memory {
namespace {

using test::parse;
using test::show;

TEST_CASE("codes are renumbered there and back") {
  const std::vector<uint32_t> codes = codes_in_order(parse("a <7>b<3/></7>"));
  CHECK(codes == std::vector<uint32_t>{7, 3});
  CHECK(show(to_ordinals(parse("<3/><7>B</7><9/>"), codes)) == "<2/><1>B</1>");
  CHECK(show(from_ordinals(parse("<2/><1>B</1><3/>"), codes)) == "<3/><7>B</7>");
}

}  // namespace
}  // namespace palimpsest::memory
