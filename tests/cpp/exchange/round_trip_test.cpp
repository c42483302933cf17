// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What is read, written and read again is the same, for every dialect; in pieces of every size; in
// every encoding; and a file cut off anywhere has fewer units and a problem.
#include <doctest/doctest.h>

#include <algorithm>

#include "exchange/files.h"

namespace palimpsest::exchange {
namespace {

using test::read;
using test::ReadFile;

Format format_of(const test::Fixture& fixture) {
  return format_of_file(fixture.name).value();
}

/// The format that writes what came from a file.
Format own_format(const ReadFile& file) {
  switch (file.units.at(0).dialect) {
    case Dialect::kXliff1:
      return Format::kXliff;
    case Dialect::kXliff2:
      return Format::kXliff2;
    default:
      return Format::kTmx;
  }
}

/// XLIFF has a place for some properties and ours for others, so their order changes there.
Unit in_order(Unit unit) {
  if (unit.dialect == Dialect::kTmx) return unit;
  std::stable_sort(unit.properties.begin(), unit.properties.end(),
                   [](const Property& a, const Property& b) { return a.type < b.type; });
  return unit;
}

void check_same(const std::vector<Unit>& a, const std::vector<Unit>& b) {
  REQUIRE(a.size() == b.size());
  for (size_t i = 0; i < a.size(); ++i) {
    CAPTURE(i);
    CHECK(test::show(a[i]) == test::show(b[i]));
    CHECK(a[i].source_codes == b[i].source_codes);
    CHECK(a[i].target_codes == b[i].target_codes);
    CHECK(a[i].notes == b[i].notes);
    CHECK(in_order(a[i]) == in_order(b[i]));
  }
}

TEST_CASE("read, written and read again") {
  REQUIRE(test::exchange_fixtures().size() >= 8);
  for (const test::Fixture& fixture : test::exchange_fixtures()) {
    CAPTURE(fixture.name);
    const ReadFile first = read(format_of(fixture), fixture.content);
    CHECK(first.problem == "");
    REQUIRE(!first.units.empty());
    const std::string written = test::write({own_format(first), 2, "", "", "1"}, first.units);
    CAPTURE(written);
    const ReadFile second = read(own_format(first), written);
    CHECK(second.problem == "");
    CHECK(second.skipped == 0);
    check_same(first.units, second.units);
  }
}

TEST_CASE("texts, codes, properties and history survive every other format") {
  for (const test::Fixture& fixture : test::exchange_fixtures()) {
    for (const Format format : {Format::kTmx, Format::kXliff, Format::kXliff2}) {
      CAPTURE(fixture.name);
      CAPTURE(static_cast<int>(format));
      const ReadFile first = read(format_of(fixture), fixture.content, {"en", "es"});
      const std::string written = test::write({format, 2, "", "", "1"}, first.units);
      CAPTURE(written);
      const ReadFile second = read(format, written);
      CHECK(second.problem == "");
      // XLIFF 2 has the pair of the file once, so units of another spelling of it stay out.
      REQUIRE(second.units.size() == first.units.size());
      for (size_t i = 0; i < first.units.size(); ++i) {
        const Unit& a = first.units[i];
        const Unit& b = second.units[i];
        // XML but for XLIFF 2 has no place for control characters.
        if (test::show(a).find('\a') == std::string::npos || format == Format::kXliff2) {
          CHECK(test::show(a) == test::show(b));
        }
        CHECK(a.id == b.id);
        CHECK(a.created_ms == b.created_ms);
        CHECK(a.changed_ms == b.changed_ms);
        CHECK(a.creation_id == b.creation_id);
        CHECK(a.change_id == b.change_id);
        CHECK(a.context_previous == b.context_previous);
        CHECK(a.notes.size() == b.notes.size());
        CHECK(a.properties.size() == b.properties.size());
      }
    }
  }
}

TEST_CASE("pieces of every size") {
  for (const test::Fixture& fixture : test::exchange_fixtures()) {
    CAPTURE(fixture.name);
    const ReadFile whole = read(format_of(fixture), fixture.content);
    for (const size_t size : {1, 2, 3, 5, 7, 11, 64, 100, 1000}) {
      CAPTURE(size);
      CHECK(read(format_of(fixture), fixture.content, {}, size) == whole);
    }
  }
}

TEST_CASE("cut off anywhere") {
  for (const test::Fixture& fixture : test::exchange_fixtures()) {
    CAPTURE(fixture.name);
    const std::string_view content = fixture.content;
    const ReadFile whole = read(format_of(fixture), content);
    const size_t end = content.rfind('>') + 1;
    for (size_t size = 0; size < end; ++size) {
      const ReadFile part = read(format_of(fixture), content.substr(0, size));
      CHECK(part.problem != "");
      REQUIRE(part.units.size() <= whole.units.size());
      for (size_t i = 0; i < part.units.size(); ++i) CHECK(part.units[i] == whole.units[i]);
    }
  }
}

TEST_CASE("encodings") {
  for (const test::Fixture& fixture : test::exchange_fixtures()) {
    CAPTURE(fixture.name);
    const Format format = format_of(fixture);
    const ReadFile whole = read(format, fixture.content);
    for (const size_t size : {1, 3, 4096}) {
      CHECK(read(format, test::to_utf16(fixture.content, false, true), {}, size) == whole);
      CHECK(read(format, test::to_utf16(fixture.content, true, true), {}, size) == whole);
      CHECK(read(format, test::to_utf16(fixture.content, false, false), {}, size) == whole);
      CHECK(read(format, test::to_utf16(fixture.content, true, false), {}, size) == whole);
      CHECK(read(format, "\xEF\xBB\xBF" + std::string(fixture.content), {}, size) == whole);
    }
  }
}

}  // namespace
}  // namespace palimpsest::exchange
