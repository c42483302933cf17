// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Pattern transducers: which coarse tag a lexical form has, which transfer rule a sequence of words
// matches (FORMAT.md 7.2). They only recognise; a state may belong to several classes.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "apertium/pack_format.h"
#include "apertium/symbol_table.h"

namespace palimpsest::apertium {

struct Pattern {
  uint32_t initial = 0;
  Label any_character = kNoLabel;
  Label any_tag = kNoLabel;
  std::span<const uint32_t> first;  ///< per state its first transition; one more at the end
  std::span<const Label> label;     ///< ascending within a state
  std::span<const uint32_t> target;
  std::span<const uint32_t> first_class;  ///< per state its first class; one more at the end
  std::span<const uint16_t> classes;      ///< ascending within a state
  /// Per state: every character leads back to it, as in the middle of a lemma that may be anything.
  std::vector<bool> takes_any_character;

  /// class_count: every class must be below it.
  [[nodiscard]] bool read(FieldReader& reader, const SymbolTable& symbols, size_t class_count);
};

/// The states reached so far.
class MatchSet {
 public:
  explicit MatchSet(const Pattern& pattern) : pattern_(&pattern) { reset(); }

  void reset() { states_.assign(1, pattern_->initial); }
  void clear() { states_.clear(); }
  [[nodiscard]] bool empty() const { return states_.empty(); }

  void step(Label label) { step(label, kNoLabel); }
  void step(Label label, Label alternative);
  void step_character(char32_t c, const SymbolTable& symbols);
  void step_tag(Symbol tag, const SymbolTable& symbols) {
    step(symbols.label(tag), pattern_->any_tag);
  }

  /// The states, in their order; assign() puts back what states() gave.
  [[nodiscard]] std::span<const uint32_t> states() const { return states_; }
  void assign(std::span<const uint32_t> states) { states_.assign(states.begin(), states.end()); }

  /// The smallest class of the states, or -1; classes in `banned` do not count.
  [[nodiscard]] int classify(std::span<const uint16_t> banned = {}) const;

 private:
  void follow(uint32_t state, Label label);
  [[nodiscard]] bool stays_on_characters() const;

  const Pattern* pattern_;
  std::vector<uint32_t> states_;
  std::vector<uint32_t> next_;
};

}  // namespace palimpsest::apertium
