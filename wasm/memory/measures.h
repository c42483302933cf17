// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Units of measurement and currencies: which signs stand for one, beside a number.
#pragma once

#include <cstddef>
#include <string_view>

namespace palimpsest::memory {

/// The size in bytes of the unit or currency that begins at byte `at` of `text` and ends with a
/// word; 0 none.
/// has_space  whether a space stands between it and the number: what is a common word in some
///            language ("in", "em", "pt") is a unit only without one.
[[nodiscard]] size_t unit_after(std::string_view text, size_t at, bool has_space);

/// The same of a currency in front of a number: "$", "US$", "EUR".
[[nodiscard]] size_t currency_before(std::string_view text, size_t at);

}  // namespace palimpsest::memory
