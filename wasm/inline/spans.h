// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What the inline codes of an answer or an original say, as pieces for the projection; and the
// codes of a source text moved to word edges, as an engine needs them that carries codes with
// words.
#pragma once

#include <cstdint>
#include <vector>

#include "inline/marked_text.h"
#include "inline/projection.h"

namespace palimpsest::inline_codes {

/// Reads runs however broken (dropped, doubled, moved, crossing codes) as a translation of
/// `source`. Codes the source does not have are passed over; no text is lost.
[[nodiscard]] Target read_answer(const MarkedText& source, const Runs& answer);

/// The answer with the codes of `source` put right: a correct answer comes back as it is.
[[nodiscard]] Runs repair(const MarkedText& source, const Runs& answer);

/// A paired code over source bytes [begin, end), which begin and end at words.
struct WordSpan {
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t code = 0;
};

struct WordSpans {
  std::vector<WordSpan> spans;  ///< outermost first where they begin together; nested or disjoint
  std::vector<Anchor> points;   ///< stand-alone codes and pairs without words, in source order
};

/// The codes of `source` on its words. A word belongs to the deepest code that has letters of it;
/// of several, to the one with most ("<b>T</b>he" is bold as a whole). White space and punctuation
/// at a code's edges are left out.
[[nodiscard]] WordSpans word_spans(const MarkedText& source);

}  // namespace palimpsest::inline_codes
