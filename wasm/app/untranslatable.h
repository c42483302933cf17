// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Text that is the same in every language.
#pragma once

#include <string_view>

namespace palimpsest::app {

/// True if `text` (UTF-8) has no letters outside of URLs, e-mail addresses, file names and @names:
/// numbers, prices, symbols, "www.example.org", "setup.exe". No engine is asked about such text.
[[nodiscard]] bool is_untranslatable(std::string_view text);

}  // namespace palimpsest::app
