// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// A loaded pack as the stages see it.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "apertium/analyser.h"
#include "apertium/lexical_selection.h"
#include "apertium/pack.h"
#include "apertium/post_generator.h"
#include "apertium/symbol_table.h"
#include "apertium/tagger.h"
#include "apertium/transducer.h"
#include "apertium/transfer_program.h"

namespace palimpsest::apertium {

/// Stages without tables of their own have none.
struct NoTables {};

struct StageTables {
  StageKind kind;
  std::string label;  ///< the native command, e.g. "lt-proc eng-spa.automorf.bin"
  std::variant<NoTables, AnalysisTables, TaggerTables, TransferTables, Transducer,
               LexicalSelectionTables, PostGenerationTables>
      tables;
};

struct Pack::Tables {
  SymbolTable symbols;
  std::vector<StageTables> stages;
};

}  // namespace palimpsest::apertium
