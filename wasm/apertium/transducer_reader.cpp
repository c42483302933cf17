// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a pack holds a transducer, and how it becomes one that can be walked. Written by
// wasm/data/make/transducer_writer.cpp; small, because most of it is what the order of states says
// already, and because like things stand together for whoever compresses the file.
//
//   u32 states, u32 transitions
//   u8[]  per state 5 * its number of transitions + its Final; number 50: a varint follows that is
//         to be added to it
//   u8[]  inputs: the low bytes of all, then the high bytes
//   u8[]  outputs, the same; 0: as the input, 1: nothing, else label + 1
//   u8[]  popular: varints, per state that is led to often its number, as the difference from the
//         one before, 0 folded in (zigzag)
//   u8[]  targets, varints: 0 a state that was not led to before, 1 + i popular state i, from there
//         on how many states back from the newest one
//
// States are numbered in the order in which a walk from the starts first meets them, depth first,
// transitions in their order; the starts are transitions of state 0, which is no state of the
// dictionary. A varint has 7 bits a byte, least significant first, the high bit says that more
// follow.
#include <algorithm>

#include "apertium/symbol_table.h"
#include "apertium/transducer.h"

namespace palimpsest::apertium {
namespace {

class Varints {
 public:
  explicit Varints(std::span<const uint8_t> bytes) : bytes_(bytes) {}

  uint32_t next() {
    uint32_t value = 0;
    for (uint32_t shift = 0; at_ < bytes_.size() && shift < 32; shift += 7) {
      const uint8_t byte = bytes_[at_++];
      value |= static_cast<uint32_t>(byte & 0x7FU) << shift;
      if ((byte & 0x80U) == 0) return value;
    }
    is_good_ = false;
    return 0;
  }
  uint8_t byte() {
    if (at_ < bytes_.size()) return bytes_[at_++];
    is_good_ = false;
    return 0;
  }
  [[nodiscard]] bool is_good() const { return is_good_; }
  [[nodiscard]] bool ended_well() const { return is_good_ && at_ == bytes_.size(); }

 private:
  std::span<const uint8_t> bytes_;
  size_t at_ = 0;
  bool is_good_ = true;
};

class Unpacking {
 public:
  Unpacking(Transducer& into, const SymbolTable& symbols) : t_(into), symbols_(symbols) {}

  bool run(FieldReader& reader) {
    const uint32_t states = reader.scalar();
    const uint32_t transitions = reader.scalar();
    const std::span<const uint8_t> shapes = reader.array<uint8_t>();
    const std::span<const uint8_t> inputs = reader.array<uint8_t>();
    const std::span<const uint8_t> outputs = reader.array<uint8_t>();
    const std::span<const uint8_t> popular = reader.array<uint8_t>();
    const std::span<const uint8_t> targets = reader.array<uint8_t>();
    if (!reader.ok() || states == 0 || states >= 1U << StateRef::kStateBits ||
        shapes.size() < states || inputs.size() != size_t{transitions} * 2 ||
        outputs.size() != inputs.size() || targets.size() < transitions) {
      return false;
    }
    if (!read_shapes(Varints(shapes), states, transitions)) return false;
    t_.transitions.resize(transitions);
    if (!read_labels(inputs, outputs) || !read_popular(Varints(popular))) return false;
    mark_epsilons();
    return read_targets(Varints(targets)) && has_no_epsilon_loop();
  }

 private:
  bool read_shapes(Varints shapes, uint32_t states, uint32_t transitions) {
    t_.first.resize(states + 1);
    refs_.resize(states);
    uint64_t sum = 0;
    for (uint32_t s = 0; s < states; ++s) {
      const uint8_t shape = shapes.byte();
      uint32_t count = shape / kFinals;
      if (count == kManyTransitions) count += shapes.next();
      if (count > transitions) return false;
      refs_[s] = StateRef(s, static_cast<Final>(shape % kFinals), false);
      t_.first[s] = static_cast<uint32_t>(sum);
      sum += count;
      if (sum > transitions) return false;
    }
    t_.first[states] = static_cast<uint32_t>(sum);
    return sum == transitions && shapes.ended_well();
  }

  bool read_labels(std::span<const uint8_t> inputs, std::span<const uint8_t> outputs) {
    const size_t n = t_.transitions.size();
    bool good = true;
    for (size_t i = 0; i < n; ++i) {
      const auto input = static_cast<Label>(inputs[i] | inputs[n + i] << 8U);
      const auto code = static_cast<Label>(outputs[i] | outputs[n + i] << 8U);
      const auto output = static_cast<Label>(code == 0 ? input : code - 1);
      t_.transitions[i].input = input;
      t_.transitions[i].output = output;
      good = good && symbols_.has_label(input) && symbols_.has_label(output);
    }
    return good;
  }

  bool read_popular(Varints varints) {
    uint32_t state = 0;
    while (varints.is_good() && !varints.ended_well()) {
      const uint32_t step = varints.next();
      state += (step >> 1U) ^ (~(step & 1U) + 1U);
      if (state >= refs_.size()) return false;
      popular_.push_back(state);
    }
    return varints.is_good();
  }

  [[nodiscard]] bool has_epsilon(uint32_t state, uint32_t at) const {
    return at < t_.first[state + 1] && t_.transitions[at].input == 0;
  }

  void mark_epsilons() {
    for (uint32_t s = 1; s < refs_.size(); ++s) {
      if (has_epsilon(s, t_.first[s])) refs_[s] = StateRef(s, refs_[s].final(), true);
    }
  }

  /// The walk that gave the states their numbers, again.
  bool read_targets(Varints targets) {
    struct Run {  ///< transitions of a state that are still to be read
      uint32_t next;
      uint32_t end;
    };
    std::vector<Run> open;
    uint32_t newest = 0;
    Run run = {t_.first[0], t_.first[1]};
    for (;;) {
      while (run.next == run.end && !open.empty()) {
        run = open.back();
        open.pop_back();
      }
      if (run.next == run.end) break;
      const uint32_t code = targets.next();
      uint32_t target = 0;
      if (code == 0) {
        target = ++newest;
      } else if (code <= popular_.size()) {
        target = popular_[code - 1];
      } else {
        const auto back = static_cast<uint32_t>(code - 1 - popular_.size());
        target = back <= newest ? newest - back : 0;
      }
      if (target == 0 || target > newest || target >= refs_.size()) return false;
      t_.transitions[run.next++].target = refs_[target];
      if (code == 0) {
        open.push_back(run);
        run = {t_.first[target], t_.first[target + 1]};
      }
    }
    for (uint32_t i = t_.first[0]; i < t_.first[1]; ++i) {
      t_.starts.push_back(t_.transitions[i].target);
    }
    return newest + 1 == refs_.size() && targets.ended_well();
  }

  /// True if no way over epsilon transitions leads back to where it began.
  [[nodiscard]] bool has_no_epsilon_loop() const {
    enum : uint8_t { kNew, kOpen, kDone };
    std::vector<uint8_t> seen(refs_.size(), kNew);
    struct Visit {
      uint32_t state;
      uint32_t next;  ///< transition
    };
    std::vector<Visit> path;
    for (uint32_t start = 1; start < refs_.size(); ++start) {
      if (!refs_[start].has_epsilons() || seen[start] != kNew) continue;
      path.push_back({start, t_.first[start]});
      seen[start] = kOpen;
      while (!path.empty()) {
        Visit& visit = path.back();
        if (!has_epsilon(visit.state, visit.next)) {
          seen[visit.state] = kDone;
          path.pop_back();
          continue;
        }
        const uint32_t to = t_.transitions[visit.next++].target.state();
        if (seen[to] == kOpen) return false;
        if (seen[to] == kDone) continue;
        seen[to] = kOpen;
        path.push_back({to, t_.first[to]});
      }
    }
    return true;
  }

  static constexpr uint32_t kFinals = 5;
  static constexpr uint32_t kManyTransitions = 50;

  Transducer& t_;
  const SymbolTable& symbols_;
  std::vector<StateRef> refs_;  // of every state
  std::vector<uint32_t> popular_;
};

}  // namespace

bool Transducer::read(FieldReader& reader, const SymbolTable& symbols) {
  return Unpacking(*this, symbols).run(reader);
}

}  // namespace palimpsest::apertium
