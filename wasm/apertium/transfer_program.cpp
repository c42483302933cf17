// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading a program and checking it, so that running it needs no checks: every operand within its
// table, every node whole and inside its parent's length.
#include "apertium/transfer_program.h"

#include <algorithm>

namespace palimpsest::apertium {
namespace {

constexpr int kMaxDepth = 200;  // of nested nodes; real rules stay below 20

class Checker {
 public:
  explicit Checker(const TransferTables& tables) : t_(tables), code_(tables.code) {}

  bool block_at(uint32_t start) {
    at_ = start;
    ok_ = start < code_.size();
    if (ok_) block(0);
    return ok_;
  }

 private:
  uint16_t word() {
    if (at_ >= code_.size()) {
      ok_ = false;
      return 0;
    }
    return code_[at_++];
  }
  void index(size_t size) {
    if (word() >= size) ok_ = false;
  }
  void require(bool condition) { ok_ = ok_ && condition; }

  void block(int depth) {
    const uint16_t count = word();
    for (uint16_t i = 0; i < count && ok_; ++i) statement(depth + 1);
  }

  void clip_target() {
    word();  // pos: what lies outside the words is empty
    index(3);
    index(t_.attributes.size());
  }

  void expressions(int depth) {
    const uint16_t count = word();
    for (uint16_t i = 0; i < count && ok_; ++i) expression(depth + 1);
  }

  void statement(int depth) {
    require(depth < kMaxDepth);
    if (!ok_) return;
    switch (static_cast<Op>(word())) {
      case Op::kLetVar:
      case Op::kCaseVar:
        index(t_.variables.size());
        return expression(depth + 1);
      case Op::kLetClip:
      case Op::kCaseClip:
        clip_target();
        return expression(depth + 1);
      case Op::kAppend:
        index(t_.variables.size());
        return expressions(depth);
      case Op::kCall: {
        index(t_.macros.size());
        for (uint16_t n = word(); n > 0 && ok_; --n) word();
        return;
      }
      case Op::kChoose:
        return choose(depth);
      case Op::kOut:
        return expressions(depth);
      case Op::kReject:
        return index(2);
      default:
        ok_ = false;
    }
  }

  void choose(int depth) {
    const size_t end = length();
    const uint16_t branches = word();
    for (uint16_t i = 0; i < branches && ok_; ++i) {
      const size_t branch_end = length();
      const uint16_t has_test = word();
      if (has_test != 0) test(depth + 1);
      block(depth + 1);
      require(at_ == branch_end);
    }
    require(at_ == end);
  }

  size_t length() {
    const uint16_t n = word();
    require(n <= code_.size() - at_);
    return at_ + n;
  }

  void expression(int depth) {
    require(depth < kMaxDepth);
    if (!ok_) return;
    switch (static_cast<Op>(word())) {
      case Op::kText:
        return index(t_.constant_ends.size());
      case Op::kVariable:
        return index(t_.variables.size());
      case Op::kClip:
        clip_target();
        return index(t_.constant_ends.size() + 1);
      case Op::kCaseOf:
        return clip_target();
      case Op::kCaseFrom:
        word();
        return expression(depth + 1);
      case Op::kBlank:
      case Op::kUnitCount:
        return;
      case Op::kJoin:
      case Op::kUnit:
      case Op::kJoined:
      case Op::kChunkOf:
        return expressions(depth);
      case Op::kChunk: {
        const auto named_by = static_cast<ChunkName>(word());
        index(named_by == ChunkName::kConstant ? t_.constant_ends.size() : t_.variables.size());
        const auto cased_by = static_cast<ChunkCase>(word());
        index(cased_by == ChunkCase::kNone ? 1 : t_.variables.size());
        expressions(depth);
        return expressions(depth);
      }
      default:
        ok_ = false;
    }
  }

  void test(int depth) {
    require(depth < kMaxDepth);
    if (!ok_) return;
    switch (static_cast<Op>(word())) {
      case Op::kAnd:
      case Op::kOr: {
        const size_t end = length();
        for (uint16_t n = word(); n > 0 && ok_; --n) test(depth + 1);
        return require(at_ == end);
      }
      case Op::kNot:
        return test(depth + 1);
      case Op::kEqual:
      case Op::kBeginsWith:
      case Op::kEndsWith:
      case Op::kContains:
        index(2);
        expression(depth + 1);
        return expression(depth + 1);
      case Op::kInList:
      case Op::kBeginsWithList:
      case Op::kEndsWithList:
        index(2);
        index(t_.lists.size());
        return expression(depth + 1);
      default:
        ok_ = false;
    }
  }

  const TransferTables& t_;
  std::span<const uint16_t> code_;
  size_t at_ = 0;
  bool ok_ = true;
};

bool is_known(Symbol s, const SymbolTable& symbols) {
  if (is_tag(s)) return s - kTagBase < symbols.tag_count();
  return is_character(s) || (s >= kUnitBegin && s <= kNoTranslation);
}

}  // namespace

bool TransferTables::read(FieldReader& reader, const SymbolTable& symbols) {
  bilingual = reader.scalar() != 0;
  makes_chunks = reader.scalar() != 0;
  constant_ends = reader.array<uint32_t>();
  constant_symbols = reader.array<uint32_t>();
  variables = reader.array<uint32_t>();
  const uint32_t attribute_count = reader.scalar();
  const auto is_constant = [this](uint32_t i) { return i < constant_ends.size(); };
  if (!reader.ok() || !std::is_sorted(constant_ends.begin(), constant_ends.end()) ||
      (!constant_ends.empty() && constant_ends.back() != constant_symbols.size()) ||
      !std::all_of(constant_symbols.begin(), constant_symbols.end(),
                   [&](Symbol s) { return is_known(s, symbols); }) ||
      !std::all_of(variables.begin(), variables.end(), is_constant)) {
    return false;
  }
  for (uint32_t i = 0; i < attribute_count && reader.ok(); ++i) {
    Attribute& attribute = attributes.emplace_back();
    attribute.kind = static_cast<AttributeKind>(reader.scalar());
    for (const uint32_t c : reader.array<uint32_t>()) {
      if (!is_constant(c) || constant(c).empty()) return false;
      attribute.alternatives.push_back({constant(c).front(), c});
    }
    for (auto& a : attribute.alternatives) {
      if (is_tag(a.first)) {
        a.first = symbols.folded(a.first);
      } else {
        attribute.begins_with_tags_only = false;
      }
      attribute.first_bits |= uint64_t{1} << (a.first & 63U);
    }
    std::stable_sort(attribute.alternatives.begin(), attribute.alternatives.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
  }
  const uint32_t list_count = reader.scalar();
  for (uint32_t i = 0; i < list_count && reader.ok(); ++i) {
    List& list = lists.emplace_back();
    list.items = reader.array<uint32_t>();
    list.caseless = reader.array<uint32_t>();
    if (!std::all_of(list.items.begin(), list.items.end(), is_constant) ||
        !std::all_of(list.caseless.begin(), list.caseless.end(), is_constant)) {
      return false;
    }
  }
  rules = reader.array<uint32_t>();
  macros = reader.array<uint32_t>();
  code = reader.array<uint16_t>();
  if (!reader.ok() || !patterns.read(reader, symbols, rules.size() + 1)) return false;
  Checker checker(*this);
  const auto is_block = [&checker](uint32_t start) { return checker.block_at(start); };
  return std::all_of(rules.begin(), rules.end(), is_block) &&
         std::all_of(macros.begin(), macros.end(), is_block);
}

}  // namespace palimpsest::apertium
