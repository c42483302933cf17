// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Reads lttoolbox dictionaries (FORMAT.md 4) and lexical-selection rules (10.1), and writes their
// transducers as a pack holds them.
#pragma once

#include <string>
#include <vector>

#include "apertium/transducer.h"
#include "data/make/byte_reader.h"
#include "data/make/field_writer.h"
#include "data/make/pack_symbols.h"

namespace palimpsest::make {

struct RawTransducer {
  struct Transition {
    Symbol input;
    Symbol output;
    uint32_t target;
  };
  struct State {
    apertium::Final final = apertium::Final::kNone;
    std::vector<Transition> transitions;  ///< in file order
  };
  std::vector<uint32_t> starts;
  std::vector<State> states;

  /// Behind our own states, as one more section.
  void append(const RawTransducer& section);
  void write(const PackSymbols& symbols, FieldWriter& out) const;
};

/// One transducer (4.2) with labels that are pair indices; its finals become `kind`.
RawTransducer read_transducer(ByteReader& in, const FileAlphabet& alphabet, apertium::Final kind);

struct Dictionary {
  std::vector<uint32_t> letters;
  RawTransducer transducer;  ///< sections in the order of their names
};
Dictionary read_dictionary(const std::filesystem::path& path, PackSymbols& symbols);

/// Lexical-selection rules, ready to be written once symbols are frozen.
struct SelectionRules {
  RawTransducer rules;
  struct Recogniser {
    std::string name;
    Tape symbols;
    RawTransducer transducer;
  };
  std::vector<Recogniser> recognisers;  ///< ascending by name
  struct Weight {
    Symbol id;
    std::string text;
    double weight;
  };
  std::vector<Weight> weights;
  Symbol any_tag = 0, any_character = 0, any_upper = 0, any_lower = 0;
  Symbol word_end = 0, text_start = 0, skip = 0;

  void write(const PackSymbols& symbols, FieldWriter& out) const;
};
SelectionRules read_selection_rules(const std::filesystem::path& path, PackSymbols& symbols);

}  // namespace palimpsest::make
