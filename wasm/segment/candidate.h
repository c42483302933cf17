// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// A place where a sentence may end: a run of marks with what closes after it, the word before and
// what comes next.
//
//   He said "Stop!"[2] Then
//           ^    ^^   ^^
//           |    ||   |next
//           |    ||   break_at
//           |    |marks_end
//   word ---+    marks_begin
#pragma once

#include <string>
#include <string_view>

#include "segment/profile.h"

namespace palimpsest::segment {

/// What a sentence that began at `next` would begin with, openers and dashes passed over.
enum class Start { kEnd, kUpper, kLower, kDigit, kLetterWithoutCase, kSymbol };

struct Candidate {
  size_t marks_begin = 0;
  size_t marks_end = 0;
  size_t break_at = 0;       ///< where the sentence would end: after closers, notes, emoji
  size_t next = 0;           ///< first byte after that which is no white space
  unsigned dots = 0;         ///< full stops among the marks, "…" counts three
  bool is_spaced = false;    ///< ". . ."
  bool is_question = false;  ///< a question or exclamation mark is among them
  bool is_wide = false;      ///< ends in a mark that needs no white space after it
  bool has_closer = false;
  bool has_space = false;  ///< white space or the end of the text follows
  Start start = Start::kEnd;
  size_t start_at = 0;  ///< the character `start` tells about
};

/// Reads the candidate whose first mark is at `at`.
[[nodiscard]] Candidate read_candidate(std::string_view text, size_t at, const Profile& profile);

/// The word that ends at `end`, openers before it left out, at most 64 bytes; a view into `text`.
[[nodiscard]] std::string_view word_before(std::string_view text, size_t end, size_t begin);

/// The word at `at`, up to white space or punctuation, at most 64 bytes; a view into `text`.
[[nodiscard]] std::string_view word_at(std::string_view text, size_t at);

}  // namespace palimpsest::segment
