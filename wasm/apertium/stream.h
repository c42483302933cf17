// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Stream text (FORMAT.md 2): how a tape is written for people, tests and other tools, and how text
// with inline codes in that notation is read. The pipeline itself never goes through it.
#pragma once

#include <string>
#include <string_view>

#include "apertium/codes.h"
#include "apertium/symbol_table.h"
#include "apertium/symbols.h"
#include "text/result.h"

namespace palimpsest::apertium {

/// The tape as stream text, UTF-8.
[[nodiscard]] std::string to_stream(const Tape& tape, const Codes& codes,
                                    const SymbolTable& symbols);

/// Reads source text in stream notation: escapes, superblanks, spans; no lexical units.
/// codes   emptied, then filled with the superblanks and spans of the text.
/// errors  kBadArgument: an unescaped reserved character, an unclosed bracket or span; `where` is
///         the byte offset.
[[nodiscard]] Result<Tape> from_stream(std::string_view stream, Codes& codes);

}  // namespace palimpsest::apertium
