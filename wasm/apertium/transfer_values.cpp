// SPDX-License-Identifier: GPL-3.0-or-later
//
// The half of TransferMachine that evaluates: parts of words, expressions, tests.
#include <algorithm>
#include <string>

#include "apertium/attribute_search.h"
#include "apertium/casing.h"
#include "apertium/transfer_machine.h"

namespace palimpsest::apertium {
namespace {

void append_number(Tape& out, size_t n) {
  for (const char digit : std::to_string(n)) out.push_back(static_cast<Symbol>(digit));
}

}  // namespace

/// What an attribute is in a word. Interchunk: of the chunk's name and tags first, else of its
/// content if that is all of it; what is the whole name goes on into the content (FORMAT.md 11.7).
std::span<const Symbol> TransferMachine::find(const TransferWord& w, size_t side,
                                              const Attribute& attribute) {
  const auto search = [&](const Tape& form) {
    const Found found = find_attribute(*tables_, attribute, form, *symbols_);
    return std::span(form).subspan(found.begin, found.end - found.begin);
  };
  if (tables_->kind == StageKind::kTransfer) return search(w.sides[side]);
  const Tape& chunk = w.sides[TransferWord::kChunk];
  const Tape& content = w.sides[TransferWord::kContent];
  std::span<const Symbol> found = search(chunk);
  if (found.empty()) {
    found = search(content);
    if (found.size() != content.size()) found = {};
  } else if (found.size() == chunk.size() && !content.empty()) {
    joined_ = chunk;
    append(joined_, content);
    found = search(joined_);
  }
  if (attribute.kind == AttributeKind::kInside && found.size() >= 2) {
    found = found.subspan(1, found.size() - 2);
  }
  return found;
}

void TransferMachine::replace(TransferWord& w, size_t side, const Attribute& attribute,
                              const Tape& value) {
  Tape& form = w.sides[tables_->kind == StageKind::kTransfer ? side : TransferWord::kChunk];
  const Found found = find_attribute(*tables_, attribute, form, *symbols_);
  if (found.empty()) return;
  const auto at = form.begin() + static_cast<std::ptrdiff_t>(found.begin);
  form.erase(at, form.begin() + static_cast<std::ptrdiff_t>(found.end));
  form.insert(form.begin() + static_cast<std::ptrdiff_t>(found.begin), value.begin(), value.end());
}

void TransferMachine::expressions(Tape& out, bool takes_blanks) {
  for (uint16_t n = fetch(); n > 0; --n) expression(out, takes_blanks);
}

void TransferMachine::expression(Tape& out, bool takes_blanks) {
  switch (static_cast<Op>(fetch())) {
    case Op::kText:
      append(out, tables_->constant(fetch()));
      return;
    case Op::kVariable: {
      const Variable& variable = variables_[fetch()];
      append(out, variable.value);
      if (collected_ != nullptr) *collected_ = codes_->merge(*collected_, variable.word_blank);
      return;
    }
    case Op::kClip:
      clip(out);
      return;
    case Op::kCaseOf: {
      const TransferWord* const w = word(fetch());
      const size_t side = fetch();
      const Attribute& attribute = tables_->attributes[fetch()];
      const LetterCase c = w == nullptr ? LetterCase::kLower : case_of(find(*w, side, attribute));
      out.push_back(c == LetterCase::kLower ? 'a' : 'A');
      out.push_back(c == LetterCase::kUpper ? 'A' : 'a');
      return;
    }
    case Op::kCaseFrom:
      case_from(out);
      return;
    case Op::kBlank:
      if (blanks_->empty()) {
        out.push_back(' ');
      } else {
        append(out, blanks_->front());
        if (takes_blanks) blanks_->pop_front();
      }
      return;
    case Op::kJoin:
      expressions(out, takes_blanks);
      return;
    case Op::kUnit:
      unit(out, takes_blanks);
      return;
    case Op::kJoined:
      joined_units(out, takes_blanks);
      return;
    case Op::kChunk:
      chunk(out);
      return;
    case Op::kChunkOf:
      out.push_back(kUnitBegin);
      expressions(out, takes_blanks);
      out.push_back(kUnitEnd);
      return;
    case Op::kUnitCount:
      append_number(out, matched_);
      return;
    default:
      return;
  }
}

void TransferMachine::clip(Tape& out) {
  const TransferWord* const w = word(fetch());
  const size_t side = fetch();
  const Attribute& attribute = tables_->attributes[fetch()];
  const uint16_t link = fetch();
  if (w == nullptr) return;
  const std::span<const Symbol> found = find(*w, side, attribute);
  if (link != 0) {
    if (!found.empty()) append(out, tables_->constant(link - 1U));
    return;
  }
  append(out, found);
  const bool is_lemma = attribute.kind == AttributeKind::kLemma ||
                        attribute.kind == AttributeKind::kHead ||
                        attribute.kind == AttributeKind::kWhole;
  if (is_lemma && collected_ != nullptr && side != static_cast<size_t>(Side::kReference)) {
    *collected_ = codes_->merge(*collected_, w->word_blank);
  }
}

/// get-case-from: the case of a word's lemma on the child's value. In a value with tags what stands
/// before the first one is cased; what stands behind the last one only follows lower or upper.
void TransferMachine::case_from(Tape& out) {
  TransferWord* const w = word(fetch());
  Scratch value(*this);
  expression(*value, false);
  if (w != nullptr && !value->empty()) {
    static const Attribute lemma{AttributeKind::kLemma, {}};
    const std::span<const Symbol> source =
        tables_->kind == StageKind::kTransfer
            ? find(*w, static_cast<size_t>(Side::kSource), lemma)
            : std::span<const Symbol>(w->sides[TransferWord::kChunk])
                  .first(find_attribute(*tables_, lemma, w->sides[TransferWord::kChunk], *symbols_)
                             .end);
    const LetterCase c = case_of(source);
    const auto first_tag = std::find_if(value->begin(), value->end(), is_tag);
    if (first_tag == value->end()) {
      if (!source.empty()) apply_case(*value, 0, c);
    } else {
      Scratch tail(*this);
      const auto last_tag = std::find_if(value->rbegin(), value->rend(), is_tag).base();
      tail->assign(last_tag, value->end());
      apply_case(*tail, 0, c == LetterCase::kUpper ? c : LetterCase::kLower);
      Scratch tags(*this);
      tags->assign(first_tag, last_tag);
      value->erase(first_tag, value->end());
      apply_case(*value, 0, c);
      append(*value, *tags);
      append(*value, *tail);
    }
  }
  append(out, *value);
}

/// Wraps what stands in `out` from `begin` on into ^..$ with the word-bound blank it has earned.
void TransferMachine::wrap_unit(Tape& out, size_t begin, Symbol collected) {
  if (out.size() == begin) return;
  const bool interchunk = tables_->kind == StageKind::kInterchunk;
  const bool postchunk = tables_->kind == StageKind::kPostchunk;
  const auto at = [&out, begin] { return out.begin() + static_cast<std::ptrdiff_t>(begin); };
  if (!is_word_blank(out[begin])) {
    // A word that stood alone keeps its blank whatever was clipped of it.
    const size_t single = postchunk ? 1 : 0;
    const Symbol own = matched_ == 1 && words_.size() > single ? words_[single].word_blank : 0;
    const Symbol blank = interchunk ? 0 : matched_ == 1 ? own : collected;
    out.insert(at(), kUnitBegin);
    if (blank != 0) out.insert(at(), blank);
  }
  out.push_back(kUnitEnd);
}

void TransferMachine::unit(Tape& out, bool takes_blanks) {
  const size_t begin = out.size();
  Symbol gathered = 0;
  Symbol* const outer = collected_;
  collected_ = &gathered;
  expressions(out, takes_blanks);
  collected_ = outer;
  wrap_unit(out, begin, gathered);
}

void TransferMachine::joined_units(Tape& out, bool takes_blanks) {
  const size_t begin = out.size();
  Symbol gathered = 0;
  Symbol* const outer = collected_;
  collected_ = &gathered;
  for (uint16_t n = fetch(); n > 0; --n) {
    const size_t part = out.size();
    if (static_cast<Op>(tables_->code[pc_]) == Op::kUnit) {
      ++pc_;
      expressions(out, takes_blanks);
    } else {
      expression(out, takes_blanks);
    }
    if (out.size() == part || part == begin || out[part] == '#') continue;
    out.insert(out.begin() + static_cast<std::ptrdiff_t>(part), '+');
  }
  collected_ = outer;
  wrap_unit(out, begin, gathered);
}

void TransferMachine::chunk(Tape& out) {
  const auto named_by = static_cast<ChunkName>(fetch());
  const uint16_t name = fetch();
  const auto cased_by = static_cast<ChunkCase>(fetch());
  const uint16_t case_variable = fetch();
  out.push_back(kUnitBegin);
  Scratch text(*this);
  if (named_by == ChunkName::kConstant) {
    append(*text, tables_->constant(name));
  } else {
    append(*text, variables_[name].value);
  }
  if (cased_by == ChunkCase::kVariable && !variables_[case_variable].value.empty()) {
    apply_case(*text, 0, case_of(variables_[case_variable].value));
  }
  append(out, *text);
  expressions(out, false);
  out.push_back(kContentBegin);
  expressions(out, true);
  out.push_back(kContentEnd);
  out.push_back(kUnitEnd);
}

bool TransferMachine::test() {
  const Op op = static_cast<Op>(fetch());
  switch (op) {
    case Op::kAnd:
    case Op::kOr: {
      const uint16_t length = fetch();
      const size_t end = pc_ + length;
      const bool decides = op == Op::kOr;
      bool result = !decides;
      for (uint16_t n = fetch(); n > 0 && result != decides; --n) result = test();
      pc_ = end;
      return result;
    }
    case Op::kNot:
      return !test();
    case Op::kInList:
    case Op::kBeginsWithList:
    case Op::kEndsWithList:
      return compare_list(op);
    default:
      return compare(op);
  }
}

std::span<const Symbol> TransferMachine::view(Scratch& value) {
  const size_t start = pc_;
  switch (static_cast<Op>(fetch())) {
    case Op::kText:
      return tables_->constant(fetch());
    case Op::kVariable:
      return variables_[fetch()].value;
    case Op::kClip: {
      const TransferWord* const w = word(fetch());
      const size_t side = fetch();
      const Attribute& attribute = tables_->attributes[fetch()];
      if (fetch() != 0) break;  // a link
      if (w == nullptr) return {};
      const std::span<const Symbol> found = find(*w, side, attribute);
      if (found.empty() || tables_->kind == StageKind::kTransfer) return found;
      value->assign(found.begin(), found.end());  // joined_ does not stay
      return *value;
    }
    default:
      break;
  }
  pc_ = start;
  expression(*value, false);
  return *value;
}

bool TransferMachine::compare(Op op) {
  const bool caseless = fetch() != 0;
  Scratch first(*this);
  Scratch second(*this);
  std::span<const Symbol> a = view(first);
  std::span<const Symbol> b = view(second);
  if (caseless) {
    const auto is_simple = [](Symbol s) { return is_tag(s) || s < 0x100; };
    if (op == Op::kEqual && std::all_of(a.begin(), a.end(), is_simple) &&
        std::all_of(b.begin(), b.end(), is_simple)) {
      return std::equal(a.begin(), a.end(), b.begin(), b.end(), [this](Symbol x, Symbol y) {
        return x == y || folded(x, *symbols_) == folded(y, *symbols_);
      });
    }
    const auto fold = [this](std::span<const Symbol>& s, Scratch& into) {
      if (s.data() != into->data()) into->assign(s.begin(), s.end());
      fold_case(*into, *symbols_);
      s = *into;
    };
    fold(a, first);
    fold(b, second);
  }
  switch (op) {
    case Op::kEqual:
      return std::equal(a.begin(), a.end(), b.begin(), b.end());
    case Op::kBeginsWith:
      return b.size() <= a.size() && std::equal(b.begin(), b.end(), a.begin());
    case Op::kEndsWith:
      return b.size() <= a.size() && std::equal(b.rbegin(), b.rend(), a.rbegin());
    default:
      return b.empty() || std::search(a.begin(), a.end(), b.begin(), b.end()) != a.end();
  }
}

bool TransferMachine::compare_list(Op op) {
  const bool caseless = fetch() != 0;
  const TransferTables::List& list = tables_->lists[fetch()];
  Scratch scratch(*this);
  std::span<const Symbol> value = view(scratch);
  if (caseless) {
    if (value.data() != scratch->data()) scratch->assign(value.begin(), value.end());
    fold_case(*scratch, *symbols_);
    value = *scratch;
  }
  const std::span<const uint32_t> items = caseless ? list.caseless : list.items;
  if (op == Op::kInList) {
    const auto less = [this](uint32_t item, std::span<const Symbol> wanted) {
      const std::span<const Symbol> s = tables_->constant(item);
      return std::lexicographical_compare(s.begin(), s.end(), wanted.begin(), wanted.end());
    };
    const auto at = std::lower_bound(items.begin(), items.end(), value, less);
    if (at == items.end()) return false;
    const std::span<const Symbol> found = tables_->constant(*at);
    return std::equal(found.begin(), found.end(), value.begin(), value.end());
  }
  return std::any_of(items.begin(), items.end(), [&](uint32_t item) {
    const std::span<const Symbol> s = tables_->constant(item);
    if (s.size() > value.size()) return false;
    const auto from = op == Op::kBeginsWithList
                          ? value.begin()
                          : value.end() - static_cast<std::ptrdiff_t>(s.size());
    return std::equal(s.begin(), s.end(), from);
  });
}

}  // namespace palimpsest::apertium
