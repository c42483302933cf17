// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Whether a candidate ends a sentence: questions and exclamations, ellipses, marks of other
// scripts; full stops are left to stop_rules.h, marks without white space to unspaced.h.
#pragma once

#include "segment/candidate.h"
#include "segment/stop_rules.h"

namespace palimpsest::segment {

[[nodiscard]] bool ends_sentence(const Context& context, const Candidate& c);

/// "compounds. . . . The": a stop, then an ellipsis that stands for what was left out.
[[nodiscard]] bool opens_next_sentence(const Context& context, const Candidate& c);

}  // namespace palimpsest::segment
