// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Text with inline codes in the shape in which it crosses every boundary (docs/BOUNDARY.md,
// "Runs"). Only the shape: reading, checking and placing of codes is inline/'s work, JSON is
// app/json_codec's.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace palimpsest::text {

enum class RunKind : uint8_t {
  kText,   ///< "text"
  kOpen,   ///< n: code n begins
  kClose,  ///< -n: code n ends
  kAlone,  ///< [n]: code n stands alone
};

/// One element of runs. `code` is 0 and `text` set for kText; the other way round for the others.
struct Run {
  RunKind kind = RunKind::kText;
  uint32_t code = 0;
  std::string text;  ///< UTF-8

  friend bool operator==(const Run& a, const Run& b) {
    return a.kind == b.kind && a.code == b.code && a.text == b.text;
  }
};

using Runs = std::vector<Run>;

[[nodiscard]] inline Run text_run(std::string text) {
  return Run{RunKind::kText, 0, std::move(text)};
}
[[nodiscard]] inline Run code_run(RunKind kind, uint32_t code) {
  return Run{kind, code, {}};
}

}  // namespace palimpsest::text
