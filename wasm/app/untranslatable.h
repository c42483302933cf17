// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Text that is the same in every language, of which there are two kinds: without any letter, which
// no engine is asked about; and names and addresses, which are each engine's own affair (this is
// what the embedded one leaves alone).
#pragma once

#include <string_view>

namespace palimpsest::app {

/// True if `text` (UTF-8) has a letter of any script: not for "1,200.50 €", "12:30", "→".
[[nodiscard]] bool has_letter(std::string_view text);

/// True if `text` (UTF-8) has no letters outside of URLs, e-mail addresses, file names and @names:
/// numbers, prices, symbols, "www.example.org", "setup.exe".
[[nodiscard]] bool is_untranslatable(std::string_view text);

}  // namespace palimpsest::app
