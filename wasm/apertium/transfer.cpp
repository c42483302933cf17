// SPDX-License-Identifier: GPL-3.0-or-later
#include "apertium/transfer.h"

#include <algorithm>

#include "text/unicode.h"

namespace palimpsest::apertium {

Transfer::Transfer(const TransferTables& tables, const SymbolTable& symbols)
    : tables_(&tables), symbols_(&symbols), machine_(tables, symbols), matches_(tables.patterns) {}

void Transfer::read_tokens() {
  tokens_.clear();
  if (tables_->kind == StageKind::kTransfer) {
    read_tokens_of_units();
  } else {
    read_tokens_of_chunks();
  }
}

void Transfer::read_tokens_of_units() {
  uint32_t begin = 0;
  for (uint32_t i = 0; i < in_->size(); ++i) {
    if ((*in_)[i] != kUnitBegin) continue;
    const bool marked = i > begin && is_word_blank((*in_)[i - 1]);
    tokens_.push_back({begin, marked ? i - 1 : i});
    const uint32_t word = marked ? i - 1 : i + 1;
    while (i < in_->size() && (*in_)[i] != kUnitEnd) ++i;
    tokens_.push_back({word, i});
    begin = std::min(i + 1, static_cast<uint32_t>(in_->size()));
  }
  tokens_.push_back({begin, static_cast<uint32_t>(in_->size())});
}

/// A chunk with content ends at the first } directly followed by $.
void Transfer::read_tokens_of_chunks() {
  const auto size = static_cast<uint32_t>(in_->size());
  uint32_t begin = 0;
  for (uint32_t i = 0; i < size; ++i) {
    if ((*in_)[i] != kUnitBegin) continue;
    tokens_.push_back({begin, i});
    const uint32_t word = i + 1;
    bool content = false;
    for (++i; i < size; ++i) {
      const Symbol s = (*in_)[i];
      content = content || s == kContentBegin;
      if (s == kUnitEnd && (!content || (*in_)[i - 1] == kContentEnd)) break;
    }
    tokens_.push_back({word, i});
    begin = std::min(i + 1, size);
  }
  tokens_.push_back({begin, size});
}

/// Feeds what patterns see of a word. The same word behind the same words is known already.
void Transfer::feed(const Token& word) {
  const bool postchunk = tables_->kind == StageKind::kPostchunk;
  const Symbol stop = tables_->kind == StageKind::kTransfer ? kSeparator : kContentBegin;
  const Symbol* const begin = in_->data() + word.begin;
  const Symbol* const end = std::find_if(begin, in_->data() + word.end, [=](Symbol s) {
    return s == stop || (postchunk && is_tag(s));
  });
  fed_key_.assign(matches_.states().begin(), matches_.states().end());
  fed_key_.push_back(kUnitBegin);
  fed_key_.insert(fed_key_.end(), begin, end);
  if (const UnitCache::Answer known = fed_.find(fed_key_); known.found) {
    return matches_.assign(known.symbols);
  }
  match({begin, static_cast<size_t>(end - begin)});
  fed_.keep(fed_key_, matches_.states());
}

/// FORMAT.md 11.4, "Pattern symbols for a word".
void Transfer::match(std::span<const Symbol> word) {
  matches_.step(static_cast<Label>('^'));
  for (const Symbol s : word) {
    if (matches_.empty()) break;
    if (is_tag(s)) {
      matches_.step_tag(s, *symbols_);
    } else if (is_character(s)) {
      matches_.step_character(s, *symbols_);
    } else if (s == kNoTranslation) {
      matches_.step_character('@', *symbols_);
    }
  }
  matches_.step(static_cast<Label>('$'));
}

void Transfer::run(const Tape& in, Codes& codes, Tape& out) {
  in_ = &in;
  out_ = &out;
  codes_ = &codes;
  machine_.reset();
  read_tokens();
  words_.clear();
  blanks_.clear();
  banned_.clear();
  carried_.clear();
  size_t position = 0;
  size_t last = 0;           // token behind the longest match, or behind the window's first token
  size_t previous_last = 0;  // the blank before the window
  int pending = -1;
  matches_.reset();
  for (;;) {
    if (matches_.empty()) {
      if (pending != -1) {
        const int result = apply(pending);
        words_.clear();
        blanks_.clear();
        matches_.reset();
        if (result < 0) {
          banned_.clear();
          position = last;
        } else if (result > 0) {
          banned_.clear();
          position = previous_last + 1;
          for (int n = result; n > 0 && position < tokens_.size(); ++position) {
            if (position % 2 == 1) --n;
          }
        } else {
          banned_.push_back(static_cast<uint16_t>(pending));
          position = last = previous_last + 1;
        }
        pending = -1;
      } else if (!words_.empty()) {
        print_without_rule(words_.front());
        banned_.clear();
        words_.clear();
        position = last + 1;
        previous_last = last;
        last = position;
        matches_.reset();
      } else if (!blanks_.empty()) {
        print_blank(blanks_.front());
        blanks_.clear();
        previous_last = last;
        last = position;
        matches_.reset();
      }
    }
    const int rule = words_.empty() ? -1 : matches_.classify(banned_);
    if (rule > 0) {
      pending = rule;
      last = position;
      matched_ = words_.size();
    }
    if (position + 1 >= tokens_.size()) {  // the last blank
      if (!words_.empty()) {
        blanks_.push_back(tokens_.back());
        matches_.clear();
        continue;
      }
      print_blank(tokens_.back());
      return;
    }
    const Token& token = tokens_[position];
    if (position++ % 2 == 1) {
      feed(token);
      words_.push_back(token);
    } else {
      matches_.step(static_cast<Label>(' '));
      blanks_.push_back(token);
    }
  }
}

void Transfer::append(const Token& token) {
  out_->insert(out_->end(), in_->begin() + token.begin, in_->begin() + token.end);
}

void Transfer::print_blank(const Token& blank) {
  append(blank);
  out_->insert(out_->end(), carried_.begin(), carried_.end());
  carried_.clear();
}

TransferWord& Transfer::word_at(size_t i) {
  if (i >= rule_words_.size()) rule_words_.resize(i + 1);
  TransferWord& word = rule_words_[i];
  for (Tape& side : word.sides) side.clear();
  word.word_blank = 0;
  return word;
}

int Transfer::apply(int rule) {
  return tables_->kind == StageKind::kPostchunk ? apply_to_chunk(rule) : apply_to_words(rule);
}

int Transfer::apply_to_words(int rule) {
  for (size_t i = 0; i < words_.size(); ++i) load_word(words_[i], word_at(i));
  rule_blanks_.clear();
  for (size_t i = 0; i + 1 < words_.size() && rule_blanks_.size() + 1 < matched_; ++i) {
    const Token& blank = blanks_[i];
    rule_blanks_.emplace_back(in_->begin() + blank.begin, in_->begin() + blank.end);
  }
  return machine_.run(rule, std::span(rule_words_).first(words_.size()), matched_, rule_blanks_,
                      *codes_, *out_);
}

/// The sides of ^source/target/..$, or name and content of a chunk.
void Transfer::load_word(const Token& token, TransferWord& word) const {
  const auto assign = [this](Tape& side, size_t begin, size_t end) {
    side.assign(in_->begin() + static_cast<std::ptrdiff_t>(begin),
                in_->begin() + static_cast<std::ptrdiff_t>(end));
  };
  const auto find = [this, &token](Symbol s, size_t from) {
    const auto end = in_->begin() + token.end;
    return static_cast<size_t>(std::find(in_->begin() + static_cast<std::ptrdiff_t>(from), end, s) -
                               in_->begin());
  };
  size_t begin = token.begin;
  if (tables_->kind != StageKind::kTransfer) {
    const size_t content = find(kContentBegin, begin);
    assign(word.sides[TransferWord::kChunk], begin, content);
    assign(word.sides[TransferWord::kContent], content, token.end);
    return;
  }
  constexpr auto kSource = static_cast<size_t>(Side::kSource);
  constexpr auto kTarget = static_cast<size_t>(Side::kTarget);
  constexpr auto kReference = static_cast<size_t>(Side::kReference);
  if (!tables_->bilingual) {  // the word-bound blank is part of the text
    assign(word.sides[kSource], begin, token.end);
    word.sides[kTarget] = word.sides[kSource];
    return;
  }
  if (begin + 1 < token.end && is_word_blank((*in_)[begin]) && (*in_)[begin + 1] == kUnitBegin) {
    word.word_blank = (*in_)[begin];
    begin += 2;
  }
  const size_t source_end = find(kSeparator, begin);
  assign(word.sides[kSource], begin, source_end);
  if (source_end >= token.end) return;
  const size_t target_end = find(kSeparator, source_end + 1);
  assign(word.sides[kTarget], source_end + 1, target_end);
  if (target_end >= token.end) return;
  size_t last = token.end;  // only the last of several translations can be seen as a reference
  while ((*in_)[last - 1] != kSeparator) --last;
  assign(word.sides[kReference], last, token.end);
}

/// FORMAT.md 11.8.
void Transfer::print_without_rule(const Token& token) {
  switch (tables_->kind) {
    case StageKind::kInterchunk:
      out_->push_back(kUnitBegin);
      append(token);
      out_->push_back(kUnitEnd);
      return;
    case StageKind::kPostchunk:
      print_content(token);
      return;
    default:
      break;
  }
  TransferWord& word = word_at(0);
  load_word(token, word);
  const Tape& target = word.sides[static_cast<size_t>(Side::kTarget)];
  if (target.empty()) return;
  const auto print_unit = [&] {
    if (word.word_blank != 0) out_->push_back(word.word_blank);
    if (!is_word_blank(target.front())) out_->push_back(kUnitBegin);
    out_->insert(out_->end(), target.begin(), target.end());
    out_->push_back(kUnitEnd);
  };
  if (!tables_->makes_chunks) return print_unit();
  const std::string_view name = target.front() == '*' ? "unknown" : "default";
  out_->push_back(kUnitBegin);
  for (const char c : name) out_->push_back(static_cast<Symbol>(c));
  out_->push_back(symbols_->find(name));
  out_->push_back(kContentBegin);
  print_unit();
  out_->push_back(kContentEnd);
  out_->push_back(kUnitEnd);
}

}  // namespace palimpsest::apertium
