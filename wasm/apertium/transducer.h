// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Letter transducers of lttoolbox dictionaries and lexical-selection rules, and the walking of them
// with ordered sets of configurations (FORMAT.md 4 and 5).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "apertium/pack_format.h"
#include "apertium/symbols.h"

namespace palimpsest::apertium {

class SymbolTable;

/// Kinds of dictionary section; a state is final in at most one.
enum class Final : uint8_t { kNone, kStandard, kInconditional, kPostblank, kPreblank };

/// Where a transition leads, with what a walk asks of that state at once: so a step touches a state
/// only when it goes on from there.
class StateRef {
 public:
  StateRef() = default;
  constexpr StateRef(uint32_t state, Final final, bool has_epsilons)
      : bits_(state | static_cast<uint32_t>(final) << kStateBits |
              (has_epsilons ? kEpsilonBit : 0)) {}

  static constexpr uint32_t kStateBits = 28;

  [[nodiscard]] uint32_t state() const { return bits_ & ((1U << kStateBits) - 1); }
  [[nodiscard]] Final final() const { return static_cast<Final>(bits_ >> kStateBits & 7U); }
  [[nodiscard]] bool has_epsilons() const { return (bits_ & kEpsilonBit) != 0; }

 private:
  static constexpr uint32_t kEpsilonBit = 1U << 31;
  uint32_t bits_ = 0;
};

struct Transition {
  Label input;
  Label output;
  StateRef target;
};

/// All sections of a dictionary in one state space, ready to be walked. Transitions of a state are
/// grouped by input label, ascending, in file order inside a group. How a pack holds it:
/// transducer_reader.cpp.
struct Transducer {
  std::vector<StateRef> starts;  ///< initial states of the sections, in their order
  std::vector<uint32_t> first;   ///< per state its first transition; one more at the end
  std::vector<Transition> transitions;

  /// Reads the fields; false if one is bad.
  [[nodiscard]] bool read(FieldReader& reader, const SymbolTable& symbols);

  struct Range {
    const Transition* begin;
    const Transition* end;
  };
  /// All transitions of `state`.
  [[nodiscard]] Range of(uint32_t state) const {
    return {transitions.data() + first[state], transitions.data() + first[state + 1]};
  }
};

/// One way to have read the input so far: a state, what was written, and whether an upper-case
/// character was matched by its lower-case form ("dirty").
struct Configuration {
  StateRef state;
  uint32_t output;  ///< node in StateSet's output tree; 0 = nothing written
  bool dirty;
};

/// An ordered list of configurations, duplicates included: the order of results depends on it.
/// Reusable: no allocation once its buffers have grown.
class StateSet {
 public:
  explicit StateSet(const Transducer& transducer);

  /// Back to the initial set; forgets all outputs.
  void reset();
  [[nodiscard]] bool empty() const { return now_.empty(); }
  [[nodiscard]] std::span<const Configuration> configurations() const { return now_; }

  /// FORMAT.md 5, "step". Label 0 (end of text, unknown tag) empties the set.
  void step(Label label);
  /// For each configuration first all transitions on `label`, then those on `alternative`, which
  /// make dirty. Equal labels count once.
  void step(Label label, Label alternative);
  /// The same for any number of labels, distinct and none of them 0.
  void step_any(std::span<const Label> labels);
  /// Post-generation: as step(upper, lower) with upper != lower, but an output equal to `lower` is
  /// written as `upper`.
  void step_keeping_case(Label upper, Label lower);

  /// Whether some configuration is final, in any kind of section or in this one.
  [[nodiscard]] bool is_final() const;
  [[nodiscard]] bool is_final(Final kind) const;
  [[nodiscard]] static Final final_of(const Configuration& c) { return c.state.final(); }

  /// Compounds (FORMAT.md 13): behind every final configuration whose last part has `only_left` a
  /// new part may begin: the initial states, with '+' written. Parts are what stands between '+'.
  void begin_next_part(Label only_left);
  [[nodiscard]] bool last_part_has(const Configuration& c, Label label) const;
  /// How often a configuration wrote `label`.
  [[nodiscard]] size_t count_of(const Configuration& c, Label label) const;

  /// Appends what a configuration wrote to `out`, first to last.
  void output_of(uint32_t node, std::vector<Label>& out) const;

 private:
  struct Node {
    uint32_t parent;
    Label label;
  };
  void close(std::vector<Configuration>& set);
  void follow(const Configuration& c, Label label, bool dirty);
  uint32_t write(uint32_t parent, Label label) {
    if (label == 0) return parent;
    nodes_.push_back({parent, label});
    return static_cast<uint32_t>(nodes_.size() - 1);
  }
  void finish_step();

  const Transducer* transducer_;
  std::vector<Configuration> initial_;
  std::vector<Configuration> now_;
  std::vector<Configuration> next_;
  std::vector<Node> nodes_;
  bool needs_closing_ = false;  // a configuration of next_ has epsilons to follow
  size_t initial_nodes_ = 1;
};

/// The order that the native program's sort leaves `n` results of equal weight in: element i of the
/// sorted list is element result[i] of the unsorted one. Identity up to 16 (FORMAT.md 5).
[[nodiscard]] std::vector<uint32_t> native_order(uint32_t n);

}  // namespace palimpsest::apertium
