// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Word-bound blanks: spans of the text become marks on the lexical units inside them, which carry
// them through the stages; before generation each marked unit is closed again (FORMAT.md 12.4).
#pragma once

#include "apertium/codes.h"
#include "apertium/symbols.h"

namespace palimpsest::apertium {

/// Which of the spans around a word it carries.
enum class Carry {
  kAll,       ///< as the native tool: outermost first
  kInnermost  ///< only the innermost: what lies around it follows from the nesting
};

/// Replaces the span symbols of `in` by word-bound blanks before each unit. Appends to `out`.
void attach_word_blanks(const Tape& in, Codes& codes, Carry carry, Tape& out);

/// Puts kSpanEnd after each unit that has a word-bound blank. Appends to `out`.
void detach_word_blanks(const Tape& in, Tape& out);

}  // namespace palimpsest::apertium
