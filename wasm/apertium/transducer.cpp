// SPDX-License-Identifier: GPL-3.0-or-later
#include "apertium/transducer.h"

#include <algorithm>
#include <numeric>

namespace palimpsest::apertium {
namespace {

constexpr Label kPartSeparator = '+';

}  // namespace

StateSet::StateSet(const Transducer& transducer) : transducer_(&transducer) {
  nodes_.push_back({0, 0});
  for (const StateRef state : transducer.starts) initial_.push_back({state, 0, false});
  close(initial_);
  initial_nodes_ = nodes_.size();
  reset();
}

void StateSet::reset() {
  nodes_.resize(initial_nodes_);
  now_.assign(initial_.begin(), initial_.end());
}

/// Breadth first, at the end of the list, while the list grows; ends because read() refuses loops
/// of epsilons. A set that has grown beyond all measure dies: dictionaries stay below a thousand,
/// a crafted pack would double with every symbol.
void StateSet::close(std::vector<Configuration>& set) {
  constexpr size_t kMostConfigurations = 1U << 17;
  constexpr size_t kMostNodes = 1U << 22;
  for (size_t i = 0; i < set.size(); ++i) {
    if (!set[i].state.has_epsilons()) continue;
    if (set.size() > kMostConfigurations || nodes_.size() > kMostNodes) return set.clear();
    const Configuration c = set[i];
    const Transducer::Range range = transducer_->of(c.state.state());
    for (const Transition* t = range.begin; t != range.end && t->input == 0; ++t) {
      set.push_back({t->target, write(c.output, t->output), c.dirty});
    }
  }
  if (set.size() > kMostConfigurations || nodes_.size() > kMostNodes) set.clear();
}

/// Appends to next_ what `c` becomes on `label`.
inline void StateSet::follow(const Configuration& c, Label label, bool dirty) {
  constexpr std::ptrdiff_t kLinear = 12;  // below this a scan beats halving
  const Transducer::Range range = transducer_->of(c.state.state());
  const Transition* t = range.begin;
  if (range.end - t > kLinear) {
    t = std::lower_bound(t, range.end, label,
                         [](const Transition& a, Label wanted) { return a.input < wanted; });
  } else {
    while (t != range.end && t->input < label) ++t;
  }
  for (; t != range.end && t->input == label; ++t) {
    next_.push_back({t->target, write(c.output, t->output), dirty});
    needs_closing_ = needs_closing_ || t->target.has_epsilons();
  }
}

void StateSet::finish_step() {
  constexpr size_t kManyConfigurations = 1U << 15;  // looked at: close() has the limits
  if (needs_closing_ || next_.size() > kManyConfigurations) close(next_);
  needs_closing_ = false;
  now_.swap(next_);
}

void StateSet::step_any(std::span<const Label> labels) {
  next_.clear();
  for (const Configuration& c : now_) {
    for (size_t i = 0; i < labels.size(); ++i) follow(c, labels[i], i > 0 || c.dirty);
  }
  finish_step();
}

void StateSet::step(Label label) {
  if (label == 0) {
    now_.clear();
    return;
  }
  next_.clear();
  for (const Configuration& c : now_) follow(c, label, c.dirty);
  finish_step();
}

void StateSet::step(Label label, Label alternative) {
  if (alternative == label) return step(label);
  if (label == 0 || alternative == 0) return now_.clear();
  next_.clear();
  for (const Configuration& c : now_) {
    follow(c, label, c.dirty);
    follow(c, alternative, true);
  }
  finish_step();
}

void StateSet::step_keeping_case(Label upper, Label lower) {
  next_.clear();
  const size_t written = nodes_.size();
  for (const Configuration& c : now_) {
    follow(c, upper, c.dirty);
    follow(c, lower, true);
  }
  // Before the closure, whose outputs stay as they are.
  for (size_t i = written; i < nodes_.size(); ++i) {
    if (nodes_[i].label == lower) nodes_[i].label = upper;
  }
  finish_step();
}

bool StateSet::is_final() const {
  return std::any_of(now_.begin(), now_.end(),
                     [](const Configuration& c) { return final_of(c) != Final::kNone; });
}

bool StateSet::is_final(Final kind) const {
  return std::any_of(now_.begin(), now_.end(),
                     [kind](const Configuration& c) { return final_of(c) == kind; });
}

bool StateSet::last_part_has(const Configuration& c, Label label) const {
  for (uint32_t node = c.output; node != 0; node = nodes_[node].parent) {
    if (nodes_[node].label == label) return true;
    if (nodes_[node].label == kPartSeparator) return false;
  }
  return false;
}

size_t StateSet::count_of(const Configuration& c, Label label) const {
  size_t count = 0;
  for (uint32_t node = c.output; node != 0; node = nodes_[node].parent) {
    if (nodes_[node].label == label) ++count;
  }
  return count;
}

void StateSet::begin_next_part(Label only_left) {
  const size_t count = now_.size();
  for (size_t i = 0; i < count; ++i) {
    const Configuration c = now_[i];
    if (final_of(c) == Final::kNone || !last_part_has(c, only_left)) continue;
    const uint32_t output = write(c.output, kPartSeparator);
    for (const Configuration& start : initial_) now_.push_back({start.state, output, c.dirty});
  }
}

void StateSet::output_of(uint32_t node, std::vector<Label>& out) const {
  const size_t begin = out.size();
  for (; node != 0; node = nodes_[node].parent) out.push_back(nodes_[node].label);
  std::reverse(out.begin() + static_cast<std::ptrdiff_t>(begin), out.end());
}

std::vector<uint32_t> native_order(uint32_t n) {
  std::vector<uint32_t> order(n);
  std::iota(order.begin(), order.end(), 0U);
  // libstdc++'s introsort on equal keys: the pivot (the middle element) goes to the front, then
  // every element changes places with its mirror image; the right part is treated first.
  struct Part {
    uint32_t begin;
    uint32_t end;
  };
  std::vector<Part> todo{{0, n}};
  while (!todo.empty()) {
    Part part = todo.back();
    todo.pop_back();
    if (part.end - part.begin <= 16) continue;
    std::swap(order[part.begin], order[part.begin + (part.end - part.begin) / 2]);
    uint32_t i = part.begin + 1;
    uint32_t j = part.end;
    for (;;) {
      --j;
      if (i >= j) break;
      std::swap(order[i], order[j]);
      ++i;
    }
    todo.push_back({part.begin, i});
    todo.push_back({i, part.end});  // taken next
  }
  return order;
}

}  // namespace palimpsest::apertium
