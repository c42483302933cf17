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
  bool has_letter;
};

const Case kCases[] = {
    {"", true, false},
    {"1,200.50 €", true, false},
    {"— • →", true, false},
    {"12:30 / 5", true, false},
    {"https://example.org/a?b=c", true, true},
    {"www.example.org", true, true},
    {"(jane.doe@example.org)", true, true},
    {"setup.exe, readme.txt", true, true},
    {"@some_one", true, true},
    {"😀", true, false},
    {"one", false, true},
    {"5 kg", false, true},
    {"See https://example.org", false, true},
    {"the end.Start", false, true},
    {"日本", false, true},
    {"3rd", false, true},
};

TEST_CASE("text that is the same in every language") {
  for (const Case& c : kCases) {
    CAPTURE(c.text);
    CHECK(is_untranslatable(c.text) == c.is_untranslatable);
    CHECK(has_letter(c.text) == c.has_letter);
  }
}

}  // namespace
}  // namespace palimpsest::app
