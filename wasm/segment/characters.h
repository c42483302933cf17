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

/// As text::decode, which it asks for all but the plainest: well-formed characters of up to three
/// bytes that no more than a look at each byte tells. `at` must be before the end.
[[nodiscard]] inline text::Decoded decode(std::string_view text, size_t at) {
  const auto byte = [text](size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto continues = [&](size_t i) { return i < text.size() && (byte(i) & 0xC0) == 0x80; };
  const char32_t lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  if (lead >= 0xC2 && lead < 0xE0 && continues(at + 1)) {
    return {(lead & 0x1F) << 6 | (byte(at + 1) & 0x3F), 2};
  }
  // 0xE0 and 0xED may begin what is ill-formed.
  if (lead > 0xE0 && lead < 0xF0 && lead != 0xED && continues(at + 1) && continues(at + 2)) {
    return {(lead & 0x0F) << 12 | char32_t{byte(at + 1) & 0x3Fu} << 6 | (byte(at + 2) & 0x3F), 3};
  }
  return text::decode(text, at);
}

/// The character at `at`, kNoCharacter at the end.
[[nodiscard]] inline char32_t char_at(std::string_view text, size_t at) {
  return at < text.size() ? decode(text, at).code_point : kNoCharacter;
}
/// The byte after the character at `at`.
[[nodiscard]] inline size_t next(std::string_view text, size_t at) {
  return at < text.size() ? at + decode(text, at).size_bytes : at;
}
/// The beginning of the character before `at`, which must not be 0. An ill-formed part counts as
/// going forward: a byte that continues nothing is a character of its own.
[[nodiscard]] inline size_t previous(std::string_view text, size_t at) {
  size_t before = at - 1;
  if (static_cast<unsigned char>(text[before]) < 0x80) return before;
  const size_t lowest = at > 4 ? at - 4 : 0;
  while (before > lowest && (static_cast<unsigned char>(text[before]) & 0xC0) == 0x80) --before;
  return before + decode(text, before).size_bytes == at ? before : at - 1;
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
