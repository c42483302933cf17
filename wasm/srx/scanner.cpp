// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "srx/scanner.h"

#include <algorithm>
#include <string>

namespace palimpsest::srx {
namespace {

/// Room for transitions and what states are made of; some thousands of states.
constexpr size_t kStatesBytes = size_t{24} << 20;
/// Room for what each symbol does at the beginnings of patterns.
constexpr size_t kStartsBytes = size_t{8} << 20;
/// About what a map takes for an entry.
constexpr size_t kEntryBytes = 96;

size_t bytes_of(const std::vector<uint32_t>& numbers) {
  return kEntryBytes + numbers.size() * sizeof(uint32_t);
}

void sort_unique(std::vector<uint32_t>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

}  // namespace

Scanner::Scanner(const Program& program, const Alphabet& alphabet, const Contexts& contexts)
    : program_(program), alphabet_(alphabet), contexts_(contexts) {
  seen_.assign(program.code().size(), 0);
  group_classes();
  reset();
}

/// Classes that no kJust instruction tells apart need no states of their own.
void Scanner::group_classes() {
  std::vector<std::pair<uint32_t, bool>> tests;
  for (const Instruction& instruction : program_.code()) {
    if (instruction.opcode == Opcode::kJust) tests.emplace_back(instruction.set, instruction.flag);
  }
  std::sort(tests.begin(), tests.end());
  tests.erase(std::unique(tests.begin(), tests.end()), tests.end());
  std::map<std::string, uint32_t> groups;
  for (size_t c = 0; c < alphabet_.size(); ++c) {
    const auto char_class = static_cast<CharClass>(c);
    std::string answers;
    for (const auto& [set, accepts_edge] : tests) {
      const bool is_edge = char_class == alphabet_.edge();
      answers += (is_edge ? accepts_edge : alphabet_.contains(set, char_class)) ? '1' : '0';
    }
    const auto [entry, is_new] = groups.emplace(answers, static_cast<uint32_t>(groups.size()));
    if (is_new) class_of_group_.push_back(char_class);
    // The edge may share a group only with classes of equal answers, and its class then answers
    // alike.
    group_of_.push_back(entry->second);
  }
}

void Scanner::reset() {
  set_ids_.clear();
  sets_.clear();
  starts_.clear();
  matches_bytes_ = 0;
  starts_bytes_ = 0;
  intern(std::vector<uint32_t>());
  stride_ = alphabet_.size() + alphabet_.size() / 4;
  clear_states();
}

void Scanner::clear_states() {
  ids_.clear();
  states_.clear();
  table_.clear();
  kernels_bytes_ = 0;
  intern(State{{}, group_of_[alphabet_.edge()]});
}

uint32_t Scanner::intern(State state) {
  const auto [entry, is_new] =
      ids_.emplace(std::move(state), static_cast<uint32_t>(states_.size()));
  if (is_new) {
    states_.push_back(&entry->first);
    kernels_bytes_ += bytes_of(entry->first.kernel);
    table_.resize(table_.size() + stride_, Transition{kUnknown, 0});
  }
  return entry->second;
}

MatchSetId Scanner::intern(std::vector<uint32_t> matches) {
  const auto [entry, is_new] =
      set_ids_.emplace(std::move(matches), static_cast<MatchSetId>(sets_.size()));
  if (is_new) {
    sets_.push_back(&entry->first);
    matches_bytes_ += bytes_of(entry->first);
  }
  return entry->second;
}

/// All that can be reached from an instruction without a character, and by the symbol.
void Scanner::explore(uint32_t from, uint32_t group, Symbol symbol, Step& step) {
  const CharClass just = class_of_group_[group];
  const auto passes = [&](const Instruction& test, CharClass beside) {
    return beside == alphabet_.edge() ? test.flag : alphabet_.contains(test.set, beside);
  };
  stack_.push_back(from);
  while (!stack_.empty()) {
    const uint32_t at = stack_.back();
    stack_.pop_back();
    if (seen_[at] == generation_) continue;
    seen_[at] = generation_;
    const Instruction& instruction = program_.code()[at];
    switch (instruction.opcode) {
      case Opcode::kSet:
        if (alphabet_.contains(instruction.set, symbol.char_class)) {
          step.kernel.push_back(instruction.next);
        }
        break;
      case Opcode::kSplit:
        stack_.push_back(instruction.next);
        stack_.push_back(instruction.other);
        break;
      case Opcode::kJust:
        if (passes(instruction, just)) stack_.push_back(instruction.next);
        break;
      case Opcode::kComing:
        if (passes(instruction, symbol.char_class)) stack_.push_back(instruction.next);
        break;
      case Opcode::kLook:
        if (contexts_.holds(symbol.context, instruction.set) != instruction.flag) {
          stack_.push_back(instruction.next);
        }
        break;
      case Opcode::kMatch:
        step.matches.push_back(instruction.set);
        break;
    }
  }
}

const Scanner::Step& Scanner::step_from_starts(uint32_t group, uint32_t symbol_id, Symbol symbol) {
  if (starts_bytes_ > kStartsBytes) {
    starts_.clear();
    starts_bytes_ = 0;
  }
  const auto [entry, is_new] = starts_.emplace((uint64_t{group} << 32) | symbol_id, Step{});
  Step& step = entry->second;
  if (is_new) {
    ++generation_;
    for (const uint32_t start : program_.starts()) explore(start, group, symbol, step);
    sort_unique(step.kernel);
    sort_unique(step.matches);
    starts_bytes_ += bytes_of(step.kernel) + bytes_of(step.matches);
  }
  return step;
}

Scanner::Transition Scanner::make(uint32_t state, uint32_t symbol_id, Symbol symbol) {
  const State from = *states_[state];
  Step step = step_from_starts(from.group, symbol_id, symbol);
  ++generation_;
  for (const uint32_t at : from.kernel) explore(at, from.group, symbol, step);
  sort_unique(step.kernel);
  sort_unique(step.matches);

  const bool has_no_column = symbol_id >= stride_;
  const bool is_full =
      (table_.size() + stride_) * sizeof(Transition) + kernels_bytes_ > kStatesBytes;
  if (has_no_column || is_full) {
    if (has_no_column) stride_ = size_t{symbol_id} * 2;
    clear_states();
    state = intern(from);
  }
  Transition made;
  made.matches = intern(std::move(step.matches));
  made.next = intern(State{std::move(step.kernel), group_of_[symbol.char_class]});
  table_[size_t{state} * stride_ + symbol_id] = made;
  return made;
}

}  // namespace palimpsest::srx
