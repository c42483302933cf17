// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Runs the action of one transfer rule on the words it matched (FORMAT.md 11.5 to 11.7). Which
// words those are: transfer.h.
#pragma once

#include <array>
#include <deque>
#include <span>
#include <vector>

#include "apertium/codes.h"
#include "apertium/symbol_table.h"
#include "apertium/transfer_program.h"

namespace palimpsest::apertium {

/// A word of a rule. Transfer: the three sides. Interchunk: chunk name with tags, and content.
/// Postchunk: side 0 only; word 0 is the chunk itself.
struct TransferWord {
  std::array<Tape, 3> sides;
  Symbol word_blank = 0;

  static constexpr size_t kChunk = 0;
  static constexpr size_t kContent = 1;
};

class TransferMachine {
 public:
  TransferMachine(const TransferTables& tables, const SymbolTable& symbols);

  /// Variables take their initial values; at the start of every text.
  void reset();

  /// Runs rule `rule` (1-based).
  /// words    visible to the rule, look-ahead included; the rule may change them.
  /// matched  how many of them the pattern matched (postchunk: words of the chunk, itself not
  ///          counted).
  /// blanks   what stands between the words; consumed. Left-over blanks other than one space are
  ///          written after the rule's output.
  /// returns  -1: done; 0 or 1: the rule rejected itself, without or with shifting.
  int run(int rule, std::span<TransferWord> words, size_t matched, std::deque<Tape>& blanks,
          Codes& codes, Tape& out);

 private:
  /// A buffer for an intermediate value, given back at the end of its scope.
  class Scratch {
   public:
    explicit Scratch(TransferMachine& machine) : machine_(machine) {
      if (machine.scratch_used_ == machine.scratch_.size()) machine.scratch_.emplace_back();
      tape_ = &machine.scratch_[machine.scratch_used_++];
      tape_->clear();
    }
    ~Scratch() { --machine_.scratch_used_; }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    Tape& operator*() { return *tape_; }
    Tape* operator->() { return tape_; }

   private:
    TransferMachine& machine_;
    Tape* tape_;
  };

  uint16_t fetch() { return tables_->code[pc_++]; }
  [[nodiscard]] TransferWord* word(uint16_t position);
  // transfer_machine.cpp: instructions.
  int block();
  int statement();
  int choose();
  void call();
  void set_variable(bool append);
  void set_clip();
  void change_case(bool of_clip);

  // transfer_values.cpp: what they work on.
  void expressions(Tape& out, bool takes_blanks);
  void expression(Tape& out, bool takes_blanks);
  void clip(Tape& out);
  void case_from(Tape& out);
  void unit(Tape& out, bool takes_blanks);
  void joined_units(Tape& out, bool takes_blanks);
  void chunk(Tape& out);
  void wrap_unit(Tape& out, size_t begin, Symbol collected);
  bool test();
  bool compare(Op op);
  /// The next expression's value: in place where it stands somewhere already, else in `value`.
  std::span<const Symbol> view(Scratch& value);
  bool compare_list(Op op);

  [[nodiscard]] std::span<const Symbol> find(const TransferWord& w, size_t side,
                                             const Attribute& attribute);
  void replace(TransferWord& w, size_t side, const Attribute& attribute, const Tape& value);

  const TransferTables* tables_;
  const SymbolTable* symbols_;

  struct Variable {
    Tape value;
    Symbol word_blank = 0;
  };
  std::vector<Variable> variables_;

  // Of the rule that runs.
  std::span<TransferWord> words_;
  size_t matched_ = 0;
  std::deque<Tape>* blanks_ = nullptr;
  Codes* codes_ = nullptr;
  Tape* rule_out_ = nullptr;
  size_t pc_ = 0;
  bool is_in_macro_ = false;
  std::span<const uint16_t> arguments_;  ///< inside a macro: positions of its words
  int depth_ = 0;
  Symbol* collected_ = nullptr;  ///< gathers the word-bound blanks of clipped lemmas
  std::deque<Tape> scratch_;
  size_t scratch_used_ = 0;
  Tape joined_;
};

}  // namespace palimpsest::apertium
