// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Whether a single full stop ends a sentence: abbreviations, initials, ordinals, markers. All other
// marks: end_rules.h.
#pragma once

#include <string_view>

#include "segment/candidate.h"
#include "segment/profile.h"

namespace palimpsest::segment {

/// What the rules may look at.
struct Context {
  std::string_view text;
  Profile profile;
  size_t begin = 0;       ///< of the sentence at hand
  size_t marker_end = 0;  ///< of its list marker, if it has one
};

/// A single full stop with white space after it, whatever begins then.
[[nodiscard]] bool stop_ends(const Context& context, const Candidate& c);

/// The word at `at` begins sentences.
[[nodiscard]] bool is_starter(const Context& context, size_t at);

}  // namespace palimpsest::segment
