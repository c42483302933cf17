// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/slices.h"

#include <doctest/doctest.h>

#include <vector>

namespace palimpsest::text {
namespace {

TEST_CASE("slices are the whole range, in order, each at most one slice long") {
  for (const size_t count : {size_t{0}, size_t{1}, kSliceItems, kSliceItems + 1, 5 * kSliceItems}) {
    std::vector<size_t> seen;
    for_slices(count, [&](size_t i) { seen.push_back(i); });
    REQUIRE(seen.size() == count);
    for (size_t i = 0; i < count; ++i) REQUIRE(seen[i] == i);
    CHECK(all_slices(count, [](size_t begin, size_t end) { return end - begin <= kSliceItems; }));
  }
}

TEST_CASE("the first slice that says false is the last one") {
  size_t calls = 0;
  CHECK_FALSE(all_slices(3 * kSliceItems, [&](size_t, size_t) { return ++calls < 2; }));
  CHECK(calls == 2);
}

}  // namespace
}  // namespace palimpsest::text
