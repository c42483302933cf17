// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Finds the part of a lexical form that an attribute names (FORMAT.md 11.1): the leftmost match,
// the first alternative that fits there, case ignored.
#pragma once

#include <span>

#include "apertium/symbol_table.h"
#include "apertium/transfer_program.h"

namespace palimpsest::apertium {

/// Half-open; begin == end: not found.
struct Found {
  size_t begin = 0;
  size_t end = 0;

  [[nodiscard]] bool empty() const { return begin == end; }
};

[[nodiscard]] Found find_attribute(const TransferTables& tables, const Attribute& attribute,
                                   std::span<const Symbol> form, const SymbolTable& symbols);

}  // namespace palimpsest::apertium
