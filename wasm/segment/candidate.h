// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// A place where a sentence may end: a run of marks with what closes after it, and what comes next.
//
//   He said "Stop!"[2] Then
//               ^^   ^ ^
//               ||   | next, start_at
//               ||   break_at
//               |marks_end
//               marks_begin
#pragma once

#include <string_view>

#include "segment/profile.h"

namespace palimpsest::segment {

/// What a sentence that began at `next` would begin with, openers and dashes passed over.
enum class Start { kEnd, kUpper, kLower, kDigit, kCaselessLetter, kSymbol };

struct Candidate {
  size_t marks_begin = 0;
  size_t marks_end = 0;
  size_t break_at = 0;          ///< where the sentence would end: after closers, notes, emoji
  size_t next = 0;              ///< first byte after that which is no white space
  unsigned dots = 0;            ///< full stops among the marks, "…" counts three
  bool is_spaced = false;       ///< ". . ."
  bool is_question = false;     ///< a question or exclamation mark is among them
  bool is_wide = false;         ///< ends in a mark that needs no white space after it
  bool has_quote = false;       ///< a quote closes after the marks
  bool has_bracket = false;     ///< a bracket does
  bool has_outer_mark = false;  ///< a mark stands after those: "(etc.)."
  bool has_note = false;        ///< "[1]"
  bool has_space = false;       ///< white space or the end of the text follows
  bool has_opener = false;      ///< a quote or bracket opens before `start_at`
  bool has_dash = false;        ///< a dash stands before `start_at`
  Start start = Start::kEnd;
  size_t start_at = 0;  ///< the character `start` tells about

  [[nodiscard]] bool has_closer() const { return has_quote || has_bracket; }
};

/// Reads the candidate whose first mark is at `at` of the sentence that began at `begin`.
[[nodiscard]] Candidate read_candidate(std::string_view text, size_t begin, size_t at,
                                       Profile profile);

}  // namespace palimpsest::segment
