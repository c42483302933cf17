// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Codes of languages as files write them: "en-US", "EN_us".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace palimpsest::exchange {

enum class LanguageMatch : uint8_t { kNone, kPrefix, kExact };

/// How the language of a file answers to the wanted one: en is answered by en and by en-US.
[[nodiscard]] LanguageMatch match_language(std::string_view wanted, std::string_view there);

/// Whether a text could be the code of a language: letters, then groups after - or _.
[[nodiscard]] bool is_language(std::string_view text);

}  // namespace palimpsest::exchange
