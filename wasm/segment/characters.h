// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Classes of characters around the end of a sentence, and stepping through UTF-8 both ways.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace palimpsest::segment {

inline constexpr char32_t kLineSeparator = 0x2028;  ///< a hard line break
inline constexpr char32_t kNoCharacter = 0;         ///< before the beginning or after the end

/// The character at `at`, kNoCharacter at the end.
[[nodiscard]] char32_t char_at(std::string_view text, size_t at);
/// The byte after the character at `at`.
[[nodiscard]] size_t next(std::string_view text, size_t at);
/// The beginning of the character before `at`, which must not be 0.
[[nodiscard]] size_t previous(std::string_view text, size_t at);
/// The character before `at`, kNoCharacter at the beginning.
[[nodiscard]] char32_t char_before(std::string_view text, size_t at);
/// First byte at or after `at` that is no white space.
[[nodiscard]] size_t skip_space(std::string_view text, size_t at);

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
[[nodiscard]] bool is_dash(char32_t c);
[[nodiscard]] bool is_bullet(char32_t c);
[[nodiscard]] bool is_emoji(char32_t c);

[[nodiscard]] std::string lower_case(std::string_view word);

}  // namespace palimpsest::segment
