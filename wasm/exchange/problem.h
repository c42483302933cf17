// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#pragma once

#include <cstdint>
#include <string>

namespace palimpsest::exchange {

/// Why a file can't be read on.
struct Problem {
  uint64_t line = 1;    ///< from 1
  uint64_t column = 1;  ///< from 1, in characters
  std::string reason;   ///< what is wrong, and what to do
};

/// Something that could not be used; reading goes on.
struct Warning {
  uint64_t line = 1;
  std::string reason;
};

}  // namespace palimpsest::exchange
