// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Shares the marks of a block out among its stretches (gap, sentence, gap, …, gap) so that each has
// runs of its own, and all of them one after the other are the block again.
#pragma once

#include <vector>

#include "inline/marked_text.h"
#include "text/positions.h"
#include "text/runs.h"

namespace palimpsest::app {

/// For each mark of the source the stretch it belongs to. At the edge of a sentence, codes that
/// begin or end with its text are its own; empty and stand-alone codes belong to the gap. stretches
/// adjoining ranges of all of source.text; those with odd index are sentences.
[[nodiscard]] std::vector<size_t> stretches_of_source_marks(
    const inline_codes::MarkedText& source, const std::vector<text::ByteRange>& stretches);

/// The same for the translation: each mark goes to the stretch it has in the source, as far as its
/// place in the text allows.
[[nodiscard]] std::vector<size_t> stretches_of_target_marks(
    const inline_codes::MarkedText& source, const std::vector<size_t>& source_stretches,
    const inline_codes::MarkedText& target, const std::vector<text::ByteRange>& stretches);

/// The runs of each stretch.
[[nodiscard]] std::vector<text::Runs> slice(const inline_codes::MarkedText& marked,
                                            const std::vector<size_t>& stretch_of_mark,
                                            const std::vector<text::ByteRange>& stretches);

}  // namespace palimpsest::app
