// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "app/untranslatable.h"

#include <doctest/doctest.h>

#include <string>

namespace palimpsest::app {
namespace {

struct Case {
  std::string text;
  bool is_untranslatable;
};

const Case kCases[] = {
    {"", true},
    {"1,200.50 €", true},
    {"— • →", true},
    {"12:30 / 5", true},
    {"https://example.org/a?b=c", true},
    {"www.example.org", true},
    {"(jane.doe@example.org)", true},
    {"setup.exe, readme.txt", true},
    {"@some_one", true},
    {"😀", true},
    {"one", false},
    {"5 kg", false},
    {"See https://example.org", false},
    {"the end.Start", false},
    {"日本", false},
    {"3rd", false},
};

TEST_CASE("text that is the same in every language") {
  for (const Case& c : kCases) {
    CAPTURE(c.text);
    CHECK(is_untranslatable(c.text) == c.is_untranslatable);
  }
}

}  // namespace
}  // namespace palimpsest::app
