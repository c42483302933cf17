// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Splits the text of a block into sentences. The rules are one set for all languages (splitter.cpp,
// candidate.h, list_items.h); what differs between languages is data (profile.h, profiles/).
#pragma once

#include <string_view>
#include <vector>

#include "text/positions.h"

namespace palimpsest::segment {

/// Splits `text` into sentences.
/// text      UTF-8; ill-formed bytes count as U+FFFD. A line feed is white space as in HTML; a hard
///           line break is U+2028 and always ends a sentence. Inline codes are taken out before:
///           they neither end a sentence nor prevent an end.
/// language  BCP 47; subtags after the first are not used; an unknown one gets the general profile.
/// returns   half-open byte ranges, sorted, disjoint, not empty, without white space at their ends;
///           between them and at both ends of the text there is only white space.
/// cost      one pass; every look back or ahead is bounded.
[[nodiscard]] std::vector<text::ByteRange> split(std::string_view text, std::string_view language);

/// The same into `segments`, which is emptied first: no allocation once it is large enough.
void split(std::string_view text, std::string_view language,
           std::vector<text::ByteRange>& segments);

}  // namespace palimpsest::segment
