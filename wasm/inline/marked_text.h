// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Runs taken apart into plain text and marks, which is what everything here works on, and back.
// Where the marks of a translation go: inline/projection.h. The tree they form: inline/code_tree.h.
//
//   runs   "Read the " 1 "full" 2 [3] -2 " report" -1 "."
//   text   Read the full report.
//   marks            1   2 3 -2    -1         at bytes 9, 13, 13, 13, 20
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "text/positions.h"
#include "text/result.h"
#include "text/runs.h"

namespace palimpsest::inline_codes {

using text::Run;
using text::RunKind;
using text::Runs;

/// A code's beginning, end or place: before byte `at` of the text.
struct Mark {
  uint32_t at = 0;
  RunKind kind = RunKind::kAlone;  ///< never kText
  uint32_t code = 0;

  friend bool operator==(Mark a, Mark b) {
    return a.at == b.at && a.kind == b.kind && a.code == b.code;
  }
};

/// Invariants of a checked one: marks are sorted by `at`; every code opens and closes once or
/// stands alone once; codes nest.
struct MarkedText {
  std::string text;  ///< UTF-8
  std::vector<Mark> marks;
};

/// Takes runs apart and checks them.
/// errors  kBadArgument: a code is doubled, not opened, not closed, or crosses another; `where`
///         names the run ("run 3").
[[nodiscard]] Result<MarkedText> lift(const Runs& runs);

/// The same for a part of a larger text: a code that is closed but not opened in it is opened at
/// its beginning, one that is not closed is closed at its end.
/// errors  kBadArgument: a code is doubled or crosses another.
[[nodiscard]] Result<MarkedText> lift_part(const Runs& runs);

/// The runs of a text and its marks; never empty strings, never two strings in a row.
[[nodiscard]] Runs lower(const MarkedText& marked);

/// Cuts parts out of a checked text.
/// lifetime  keeps a view: `whole` must outlive it and stay as it is.
class CutterView {
 public:
  /// Cost: one pass over the marks.
  explicit CutterView(const MarkedText& whole);

  /// `part` as a text of its own: codes that reach over its edges are closed and opened there;
  /// codes without text at its edges, and codes that enclose all of it, are left out: they say
  /// nothing about how its words are translated.
  /// cost    linear in the part and its marks.
  [[nodiscard]] MarkedText cut(text::ByteRange part) const;

 private:
  struct Extent {
    uint32_t begin = 0;
    uint32_t end = 0;
  };
  const MarkedText& whole_;
  std::unordered_map<uint32_t, Extent> extents_;
};

/// All of a text cut out: without empty codes at its edges and codes that enclose all of it.
[[nodiscard]] MarkedText core_of(const MarkedText& marked);

}  // namespace palimpsest::inline_codes
