// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Terms kept out of the embedded engine's reach: it translates a sentence in which each stands as a
// word that it can't know, which it passes on where the term belongs, and gets the term's
// translation in that place afterwards.
//
//   The memory bank is full.  ->  The Xqza is full.  ->  El Xqza es lleno.  ->  El banco de memoria
//   es lleno.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "apertium/translator.h"
#include "inline/marked_text.h"
#include "memory/terms.h"

namespace palimpsest::app {

struct HeldTerms {
  inline_codes::MarkedText source;   ///< with words in place of terms; codes inside of a term are
                                     ///< around it
  std::vector<std::string> words;    ///< in order of the source, each unlike all else in it
  std::vector<std::string> targets;  ///< what is to stand for each
};

/// demands  in order, apart (memory::TermBase::demands of the source's text). A term that a code
///          cuts in two is left to the engine.
[[nodiscard]] HeldTerms hold_terms(const inline_codes::MarkedText& source,
                                   const std::vector<memory::TermDemand>& demands);

/// The engine's translation of held.source with the targets in their places. Nothing if it does not
/// have every word exactly once.
[[nodiscard]] std::optional<apertium::Translation> release_terms(
    const apertium::Translation& translation, const HeldTerms& held);

}  // namespace palimpsest::app
