// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Case of symbol strings as transfer rules see it (FORMAT.md 11.6.1 and 11.6.2).
#pragma once

#include <span>

#include "apertium/symbols.h"

namespace palimpsest::apertium {

enum class LetterCase { kLower, kFirstUpper, kUpper };  ///< "aa", "Aa", "AA"

/// kUpper only if there is more than one character and the last one is upper case too.
[[nodiscard]] LetterCase case_of(std::span<const Symbol> s);

/// Puts `s` from position `begin` on into that case: all lower, all upper, or every word with a
/// capital and the rest lower. Tags and marks stay as they are.
void apply_case(Tape& s, size_t begin, LetterCase to);

/// One symbol for comparisons that ignore case: simple lower case, or the tag's folded form.
[[nodiscard]] Symbol folded(Symbol s, const class SymbolTable& symbols);

/// `s` in lower case, tags by their folded form: for comparisons that ignore case.
void fold_case(Tape& s, const class SymbolTable& symbols);

}  // namespace palimpsest::apertium
