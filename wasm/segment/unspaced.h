// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Scripts that put no white space between sentences: marks of Chinese, Japanese and the like; Thai
// and Lao, which have no mark at all and put a space.
#pragma once

#include "segment/candidate.h"
#include "segment/stop_rules.h"

namespace palimpsest::segment {

/// A mark that needs no white space after it.
[[nodiscard]] bool wide_ends(const Context& context, const Candidate& c);
/// Another mark without white space after it, between Han or Kana: "美味!组内".
[[nodiscard]] bool unspaced_ends(const Context& context, const Candidate& c);
/// An ellipsis after an ending of Korean's final verbs: "맛있었습니다... 국가".
[[nodiscard]] bool ends_korean(const Context& context, const Candidate& c);
/// The space at `at` ends a sentence of Thai or Lao: long runs of letters before and after it.
[[nodiscard]] bool space_ends(const Context& context, size_t at);

}  // namespace palimpsest::segment
