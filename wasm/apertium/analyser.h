// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Morphological analysis: cuts text into lexical units and gives each its analyses, longest match
// first (lt-proc, lt-proc -w, -c and -e; FORMAT.md 6 and 13).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "apertium/render.h"
#include "apertium/symbol_table.h"
#include "apertium/symbols.h"
#include "apertium/transducer.h"

namespace palimpsest::apertium {

struct AnalysisTables {
  Transducer dictionary;
  std::span<const uint32_t> letters;   ///< the dictionary's own alphabet, ascending code points
  bool keeps_dictionary_case = false;  ///< -w: forms do not take on the case of the surface
  bool is_case_sensitive = false;      ///< -c
  bool joins_compounds = false;        ///< -e: unknown words are tried as compounds
  /// -e: marks of what may only be a left part, and of what may be the last part; they stand in
  /// the forms that the dictionary writes and are not printed. kNoLabel: it has none.
  Label only_left = kNoLabel;
  Label last_part = kNoLabel;

  [[nodiscard]] bool read(FieldReader& reader, const SymbolTable& symbols);
};

class Analyser {
 public:
  Analyser(const AnalysisTables& tables, const SymbolTable& symbols);

  /// in   characters (no NUL), superblanks and spans of a text; should end in a superblank, or the
  /// last
  ///      token may be lost as it is natively (FORMAT.md 6.6).
  /// out  blanks and units ^surface/analysis/...$; an unknown word is ^w/*w$. Appended to.
  void run(const Tape& in, Tape& out);

 private:
  Symbol next();
  [[nodiscard]] bool is_alphabetic(Symbol s) const;
  [[nodiscard]] bool is_letter_of_dictionary(Symbol s) const;
  [[nodiscard]] size_t last_blank() const;
  void record_best(Symbol v);
  void step(StateSet& set, Symbol v) const;
  void print_dead(Symbol v);
  void print_word(size_t surface_size);
  void print_unknown();
  void print_unit(size_t surface_size);
  void print_forms();
  [[nodiscard]] Casing casing_of(std::span<const Symbol> surface) const;
  // Compounds, analyser_compounds.cpp.
  [[nodiscard]] bool analyse_compound(std::span<const Symbol> word);
  [[nodiscard]] bool print_long_compound(Symbol v);
  void print_blank(Symbol v);

  const AnalysisTables* tables_;
  const SymbolTable* symbols_;
  Renderer renderer_;
  StateSet set_;
  std::optional<StateSet> parts_;    // -e: of a compound
  std::vector<bool> latin_letters_;  // answers is_letter_of_dictionary below 0x250

  // The text: what matching sees, and what stands there as a blank (0: not a blank).
  struct Read {
    Symbol seen;
    Symbol blank;
  };
  std::vector<Read> input_;
  size_t position_ = 0;  // of the next symbol to read
  size_t filled_ = 0;    // how far look-ahead has read; fills the blank queue
  std::vector<Symbol> blanks_;
  size_t blanks_front_ = 0;

  // The token being read.
  Tape surface_;
  size_t token_start_ = 0;
  std::vector<Configuration> finals_;
  std::vector<Configuration> best_;  // the final configurations of the longest match so far
  bool has_best_ = false;            // a match, or white space where a token could start
  Casing best_casing_;
  size_t best_position_ = 0;
  size_t best_size_ = 0;
  bool inconditional_ = false;
  bool postblank_ = false;
  bool preblank_ = false;
  bool only_left_seen_ = false;  // -e: what was read so far may be a left part of a compound

  Forms forms_;
  Tape* out_ = nullptr;
};

}  // namespace palimpsest::apertium
