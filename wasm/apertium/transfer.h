// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The structural transfer stages: cut the tape into words, find the longest pattern from left to
// right, run its rule (FORMAT.md 11.3, 11.4 and 11.8). What rules do: transfer_machine.h.
//
// Tokens of a tape: blanks and words take turns, a blank (possibly empty) first and last.
#pragma once

#include <deque>
#include <vector>

#include "apertium/codes.h"
#include "apertium/pattern.h"
#include "apertium/symbol_table.h"
#include "apertium/transfer_machine.h"
#include "apertium/transfer_program.h"
#include "apertium/unit_cache.h"

namespace palimpsest::apertium {

class Transfer {
 public:
  Transfer(const TransferTables& tables, const SymbolTable& symbols);

  /// One of the three stages, by tables.kind. Starts from fresh variables; appends to `out`.
  void run(const Tape& in, Codes& codes, Tape& out);

 private:
  /// Half-open on the tape; a word without its outer ^ and $, but with its word-bound blank.
  struct Token {
    uint32_t begin;
    uint32_t end;
  };

  void read_tokens();
  void read_tokens_of_units();
  void read_tokens_of_chunks();
  void feed(const Token& word);
  void match(std::span<const Symbol> word);

  int apply(int rule);
  int apply_to_words(int rule);
  void load_word(const Token& token, TransferWord& word) const;
  void print_without_rule(const Token& word);
  void print_blank(const Token& blank);
  void append(const Token& token);

  // Postchunk: the words of a chunk's content.
  int apply_to_chunk(int rule);
  void read_chunk(const Token& token);
  void complete_content(const Token& token);
  void print_content(const Token& token);

  TransferWord& word_at(size_t i);

  const TransferTables* tables_;
  const SymbolTable* symbols_;
  TransferMachine machine_;
  MatchSet matches_;
  UnitCache fed_{1U << 12, 1U << 16};  ///< states and word: the states behind it
  Tape fed_key_;

  const Tape* in_ = nullptr;
  Tape* out_ = nullptr;
  Codes* codes_ = nullptr;
  std::vector<Token> tokens_;

  // Since the window's start: the words read, and the blanks behind each.
  std::vector<Token> words_;
  std::vector<Token> blanks_;
  size_t matched_ = 0;
  std::vector<uint16_t> banned_;
  std::vector<TransferWord> rule_words_;
  std::deque<Tape> rule_blanks_;
  Tape content_;  ///< postchunk: of the chunk, references resolved and case applied
  Tape chunk_tags_;
  Tape carried_;  ///< postchunk: a blank before a chunk's first word comes out behind the chunk
};

}  // namespace palimpsest::apertium
