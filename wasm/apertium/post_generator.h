// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Post-generation: contractions and other changes between neighbouring words, such as Spanish
// "de el" to "del" (lt-proc -p, -x, -t, each also with -c; FORMAT.md 12.3). Matching is tried from
// every position of every word.
#pragma once

#include <deque>
#include <vector>

#include "apertium/codes.h"
#include "apertium/generator.h"
#include "apertium/render.h"
#include "apertium/symbol_table.h"
#include "apertium/transducer.h"

namespace palimpsest::apertium {

struct PostGenerationTables {
  Transducer dictionary;
  bool drops_marks = true;         ///< -p: every '~' goes; with -x and -t it stays
  bool is_case_sensitive = false;  ///< -c

  [[nodiscard]] bool read(FieldReader& reader, const SymbolTable& symbols);
};

class PostGenerator {
 public:
  PostGenerator(const PostGenerationTables& tables, const SymbolTable& symbols)
      : tables_(&tables), symbols_(&symbols), renderer_(symbols), set_(tables.dictionary) {
    note_beginnings();
  }

  /// codes  gains the merged word-bound blanks of words that were joined.
  /// out    cleared first; a symbol that replaces others belongs to the first one's unit.
  void run(const Generated& in, Codes& codes, Generated& out);

 private:
  struct Word {
    Tape symbols;
    std::vector<uint32_t> unit_of;
    Symbol word_blank = 0;
  };
  using Blank = Tape;

  void note_beginnings();
  [[nodiscard]] bool may_begin(Symbol s) const;
  bool read_word();
  void keep_match();
  void join_first_two();
  void replace_match();
  void print_first();
  void print_blank();
  bool advance();  ///< one symbol further; false: the match is over

  const PostGenerationTables* tables_;
  const SymbolTable* symbols_;
  Renderer renderer_;
  StateSet set_;

  // What replacements begin with: most positions need no look at the dictionary.
  std::vector<Label> beginnings_;  // ascending
  bool begins_anywhere_ = false;   // the dictionary accepts nothing at all

  const Generated* in_ = nullptr;
  Generated* out_ = nullptr;
  Codes* codes_ = nullptr;
  size_t at_ = 0;
  std::deque<Word> words_;
  std::deque<Blank> blanks_;

  // Where matching stands: in the first word from start_ on, the cursor in word cw_ at cp_.
  size_t start_ = 0;
  size_t cw_ = 0;
  size_t cp_ = 0;
  Tape match_;  // replacement of first word [start_, match_end_); empty: none
  size_t match_end_ = 0;
  std::ptrdiff_t space_difference_ = 0;
  int letters_seen_ = 0;
  Casing casing_;
  std::vector<Configuration> finals_;
  Forms forms_;
};

}  // namespace palimpsest::apertium
