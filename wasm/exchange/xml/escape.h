// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Text as it may stand in XML 1.0.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace palimpsest::exchange::xml {

/// Appends `text` (UTF-8) escaped for content. What XML does not allow becomes U+FFFD.
/// returns  how many characters that were.
size_t append_text(std::string& out, std::string_view text);

/// Appends ` name="value"`, escaped. returns  as append_text.
size_t append_attribute(std::string& out, std::string_view name, std::string_view value);

}  // namespace palimpsest::exchange::xml
