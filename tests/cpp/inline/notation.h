// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// A short notation for runs in the tables of tests: "Read the <1>full</1> report<2/>." One-digit to
// many-digit codes; every other character is text.
#pragma once

#include <cctype>
#include <string>
#include <string_view>

#include "text/runs.h"

namespace palimpsest::test {

inline text::Runs parse(std::string_view notation) {
  text::Runs runs;
  std::string text;
  const auto flush = [&] {
    if (!text.empty()) runs.push_back(text::text_run(text));
    text.clear();
  };
  for (size_t i = 0; i < notation.size(); ++i) {
    const size_t end = notation.find('>', i);
    const bool is_code = notation[i] == '<' && end != std::string_view::npos;
    if (!is_code) {
      text += notation[i];
      continue;
    }
    flush();
    std::string inner(notation.substr(i + 1, end - i - 1));
    text::RunKind kind = text::RunKind::kOpen;
    if (inner.front() == '/') {
      kind = text::RunKind::kClose;
      inner.erase(0, 1);
    } else if (inner.back() == '/') {
      kind = text::RunKind::kAlone;
      inner.pop_back();
    }
    runs.push_back(text::code_run(kind, static_cast<uint32_t>(std::stoul(inner))));
    i = end;
  }
  flush();
  return runs;
}

inline std::string show(const text::Runs& runs) {
  std::string out;
  for (const text::Run& run : runs) {
    const std::string code = std::to_string(run.code);
    switch (run.kind) {
      case text::RunKind::kText:
        out += run.text;
        break;
      case text::RunKind::kOpen:
        out += "<" + code + ">";
        break;
      case text::RunKind::kClose:
        out += "</" + code + ">";
        break;
      case text::RunKind::kAlone:
        out += "<" + code + "/>";
        break;
    }
  }
  return out;
}

}  // namespace palimpsest::test
