// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Segments with a | wherever the text is cut, for tests that state what is expected as one string.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "srx/rules.h"
#include "text/positions.h"

namespace palimpsest::srx::test {

/// One language rule for every language.
inline Description described(std::vector<Rule> rules) {
  Description description;
  description.cascade = true;
  description.language_rules.push_back({"all", std::move(rules)});
  description.maps.push_back({".*", "all", 1});
  return description;
}

inline std::string marked(Rules& rules, std::string_view text, std::string_view language = "en") {
  std::string out;
  for (const text::ByteRange range : rules.split(text, language)) {
    if (!out.empty()) out += '|';
    out += text::slice(text, range);
  }
  return out;
}

}  // namespace palimpsest::srx::test
