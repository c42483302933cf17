// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Runs a program over a text and says at every position which patterns end there, wherever they
// began: a deterministic automaton whose states are made when they are first met, one table look-up
// a character from then on. When its states take too much memory they are all forgotten, so a text
// costs at most (length x size of the program) whatever the patterns are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

#include "srx/alphabet.h"
#include "srx/program.h"

namespace palimpsest::srx {

/// Numbers of sets of patterns; 0 is the empty one.
using MatchSetId = uint32_t;

/// What a scanner reads at a position: the class of the next character and which look-arounds hold.
struct Symbol {
  CharClass char_class = 0;
  uint32_t context = 0;  ///< index of the truths of look-arounds (srx/context_table.h)
};

/// Which look-arounds hold in a context.
class Contexts {
 public:
  virtual ~Contexts() = default;
  [[nodiscard]] virtual bool holds(uint32_t context, uint32_t look) const = 0;
};

class Scanner {
 public:
  /// Lifetime: the alphabet, the program and the contexts must outlive the scanner.
  Scanner(const Program& program, const Alphabet& alphabet, const Contexts& contexts);

  struct Transition {
    uint32_t next = 0;       ///< a state
    MatchSetId matches = 0;  ///< of the patterns that end before the symbol
  };

  /// The state at the edge of a text. States are good until the next step().
  [[nodiscard]] uint32_t start() const { return kStart; }

  /// symbol_id  a number for exactly this symbol, from 0 and close together.
  Transition step(uint32_t state, uint32_t symbol_id, Symbol symbol) {
    if (symbol_id < stride_) {
      const Transition known = table_[size_t{state} * stride_ + symbol_id];
      if (known.next != kUnknown) return known;
    }
    return make(state, symbol_id, symbol);
  }

  /// The patterns of a set, ascending.
  [[nodiscard]] const std::vector<uint32_t>& matches(MatchSetId id) const { return *sets_[id]; }

  /// Forgets everything that was learnt, also the numbers of symbols and sets.
  void reset();
  /// How much is kept for matches() since the last reset.
  [[nodiscard]] size_t matches_bytes() const { return matches_bytes_; }

 private:
  static constexpr uint32_t kUnknown = UINT32_MAX;
  static constexpr uint32_t kStart = 0;

  /// Instructions to go on at, sorted, and the group of the character scanned last.
  struct State {
    std::vector<uint32_t> kernel;
    uint32_t group = 0;
    friend bool operator<(const State& a, const State& b) {
      return a.group != b.group ? a.group < b.group : a.kernel < b.kernel;
    }
  };
  struct Step {
    std::vector<uint32_t> kernel;
    std::vector<uint32_t> matches;
  };

  Transition make(uint32_t state, uint32_t symbol_id, Symbol symbol);
  void explore(uint32_t from, uint32_t group, Symbol symbol, Step& step);
  const Step& step_from_starts(uint32_t group, uint32_t symbol_id, Symbol symbol);
  uint32_t intern(State state);
  MatchSetId intern(std::vector<uint32_t> matches);
  void clear_states();
  void group_classes();

  const Program& program_;
  const Alphabet& alphabet_;
  const Contexts& contexts_;
  std::vector<uint32_t> group_of_;         // by class: equal for all kJust tests
  std::vector<CharClass> class_of_group_;  // one class of it

  size_t stride_ = 0;
  size_t kernels_bytes_ = 0;
  std::vector<Transition> table_;
  std::map<State, uint32_t> ids_;
  std::vector<const State*> states_;
  std::map<std::vector<uint32_t>, MatchSetId> set_ids_;
  std::vector<const std::vector<uint32_t>*> sets_;
  size_t matches_bytes_ = 0;
  std::unordered_map<uint64_t, Step> starts_;  // by group and symbol
  size_t starts_bytes_ = 0;
  std::vector<uint32_t> seen_;  // by instruction: the generation it was seen in
  uint32_t generation_ = 0;
  std::vector<uint32_t> stack_;
};

}  // namespace palimpsest::srx
