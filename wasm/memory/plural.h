// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Which form of a word a number asks for, after CLDR's plural rules for cardinal numbers.
#pragma once

#include <cstdint>
#include <string_view>

#include "memory/number.h"

namespace palimpsest::memory {

enum class PluralCategory : uint8_t { kZero, kOne, kTwo, kFew, kMany, kOther };

/// language  BCP 47. Languages that are not in the table count as English; those without plural
///           forms (Japanese, …) have kOther for all numbers.
/// number    its sign does not count.
[[nodiscard]] PluralCategory plural_category(const Number& number, std::string_view language);

}  // namespace palimpsest::memory
