// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Lexical selection: weighted rules over the context choose among the translations of a unit
// (lrx-proc; FORMAT.md 10).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "apertium/symbol_table.h"
#include "apertium/transducer.h"

namespace palimpsest::apertium {

struct LexicalSelectionTables {
  struct Operation {
    std::vector<Label> name;  ///< e.g. <select> b a n k <n>, as rules write it
    bool removes = false;     ///< else it selects
    Transducer recogniser;    ///< accepts the translations it means
  };
  struct Rule {
    Label id;  ///< the tag a rule path ends in
    double weight;
    uint32_t rank;  ///< order of the ids as text
  };

  Transducer rules;
  Label any_tag = kNoLabel;
  Label any_character = kNoLabel;
  Label any_upper = kNoLabel;
  Label any_lower = kNoLabel;
  Label word_end = kNoLabel;
  Label text_start = kNoLabel;
  Label skip = kNoLabel;
  std::vector<Operation> operations;  ///< ascending by name as text
  std::vector<uint32_t> by_name;      ///< operations ascending by name as labels
  std::vector<Rule> rule_ids;         ///< ascending by id

  [[nodiscard]] bool read(FieldReader& reader, const SymbolTable& symbols);
  /// Index of the operation of that name, or -1.
  [[nodiscard]] int find_operation(std::span<const Label> name) const;
  [[nodiscard]] const Rule* find_rule(Label id) const;
};

class LexicalSelection {
 public:
  LexicalSelection(const LexicalSelectionTables& tables, const SymbolTable& symbols);

  /// in   units ^source/translation/...$
  /// out  the same with the translations that were not chosen left out; appended to
  void run(const Tape& in, Tape& out);

 private:
  struct Slice {
    size_t begin;
    size_t end;
  };
  struct Score {
    uint32_t operation;
    double value;
  };
  struct Unit {
    Slice blank;
    Slice inside;
    std::vector<Score> scores;  ///< ascending by operation
  };
  struct Path {
    const LexicalSelectionTables::Rule* rule;
    std::vector<Label> labels;  ///< operations, each ended by word_end, without the rule's id
  };

  void add_unit(Slice blank, Slice inside);
  void step(StateSet& set, Symbol s) const;
  void read_matches(const StateSet& ended);
  void apply_paths();
  void apply(const Path& path);
  void flush(Tape& out);
  void print_chosen(const Unit& unit, Tape& out);
  [[nodiscard]] bool accepts(size_t operation, std::span<const Symbol> form);
  StateSet& fresh_set();  ///< one more alive, at the start

  const LexicalSelectionTables* tables_;
  const SymbolTable* symbols_;
  const Tape* in_ = nullptr;
  std::vector<StateSet> sets_;  // the first alive_ are rules under way
  size_t alive_ = 0;
  StateSet ended_;
  std::vector<StateSet> recognisers_;
  std::vector<Unit> units_;  // since the last flush
  size_t unit_count_ = 0;
  std::vector<Path> paths_;
  std::vector<Label> labels_;
};

}  // namespace palimpsest::apertium
