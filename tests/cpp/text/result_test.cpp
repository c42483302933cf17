// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "text/result.h"

#include <doctest/doctest.h>

#include <memory>

namespace palimpsest {
namespace {

TEST_CASE("a result is a value or an error") {
  Result<std::unique_ptr<int>> good(std::make_unique<int>(7));
  REQUIRE(good.ok());
  CHECK(*good.value() == 7);
  const std::unique_ptr<int> moved = std::move(good).value();
  CHECK(*moved == 7);

  const Result<int> bad(Error{ErrorCode::kNotFound, "no such pack; add it first", "eng-spa"});
  CHECK(!bad);
  CHECK(bad.error().where == "eng-spa");
}

TEST_CASE("error codes cross the boundary by stable names") {
  const std::pair<ErrorCode, std::string> names[] = {
      {ErrorCode::kBadArgument, "bad-argument"},
      {ErrorCode::kCorruptData, "corrupt-data"},
      {ErrorCode::kUnsupportedVersion, "unsupported-version"},
      {ErrorCode::kUnsupportedPair, "unsupported-pair"},
      {ErrorCode::kNotFound, "not-found"},
      {ErrorCode::kOutOfMemory, "out-of-memory"},
      {ErrorCode::kInternal, "internal"},
  };
  for (const auto& [code, name] : names) CHECK(name_of(code) == name);
}

}  // namespace
}  // namespace palimpsest
