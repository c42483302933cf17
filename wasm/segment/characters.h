// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Classes of characters around the end of a sentence, and stepping through UTF-8 both ways.
#pragma once

#include <cstdint>
#include <string_view>

#include "text/utf8.h"

namespace palimpsest::segment {

inline constexpr char32_t kLineSeparator = 0x2028;  ///< a hard line break
inline constexpr char32_t kNoCharacter = 0;         ///< before the beginning or after the end

/// The character at `at`, kNoCharacter at the end.
[[nodiscard]] inline char32_t char_at(std::string_view text, size_t at) {
  if (at >= text.size()) return kNoCharacter;
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte < 0x80 ? byte : text::decode(text, at).code_point;
}
/// The byte after the character at `at`.
[[nodiscard]] inline size_t next(std::string_view text, size_t at) {
  if (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) return at + 1;
  return at + text::decode(text, at).size_bytes;
}
/// The beginning of the character before `at`, which must not be 0. An ill-formed part counts as
/// going forward: a byte that continues nothing is a character of its own.
[[nodiscard]] inline size_t previous(std::string_view text, size_t at) {
  size_t before = at - 1;
  if (static_cast<unsigned char>(text[before]) < 0x80) return before;
  const size_t lowest = at > 4 ? at - 4 : 0;
  while (before > lowest && (static_cast<unsigned char>(text[before]) & 0xC0) == 0x80) --before;
  return before + text::decode(text, before).size_bytes == at ? before : at - 1;
}
/// The character before `at`, kNoCharacter at the beginning.
[[nodiscard]] inline char32_t char_before(std::string_view text, size_t at) {
  return at > 0 ? char_at(text, previous(text, at)) : kNoCharacter;
}

/// White space as text::is_space has it, fast for ASCII.
[[nodiscard]] bool is_space(char32_t c);
/// Soft hyphens, zero-width spaces and joiners, direction marks: as if they were not there.
[[nodiscard]] bool is_invisible(char32_t c);
/// First byte at or after `at` that is no white space.
[[nodiscard]] size_t skip_space(std::string_view text, size_t at);
/// First byte at or after `at` that is neither white space nor invisible.
[[nodiscard]] size_t skip_blank(std::string_view text, size_t at);
/// The end of what is seen before `at`: invisible characters passed over, white space not.
[[nodiscard]] size_t skip_invisible_before(std::string_view text, size_t at);

/// . ! ? … and those of other scripts that stand before white space.
[[nodiscard]] bool is_stop(char32_t c);
/// 。！？ and the others that end a sentence without white space after them.
[[nodiscard]] bool is_wide_stop(char32_t c);
/// Question and exclamation marks of any script.
[[nodiscard]] bool is_question_or_exclamation(char32_t c);
/// Quotes and brackets that may close after a mark, the ambiguous " and ' included.
[[nodiscard]] bool is_closer(char32_t c);
/// Quotes, brackets and inverted marks that may open a sentence.
[[nodiscard]] bool is_opener(char32_t c);
[[nodiscard]] bool is_quote(char32_t c);
[[nodiscard]] bool is_dash(char32_t c);
[[nodiscard]] bool is_bullet(char32_t c);
[[nodiscard]] bool is_emoji(char32_t c);
/// 「『（【《〈〔［｛ and their likes.
[[nodiscard]] bool is_wide_opener(char32_t c);
[[nodiscard]] bool is_wide_closer(char32_t c);
/// Han, Kana and Bopomofo: written without spaces, sentences end at marks.
[[nodiscard]] bool is_han_or_kana(char32_t c);
/// Lower case that begins no less than capitals do: letters of a script that has none in use.
[[nodiscard]] bool is_lower(char32_t c);
[[nodiscard]] bool is_upper(char32_t c);
/// A letter of a script without capitals (Georgian among them).
[[nodiscard]] bool is_caseless_letter(char32_t c);

}  // namespace palimpsest::segment
