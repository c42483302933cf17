// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "app/unit_rows.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace palimpsest::app {
namespace {

using text::RunKind;

void put(std::string& out, uint32_t number) {
  out.append(reinterpret_cast<const char*>(&number), sizeof number);
}
void put(std::string& out, std::string_view text) {
  put(out, static_cast<uint32_t>(text.size()));
  out += text;
}

std::string pairs() {
  std::string rows;
  put(rows, 2);
  for (const char* language : {"en", "es", "pt-BR", "fr"}) put(rows, std::string_view(language));
  return rows;
}

std::string row(uint32_t id, uint32_t pair, double changed, std::string_view source) {
  std::string out;
  for (const uint32_t number : {id, uint32_t{7}, pair, uint32_t{1}}) put(out, number);
  out.append(reinterpret_cast<const char*>(&changed), sizeof changed);
  put(out, source);
  put(out, std::string_view("target"));
  put(out, std::string_view("example.org"));
  put(out, std::string_view("before"));
  put(out, std::string_view(""));
  return out;
}

TEST_CASE("rows of units are read") {
  const auto units = parse_unit_rows(pairs() + row(3, 1, 1.7e12, "plain") +
                                     row(4, 0, 0, R"([1,"a",-1])") + row(5, 0, 0, "[not runs"));
  REQUIRE(units.ok());
  REQUIRE(units.value().size() == 3);
  const memory::Unit& first = units.value()[0];
  CHECK(first.id == 3);
  CHECK(first.memory == 7);
  CHECK(first.pair == memory::Pair{"pt-BR", "fr"});
  CHECK(first.origin == memory::Origin::kImport);
  CHECK(first.changed_ms == 1'700'000'000'000);
  CHECK(first.source == text::Runs{text::text_run("plain")});
  CHECK(first.site == "example.org");
  CHECK(first.before == "before");
  CHECK(first.after.empty());
  CHECK(units.value()[1].source == text::Runs{text::code_run(RunKind::kOpen, 1),
                                              text::text_run("a"),
                                              text::code_run(RunKind::kClose, 1)});
  CHECK(units.value()[2].source == text::Runs{text::text_run("[not runs")});
}

TEST_CASE("what is no rows says where") {
  const std::string good = pairs() + row(3, 1, 5, "plain") + row(4, 0, 5, "more");
  size_t whole = 0;
  for (size_t size = 0; size < good.size(); ++size) {
    const auto units = parse_unit_rows(std::string_view(good).substr(0, size));
    if (units.ok()) {
      ++whole;  // cut between two units
    } else {
      CHECK(units.error().code == ErrorCode::kBadArgument);
      CHECK(units.error().where.starts_with("byte "));
    }
  }
  CHECK(whole == 2);
  CHECK_FALSE(parse_unit_rows(pairs() + row(0, 0, 5, "no id")).ok());
  CHECK_FALSE(parse_unit_rows(pairs() + row(1, 2, 5, "no such pair")).ok());
  CHECK_FALSE(parse_unit_rows(pairs() + row(1, 0, 1e300, "no time")).ok());
}

}  // namespace
}  // namespace palimpsest::app
