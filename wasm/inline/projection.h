// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Puts the inline codes of a source text onto its translation. Whatever an engine says about where
// its words come from, the result has exactly the codes of the source, each once, inside the same
// parent as in the source; what the engine says only decides where they stand.
//
// How a paired code finds its words (outermost codes first):
//
//   source   I <1>gave <2>it</2> up</1> today
//   target   Hoy lo[2] dejé[1]               each word with the deepest code it came from
//   result   Hoy <1><2>lo</2> dejé</1>
//
// - The words of a code are those that came from it or from codes inside it.
// - If only words of the codes around it lie between them, it takes them all, those words included.
// - If words of other codes lie between them, it takes the run with most letters (the first of
//   equals) and its other words fall to its parent.
// - A code left without words becomes an empty pair, next to what it stood next to in the source.
//   One around punctuation alone is put around the same punctuation where that is found.
// - Punctuation and white space that belong to no piece are inside between the words of a code,
//   and at its edge if they are there in the source.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "inline/code_tree.h"
#include "inline/marked_text.h"

namespace palimpsest::inline_codes {

/// Target bytes [begin, end), usually a word, that came from inside `code` (0: from inside none).
struct Piece {
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t code = 0;
};

/// `code`, alone or without words, stands before target byte `at`.
struct Anchor {
  uint32_t at = 0;
  uint32_t code = 0;
};

/// A translation and what is known about its words. Anything goes: pieces that overlap, cut
/// characters or name codes the source does not have are put right or passed over.
struct Target {
  std::string text;  ///< UTF-8
  std::vector<Piece> pieces;
  std::vector<Anchor> anchors;
};

/// The translation with the codes of `source`.
/// source   checked (lift).
/// returns  target.text unchanged, with every code of the source once, in the same parent.
/// cost     about linear in text, pieces and codes; no recursion.
[[nodiscard]] MarkedText project(const MarkedText& source, const Target& target);

}  // namespace palimpsest::inline_codes
