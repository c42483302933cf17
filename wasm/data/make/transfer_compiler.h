// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Compiles one transfer stage: the XML rules (.t1x, .t2x, .t3x) for the actions, the .bin beside
// them for patterns, attributes, variables and lists (FORMAT.md 11.1 and 11.2), into the program of
// apertium/transfer_program.h.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "apertium/transfer_program.h"
#include "data/make/pattern_file.h"

namespace palimpsest::make {

struct TransferRules {
  apertium::StageKind kind = apertium::StageKind::kTransfer;
  bool bilingual = true;
  bool makes_chunks = false;
  RawPattern patterns;
  std::vector<Tape> constants;
  struct AttributeRows {
    apertium::AttributeKind kind;
    std::vector<uint32_t> constants;
  };
  std::vector<AttributeRows> attributes;
  std::vector<uint32_t> variables;
  std::vector<std::vector<uint32_t>> lists;
  std::vector<uint32_t> rules;
  std::vector<uint32_t> macros;
  std::vector<uint16_t> code;

  /// Once, when the symbols are frozen: adds the lower-case forms of list items as constants.
  void write(const PackSymbols& symbols, FieldWriter& out);

 private:
  uint32_t constant(const Tape& tape);
  std::map<Tape, uint32_t> known_constants_;
  friend class TransferCompiler;
};

/// bilingual: words are ^source/target$ (-b); false: -n. Throws Unreadable, naming the file.
TransferRules compile_transfer(apertium::StageKind kind, bool bilingual,
                               const std::filesystem::path& xml, const std::filesystem::path& bin,
                               PackSymbols& symbols);

}  // namespace palimpsest::make
