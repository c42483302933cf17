// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Reads pattern transducers of taggers and transfer stages (FORMAT.md 7.2).
#pragma once

#include <set>
#include <utility>
#include <vector>

#include "data/make/byte_reader.h"
#include "data/make/field_writer.h"
#include "data/make/pack_symbols.h"

namespace palimpsest::make {

struct RawPattern {
  uint32_t initial = 0;
  std::vector<std::vector<std::pair<Symbol, uint32_t>>> states;  ///< symbol and target
  std::vector<std::set<uint32_t>> classes;                       ///< per state

  void write(const PackSymbols& symbols, FieldWriter& out) const;
};

/// The transducer and the list of classes behind it.
RawPattern read_pattern(ByteReader& in, const FileAlphabet& alphabet, PackSymbols& symbols);

}  // namespace palimpsest::make
