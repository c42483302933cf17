// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "app/canonical.h"

#include <doctest/doctest.h>

#include <string>

namespace palimpsest::app {
namespace {

std::string trimmed(const std::string& text) {
  text::Runs runs = {text::text_run(text)};
  trim(runs);
  return runs.at(0).text;
}

TEST_CASE("white space of every kind is taken off both ends") {
  CHECK(trimmed("a b") == "a b");
  CHECK(trimmed(" \t\u00A0\u3000a\u2003b\u3000\u00A0\n ") == "a\u2003b");
  CHECK(trimmed("\u3000") == "");
  CHECK(trimmed("\u4F60\u597D") == "\u4F60\u597D");
  CHECK(trimmed("") == "");
  CHECK(trimmed("a\xBF\x80") == "a\xBF\x80");  // ill-formed, and no white space
}

}  // namespace
}  // namespace palimpsest::app
