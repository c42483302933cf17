// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "segment/list_items.h"

#include <doctest/doctest.h>

#include <string>

namespace palimpsest::segment {
namespace {

struct Case {
  std::string text;
  MarkerKind kind;
  unsigned value;
  std::string suffix;
  bool has_bullet;
};

const Case kCases[] = {
    {"1. x", MarkerKind::kNumber, 1, ".", false},   {"12) x", MarkerKind::kNumber, 12, ")", false},
    {"3.) x", MarkerKind::kNumber, 3, ".)", false}, {"c) x", MarkerKind::kLetter, 3, ")", false},
    {"XIV. x", MarkerKind::kRoman, 14, ".", false}, {"• 9. x", MarkerKind::kNumber, 9, ".", true},
    {"• x", MarkerKind::kNone, 0, "", true},        {"1.5 x", MarkerKind::kNone, 0, "", false},
    {"1.", MarkerKind::kNone, 0, "", false},        {"1999. x", MarkerKind::kNone, 0, "", false},
    {"ab. x", MarkerKind::kNone, 0, "", false},     {"", MarkerKind::kNone, 0, "", false},
};

TEST_CASE("markers of list items") {
  for (const Case& c : kCases) {
    CAPTURE(c.text);
    const ListMarker marker = read_marker(c.text, 0);
    CHECK(marker.kind == c.kind);
    CHECK(marker.value == c.value);
    CHECK(marker.suffix == c.suffix);
    CHECK((marker.bullet != 0) == c.has_bullet);
  }
}

TEST_CASE("the next item of a list") {
  const auto goes_on = [](const std::string& last, const std::string& marker) {
    return continues(read_marker(last, 0), read_marker(marker, 0));
  };
  CHECK(goes_on("1. x", "2. y"));
  CHECK(goes_on("a) x", "b) y"));
  CHECK(goes_on("• x", "• y"));
  CHECK_FALSE(goes_on("1. x", "3. y"));
  CHECK_FALSE(goes_on("1. x", "2) y"));
  CHECK_FALSE(goes_on("1. x", "b. y"));
  CHECK_FALSE(goes_on("• x", "◦ y"));
  CHECK_FALSE(goes_on("x", "1. y"));
}

}  // namespace
}  // namespace palimpsest::segment
