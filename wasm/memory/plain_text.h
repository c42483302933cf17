// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// A segment's text without its codes, and where they stood: the coordinates in which placeables,
// differences and terms are told.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "text/positions.h"
#include "text/runs.h"

namespace palimpsest::memory {

struct CodeMark {
  text::RunKind kind = text::RunKind::kAlone;
  uint32_t ordinal = 0;  ///< of the code, counted from 1 in order of first appearance
  uint32_t at = 0;       ///< bytes of the plain text before it
};

struct PlainText {
  std::string text;  ///< UTF-8
  std::vector<CodeMark> codes;

  /// True if a code stands inside, not at the ends.
  [[nodiscard]] bool has_code_inside(text::ByteRange range) const;
};

/// cost  linear.
[[nodiscard]] PlainText plain_text(const text::Runs& runs);

/// Text to be put in place of a range of the plain text of some runs.
struct Edit {
  text::ByteRange range;
  std::string text;
};

/// `runs` with edits made.
/// edits  in order, apart, in bytes of the plain text of `runs`; no code stands inside of one.
[[nodiscard]] text::Runs with_edits(const text::Runs& runs, const std::vector<Edit>& edits);

}  // namespace palimpsest::memory
