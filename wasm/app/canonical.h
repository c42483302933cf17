// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The form in which units are looked up: without the codes around all of a segment, because it
// holds inside and outside of a link. The target is without the white space at its ends, which is
// its block's; that of the source stays, and the memory does not count it.
#pragma once

#include "inline/marked_text.h"
#include "text/result.h"
#include "text/runs.h"

namespace palimpsest::app {

struct CanonicalTexts {
  text::Runs source;
  text::Runs target;
};

/// What becomes of codes of the target that the source lacks.
enum class OtherCodes { kRefused, kDropped };

/// errors  kBadArgument: no text on one side, codes that are wrong or refused.
[[nodiscard]] Result<CanonicalTexts> canonical_texts(const text::Runs& source,
                                                     const text::Runs& target, OtherCodes other);

/// Takes white space off the ends of a segment.
void trim(text::Runs& runs);
[[nodiscard]] bool has_text(const text::Runs& runs);

/// An error with the field it is in.
[[nodiscard]] Error within(const char* field, const Error& error);

/// inline_codes::lift_part with the field's name in the error.
[[nodiscard]] Result<inline_codes::MarkedText> lift_field(const text::Runs& runs,
                                                          const char* field);

}  // namespace palimpsest::app
