// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What an SRX 2.0 file says, as plain values. XML is read outside of the core (cli/srx_file.h,
// js-glue/worker/srx-file.ts).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace palimpsest::srx {

/// <rule>. Patterns are regular expressions; "" matches anywhere.
struct Rule {
  bool is_break = true;
  std::string before;
  std::string after;
  uint32_t before_line = 0;  ///< of the pattern in the file, from 1, for messages
  uint32_t after_line = 0;
};

/// <languagerule>.
struct LanguageRule {
  std::string name;
  std::vector<Rule> rules;
};

/// <languagemap>: languages whose whole code matches the pattern have the rules of that name.
struct LanguageMap {
  std::string pattern;
  std::string rule_name;
  uint32_t line = 0;
};

struct Description {
  bool cascade = false;  ///< all maps that match count, in order; otherwise the first one
  std::vector<LanguageRule> language_rules;
  std::vector<LanguageMap> maps;
};

}  // namespace palimpsest::srx
