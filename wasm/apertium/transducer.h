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

/// All sections of a dictionary in one state space, as it lies in the pack. Transitions of a state
/// are grouped by input label, ascending, in file order inside a group.
struct Transducer {
  std::span<const uint32_t> starts;  ///< initial states of the sections, in their order
  std::span<const uint32_t> first;   ///< per state its first transition; one more at the end
  std::span<const Label> input;
  std::span<const Label> output;
  std::span<const uint32_t> target;
  std::span<const uint8_t> final;  ///< per state a Final

  /// Reads the fields; on a bad field or index reader.ok() or the return value is false.
  [[nodiscard]] bool read(FieldReader& reader, const SymbolTable& symbols);

  struct Range {
    uint32_t begin;
    uint32_t end;
  };
  /// The transitions of `state` on `label`.
  [[nodiscard]] Range on(uint32_t state, Label label) const;
};

/// One way to have read the input so far: a state, what was written, and whether an upper-case
/// character was matched by its lower-case form ("dirty").
struct Configuration {
  uint32_t state;
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
  [[nodiscard]] Final final_of(const Configuration& c) const {
    return static_cast<Final>(transducer_->final[c.state]);
  }

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
  uint32_t write(uint32_t parent, Label label);

  const Transducer* transducer_;
  std::vector<Configuration> initial_;
  std::vector<Configuration> now_;
  std::vector<Configuration> next_;
  std::vector<Node> nodes_;
  size_t initial_nodes_ = 1;
};

/// The order that the native program's sort leaves `n` results of equal weight in: element i of the
/// sorted list is element result[i] of the unsorted one. Identity up to 16 (FORMAT.md 5).
[[nodiscard]] std::vector<uint32_t> native_order(uint32_t n);

}  // namespace palimpsest::apertium
