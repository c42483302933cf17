// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What an exchange file says of a unit that the store has no column for, as a string of JSON.
#pragma once

#include <string>
#include <string_view>

#include "exchange/unit.h"

namespace palimpsest::app {

/// What the store has columns for.
struct KeptFields {
  std::string author;  ///< who changed it last, or made it
  std::string note;    ///< the first one of the unit itself
  std::string site;    ///< where it holds; a property in files
  std::string before;  ///< the segment before it; stays among the properties, in the file's form
  std::string after;
};

[[nodiscard]] KeptFields kept_fields(const exchange::Unit& unit);

/// "" if the fields say all.
[[nodiscard]] std::string extra_of(const exchange::Unit& unit, const KeptFields& fields);

/// Puts back into `unit` what extra_of() made, and the fields as they are now: a person may have
/// changed them.
void put_back(exchange::Unit& unit, const KeptFields& fields, std::string_view extra);

}  // namespace palimpsest::app
