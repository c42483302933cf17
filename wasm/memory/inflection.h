// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The forms a term takes in a text. Not a stemmer: the term is given as dictionaries give it, and
// a short list of endings per language says what may stand in place of its own. So "caso" finds
// "casos" but not "casa", and "Nutzer" finds "Nutzern" but not "Nutzen".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::memory {

enum class Agreement : uint8_t {
  kNumberAndCase,  ///< what nouns do
  kGenderToo,      ///< and adjectives: words of a term of several words
};

/// All forms of `word`, itself first; each once.
/// word      folded (elements.h), a run of letters as dictionaries give it.
/// language  its primary subtag. Rules: ca, de, en, es, fr, gl, it, nl, pt, ru; for others only the
///           word itself.
/// cost      at most some 30 short strings.
[[nodiscard]] std::vector<std::string> forms_of(std::string_view word, std::string_view language,
                                                Agreement agreement);

}  // namespace palimpsest::memory
