// SPDX-License-Identifier: GPL-3.0-or-later
#include "apertium/transducer.h"

#include <algorithm>
#include <numeric>

#include "apertium/symbol_table.h"

namespace palimpsest::apertium {
namespace {

constexpr Label kPartSeparator = '+';

/// True if no way over epsilon transitions leads back to where it began.
bool has_no_epsilon_loop(const Transducer& t) {
  enum : uint8_t { kNew, kOpen, kDone };
  std::vector<uint8_t> seen(t.final.size(), kNew);
  struct Visit {
    uint32_t state;
    uint32_t next;  ///< transition
  };
  std::vector<Visit> path;
  const auto has_epsilon = [&t](uint32_t state, uint32_t at) {
    return at < t.first[state + 1] && t.input[at] == 0;
  };
  for (uint32_t start = 0; start < seen.size(); ++start) {
    if (seen[start] != kNew || !has_epsilon(start, t.first[start])) continue;
    path.push_back({start, t.first[start]});
    seen[start] = kOpen;
    while (!path.empty()) {
      Visit& visit = path.back();
      if (!has_epsilon(visit.state, visit.next)) {
        seen[visit.state] = kDone;
        path.pop_back();
        continue;
      }
      const uint32_t to = t.target[visit.next++];
      if (seen[to] == kOpen) return false;
      if (seen[to] == kDone) continue;
      seen[to] = kOpen;
      path.push_back({to, t.first[to]});
    }
  }
  return true;
}

}  // namespace

bool Transducer::read(FieldReader& reader, const SymbolTable& symbols) {
  starts = reader.array<uint32_t>();
  first = reader.array<uint32_t>();
  input = reader.array<Label>();
  output = reader.array<Label>();
  target = reader.array<uint32_t>();
  final = reader.array<uint8_t>();
  if (!reader.ok() || first.empty()) return false;
  const size_t states = first.size() - 1;
  const size_t transitions = input.size();
  if (output.size() != transitions || target.size() != transitions || final.size() != states ||
      first.front() != 0 || first.back() != transitions) {
    return false;
  }
  const auto is_state = [states](uint32_t s) { return s < states; };
  const auto is_label = [&symbols](Label l) { return symbols.has_label(l); };
  return std::is_sorted(first.begin(), first.end()) &&
         std::all_of(starts.begin(), starts.end(), is_state) &&
         std::all_of(target.begin(), target.end(), is_state) &&
         std::all_of(input.begin(), input.end(), is_label) &&
         std::all_of(output.begin(), output.end(), is_label) && has_no_epsilon_loop(*this);
}

Transducer::Range Transducer::on(uint32_t state, Label label) const {
  uint32_t begin = first[state];
  const uint32_t end = first[state + 1];
  constexpr uint32_t kLinear = 12;  // below this a scan beats halving
  if (end - begin > kLinear) {
    begin = static_cast<uint32_t>(
        std::lower_bound(input.begin() + begin, input.begin() + end, label) - input.begin());
  } else {
    while (begin < end && input[begin] < label) ++begin;
  }
  uint32_t stop = begin;
  while (stop < end && input[stop] == label) ++stop;
  return {begin, stop};
}

StateSet::StateSet(const Transducer& transducer) : transducer_(&transducer) {
  nodes_.push_back({0, 0});
  for (const uint32_t state : transducer.starts) initial_.push_back({state, 0, false});
  close(initial_);
  initial_nodes_ = nodes_.size();
  reset();
}

void StateSet::reset() {
  nodes_.resize(initial_nodes_);
  now_ = initial_;
}

uint32_t StateSet::write(uint32_t parent, Label label) {
  if (label == 0) return parent;
  nodes_.push_back({parent, label});
  return static_cast<uint32_t>(nodes_.size() - 1);
}

/// Breadth first, at the end of the list, while the list grows; ends because read() refuses loops
/// of epsilons. A set that has grown beyond all measure dies: dictionaries stay below a thousand,
/// a crafted pack would double with every symbol.
void StateSet::close(std::vector<Configuration>& set) {
  constexpr size_t kMostConfigurations = 1U << 17;
  constexpr size_t kMostNodes = 1U << 22;
  for (size_t i = 0; i < set.size(); ++i) {
    if (set.size() > kMostConfigurations || nodes_.size() > kMostNodes) return set.clear();
    const Configuration c = set[i];
    const uint32_t end = transducer_->first[c.state + 1];
    for (uint32_t t = transducer_->first[c.state]; t < end && transducer_->input[t] == 0; ++t) {
      set.push_back({transducer_->target[t], write(c.output, transducer_->output[t]), c.dirty});
    }
  }
}

void StateSet::step_any(std::span<const Label> labels) {
  next_.clear();
  for (const Configuration& c : now_) {
    for (size_t i = 0; i < labels.size(); ++i) {
      const Transducer::Range range = transducer_->on(c.state, labels[i]);
      for (uint32_t t = range.begin; t < range.end; ++t) {
        next_.push_back(
            {transducer_->target[t], write(c.output, transducer_->output[t]), i > 0 || c.dirty});
      }
    }
  }
  close(next_);
  now_.swap(next_);
}

void StateSet::step(Label label) {
  if (label == 0) {
    now_.clear();
  } else {
    step_any({&label, 1});
  }
}

void StateSet::step(Label label, Label alternative) {
  if (alternative == label) return step(label);
  const Label both[] = {label, alternative};
  step_any(both);
}

void StateSet::step_keeping_case(Label upper, Label lower) {
  next_.clear();
  const Label both[] = {upper, lower};
  for (const Configuration& c : now_) {
    for (const Label label : both) {
      const Transducer::Range range = transducer_->on(c.state, label);
      for (uint32_t t = range.begin; t < range.end; ++t) {
        const Label written = transducer_->output[t];
        next_.push_back({transducer_->target[t],
                         write(c.output, written == lower ? upper : written),
                         label == lower || c.dirty});
      }
    }
  }
  close(next_);
  now_.swap(next_);
}

bool StateSet::is_final() const {
  return std::any_of(now_.begin(), now_.end(),
                     [this](const Configuration& c) { return final_of(c) != Final::kNone; });
}

bool StateSet::is_final(Final kind) const {
  return std::any_of(now_.begin(), now_.end(),
                     [this, kind](const Configuration& c) { return final_of(c) == kind; });
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
