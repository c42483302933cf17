// SPDX-License-Identifier: GPL-3.0-or-later
//
// The half of Transfer that opens chunks again: the content's references <3> become the chunk's
// third tag, the case of the chunk's name goes to its words, rules see the words inside
// (FORMAT.md 11.7 "P" and 11.8).
#include <algorithm>

#include "apertium/casing.h"
#include "apertium/transfer.h"
#include "text/unicode.h"

namespace palimpsest::apertium {
namespace {

Symbol simple_upper(Symbol s) {
  return static_cast<Symbol>(text::to_upper(s));
}

}  // namespace

/// What stands between the braces, references resolved and case applied, into content_.
void Transfer::complete_content(const Token& token) {
  const auto chunk_begin = in_->begin() + token.begin;
  const auto chunk_end = in_->begin() + token.end;
  const auto brace = std::find(chunk_begin, chunk_end, kContentBegin);
  const auto first_tag = std::find_if(chunk_begin, brace, is_tag);
  Tape& tags = chunk_tags_;
  tags.clear();
  std::copy_if(first_tag, brace, std::back_inserter(tags), is_tag);
  const LetterCase to =
      case_of(std::span(*in_).subspan(token.begin, static_cast<size_t>(first_tag - chunk_begin)));

  Tape& content = content_;
  content.clear();
  bool inside = false;    // of a word
  bool in_lemma = false;  // of it
  bool first_done = to != LetterCase::kFirstUpper;
  for (auto at = brace == chunk_end ? brace : brace + 1; at != chunk_end; ++at) {
    Symbol s = *at;
    if (s == kContentEnd && at + 1 == chunk_end) break;
    if (s == kUnitBegin) inside = in_lemma = true;
    if (s == kUnitEnd) inside = false;
    if (inside && is_tag(s)) {
      const int reference = symbols_->number(s);
      if (reference >= 0) {
        const auto index = static_cast<size_t>(reference) - 1;
        if (reference > 0 && index < tags.size()) content.push_back(tags[index]);
        continue;
      }
    } else if (inside && in_lemma && is_character(s)) {
      if (to == LetterCase::kUpper) {
        s = simple_upper(s);
      } else if (!first_done && text::is_alnum(s)) {
        s = simple_upper(s);
        first_done = true;
      }
    }
    content.push_back(s);
  }
}

/// Word 0 is the chunk's name with its tags, then the words of the content; blanks between them go
/// to the rule, one before the first comes out behind the chunk.
void Transfer::read_chunk(const Token& token) {
  complete_content(token);
  const Tape& content = content_;
  rule_blanks_.clear();
  matched_ = 0;
  TransferWord& chunk = word_at(0);
  const auto brace = std::find(in_->begin() + token.begin, in_->begin() + token.end, kContentBegin);
  chunk.sides[TransferWord::kChunk].assign(in_->begin() + token.begin, brace);
  Tape blank;
  for (size_t i = 0; i < content.size(); ++i) {
    if (content[i] != kUnitBegin) {
      blank.push_back(content[i]);
      continue;
    }
    TransferWord& word = word_at(++matched_);
    if (!blank.empty() && is_word_blank(blank.back())) {
      word.word_blank = blank.back();
      blank.pop_back();
    }
    Tape& form = word.sides[TransferWord::kChunk];
    for (++i; i < content.size() && content[i] != kUnitEnd; ++i) form.push_back(content[i]);
    if (matched_ == 1) {
      carried_.insert(carried_.end(), blank.begin(), blank.end());
    } else {
      rule_blanks_.push_back(blank);
    }
    blank.clear();
  }
}

int Transfer::apply_to_chunk(int rule) {
  read_chunk(words_.front());
  return machine_.run(rule, std::span(rule_words_).first(matched_ + 1), matched_, rule_blanks_,
                      *codes_, *out_);
}

/// A chunk without a rule: its content as it is, but for a last character that is no word's end.
void Transfer::print_content(const Token& token) {
  complete_content(token);
  Tape& content = content_;
  if (!content.empty() && content.back() != kUnitEnd) content.pop_back();
  out_->insert(out_->end(), content.begin(), content.end());
}

}  // namespace palimpsest::apertium
