// SPDX-License-Identifier: GPL-3.0-or-later
#include "apertium/transfer_machine.h"

#include <algorithm>

#include "apertium/casing.h"

namespace palimpsest::apertium {
namespace {

constexpr int kMaxMacroDepth = 100;  // real rules nest two deep; a pack that recurses is stopped

constexpr bool rejected(int result) {
  return result >= 0;
}

}  // namespace

TransferMachine::TransferMachine(const TransferTables& tables, const SymbolTable& symbols)
    : tables_(&tables), symbols_(&symbols), variables_(tables.variables.size()) {
  reset();
}

void TransferMachine::reset() {
  for (size_t i = 0; i < variables_.size(); ++i) {
    const std::span<const Symbol> initial = tables_->constant(tables_->variables[i]);
    variables_[i].value.assign(initial.begin(), initial.end());
    variables_[i].word_blank = 0;
  }
}

int TransferMachine::run(int rule, std::span<TransferWord> words, size_t matched,
                         std::deque<Tape>& blanks, Codes& codes, Tape& out) {
  words_ = words;
  matched_ = matched;
  blanks_ = &blanks;
  codes_ = &codes;
  rule_out_ = &out;
  is_in_macro_ = false;
  collected_ = nullptr;
  depth_ = 0;
  pc_ = tables_->rules[static_cast<size_t>(rule) - 1];
  const int result = block();
  for (const Tape& blank : blanks) {
    if (blank != Tape{' '}) append(out, blank);
  }
  blanks.clear();
  return result;
}

/// Positions count from 1; in postchunk word 0 is the chunk, which stays word 0 in macros.
TransferWord* TransferMachine::word(uint16_t position) {
  const bool postchunk = tables_->kind == StageKind::kPostchunk;
  size_t index = position;
  if (is_in_macro_ && !(postchunk && position == 0)) {
    if (position == 0 || position > arguments_.size()) return nullptr;
    index = arguments_[position - 1U];
  }
  if (!postchunk) {
    if (index == 0) return nullptr;
    --index;
  }
  return index < words_.size() ? &words_[index] : nullptr;
}

int TransferMachine::block() {
  int result = -1;
  for (uint16_t n = fetch(); n > 0 && !rejected(result); --n) result = statement();
  return result;
}

int TransferMachine::statement() {
  switch (static_cast<Op>(fetch())) {
    case Op::kLetVar:
      set_variable(false);
      return -1;
    case Op::kAppend:
      set_variable(true);
      return -1;
    case Op::kLetClip:
      set_clip();
      return -1;
    case Op::kCaseVar:
      change_case(false);
      return -1;
    case Op::kCaseClip:
      change_case(true);
      return -1;
    case Op::kCall:
      call();
      return -1;
    case Op::kChoose:
      return choose();
    case Op::kOut:
      expressions(*rule_out_, true);
      return -1;
    case Op::kReject:
      return fetch();
    default:
      return -1;
  }
}

int TransferMachine::choose() {
  const uint16_t length = fetch();
  const size_t end = pc_ + length;
  int result = -1;
  for (uint16_t n = fetch(); n > 0; --n) {
    const uint16_t branch_length = fetch();
    const size_t branch_end = pc_ + branch_length;
    if (fetch() == 0 || test()) {
      result = block();
      break;
    }
    pc_ = branch_end;
  }
  pc_ = end;
  return result;
}

void TransferMachine::call() {
  const size_t start = tables_->macros[fetch()];
  const uint16_t count = fetch();
  constexpr size_t kMostArguments = 64;  // real macros have up to 10
  std::array<uint16_t, kMostArguments> arguments;
  bool all_exist = true;
  for (uint16_t i = 0; i < count; ++i) {
    const uint16_t position = fetch();
    all_exist = all_exist && word(position) != nullptr;
    const bool mapped = is_in_macro_ && position > 0 && position <= arguments_.size();
    if (i < kMostArguments) arguments[i] = mapped ? arguments_[position - 1U] : position;
  }
  if (depth_ >= kMaxMacroDepth) return;
  if (tables_->kind == StageKind::kPostchunk && !all_exist) return;
  const size_t back = pc_;
  const std::span<const uint16_t> outer = arguments_;
  const bool was_in_macro = is_in_macro_;
  arguments_ = std::span(arguments).first(std::min<size_t>(count, kMostArguments));
  is_in_macro_ = true;
  pc_ = start;
  ++depth_;
  block();
  --depth_;
  arguments_ = outer;
  is_in_macro_ = was_in_macro;
  pc_ = back;
}

/// let var, append: the variable remembers whose lemmas went into it.
void TransferMachine::set_variable(bool appends) {
  Variable& variable = variables_[fetch()];
  Symbol gathered = appends ? variable.word_blank : 0;
  Symbol* const outer = collected_;
  collected_ = &gathered;
  Scratch value(*this);
  if (appends) {
    expressions(*value, false);
    append(variable.value, *value);
  } else {
    expression(*value, false);
    variable.value = *value;
  }
  variable.word_blank = gathered;
  collected_ = outer;
}

void TransferMachine::set_clip() {
  TransferWord* const w = word(fetch());
  const size_t side = fetch();
  const Attribute& attribute = tables_->attributes[fetch()];
  Scratch value(*this);
  expression(*value, false);
  if (w != nullptr) replace(*w, side, attribute, *value);
}

void TransferMachine::change_case(bool of_clip) {
  Scratch pattern(*this);
  if (!of_clip) {
    Tape& value = variables_[fetch()].value;
    expression(*pattern, false);
    if (!pattern->empty()) apply_case(value, 0, case_of(*pattern));
    return;
  }
  TransferWord* const w = word(fetch());
  const size_t side = fetch();
  const Attribute& attribute = tables_->attributes[fetch()];
  expression(*pattern, false);
  if (w == nullptr || pattern->empty()) return;
  Scratch value(*this);
  const std::span<const Symbol> current = find(*w, side, attribute);
  value->assign(current.begin(), current.end());
  apply_case(*value, 0, case_of(*pattern));
  replace(*w, side, attribute, *value);
}

}  // namespace palimpsest::apertium
