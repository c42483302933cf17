// SPDX-License-Identifier: GPL-3.0-or-later
#include "apertium/post_generator.h"

#include <algorithm>

#include "text/unicode.h"

namespace palimpsest::apertium {
namespace {

// Nothing is replaced in words beyond this: a pack whose replacements grow would never end.
constexpr size_t kLongestWord = 8192;

bool is_blank_symbol(Symbol s) {
  return is_superblank(s) || (is_character(s) && text::is_space(s));
}

std::ptrdiff_t spaces_in(const Tape& symbols, size_t begin, size_t end) {
  return std::count(symbols.begin() + static_cast<std::ptrdiff_t>(begin),
                    symbols.begin() + static_cast<std::ptrdiff_t>(end), Symbol{' '});
}

}  // namespace

bool PostGenerationTables::read(FieldReader& reader, const SymbolTable& symbols) {
  constexpr uint32_t kDropsMarks = 1;
  constexpr uint32_t kIsCaseSensitive = 2;
  const uint32_t flags = reader.scalar();
  drops_marks = (flags & kDropsMarks) != 0;
  is_case_sensitive = (flags & kIsCaseSensitive) != 0;
  return flags <= (kDropsMarks | kIsCaseSensitive) && dictionary.read(reader, symbols);
}

void PostGenerator::note_beginnings() {
  begins_anywhere_ = set_.is_final();
  for (const Configuration& c : set_.configurations()) {
    const Transducer::Range range = tables_->dictionary.of(c.state.state());
    for (const Transition* t = range.begin; t != range.end; ++t) beginnings_.push_back(t->input);
  }
  std::sort(beginnings_.begin(), beginnings_.end());
  beginnings_.erase(std::unique(beginnings_.begin(), beginnings_.end()), beginnings_.end());
}

bool PostGenerator::may_begin(Symbol s) const {
  const auto has = [this](Symbol symbol) {
    return std::binary_search(beginnings_.begin(), beginnings_.end(), symbols_->label(symbol));
  };
  return begins_anywhere_ || has(s) || (is_character(s) && has(text::to_lower(s)));
}

/// Reads one word and the blank before it; false at the end of the text.
bool PostGenerator::read_word() {
  const Tape& tape = in_->tape;
  Blank blank;
  while (at_ < tape.size() && is_blank_symbol(tape[at_])) blank.push_back(tape[at_++]);
  if (at_ == tape.size()) {
    if (!blank.empty()) blanks_.push_back(std::move(blank));
    return false;
  }
  blanks_.push_back(std::move(blank));
  Word& word = words_.emplace_back();
  const auto take = [&](Symbol s) {
    word.symbols.push_back(s);
    word.unit_of.push_back(in_->unit_of[at_]);
  };
  if (!is_word_blank(tape[at_])) {
    for (; at_ < tape.size() && !is_blank_symbol(tape[at_]) && !is_word_blank(tape[at_]); ++at_) {
      if (tape[at_] != kSpanEnd) take(tape[at_]);
    }
    return true;
  }
  word.word_blank = tape[at_++];
  while (at_ < tape.size() && tape[at_] != kSpanEnd) {
    if (!is_blank_symbol(tape[at_])) {
      take(tape[at_]);
      ++at_;
      continue;
    }
    take(' ');
    Blank inner;
    while (at_ < tape.size() && is_blank_symbol(tape[at_])) inner.push_back(tape[at_++]);
    blanks_.push_back(std::move(inner));
  }
  if (at_ < tape.size()) ++at_;
  return true;
}

void PostGenerator::print_blank() {
  if (blanks_.empty()) return;
  for (const Symbol s : blanks_.front()) out_->push(s, 0);
  blanks_.pop_front();
}

void PostGenerator::run(const Generated& in, Codes& codes, Generated& out) {
  in_ = &in;
  out_ = &out;
  codes_ = &codes;
  out.clear();
  out.marks = in.marks;
  at_ = start_ = cw_ = cp_ = match_end_ = 0;
  space_difference_ = 0;
  words_.clear();
  blanks_.clear();
  match_.clear();
  const auto restart = [this] {
    match_end_ = 0;
    cp_ = start_;
    cw_ = 0;
    letters_seen_ = 0;
    casing_ = {};
    set_.reset();
  };
  restart();
  for (;;) {
    if (words_.empty()) {
      while (!blanks_.empty()) print_blank();
      if (!read_word()) {
        while (!blanks_.empty()) print_blank();
        return;
      }
    }
    if (cw_ == 0 && cp_ == start_) {
      const Tape& symbols = words_.front().symbols;
      while (start_ < symbols.size() && !may_begin(symbols[start_])) ++start_;
      if (start_ >= symbols.size()) {
        print_first();
        restart();
        continue;
      }
      cp_ = start_;
    }
    if (set_.is_final() && words_.front().symbols.size() < kLongestWord) keep_match();
    if (advance()) continue;
    if (match_.empty()) {
      ++start_;
    } else {
      replace_match();
    }
    if (start_ >= words_.front().symbols.size()) print_first();
    restart();
  }
}

bool PostGenerator::advance() {
  Symbol s = ' ';
  if (cp_ < words_[cw_].symbols.size()) {
    s = words_[cw_].symbols[cp_++];
  } else if (cw_ + 1 < words_.size() || read_word()) {
    ++cw_;
    cp_ = 0;
  } else {
    return false;
  }
  const bool upper = is_character(s) && text::is_upper(s);
  if (is_character(s) && text::is_alnum(s)) {
    ++letters_seen_;
    if (letters_seen_ == 1) casing_.first_upper = upper;
    if (letters_seen_ == 2) casing_.upper = upper && casing_.first_upper;
  }
  if (upper && !tables_->is_case_sensitive && text::to_lower(s) != s) {
    set_.step_keeping_case(symbols_->label(s), symbols_->label(text::to_lower(s)));
  } else {
    set_.step(symbols_->label(s));
  }
  return !set_.empty();
}

/// The longest match so far; the words it covers become one.
void PostGenerator::keep_match() {
  finals_.clear();
  for (const Configuration& c : set_.configurations()) {
    if (set_.final_of(c) != Final::kNone) finals_.push_back(c);
  }
  renderer_.render(set_, finals_, casing_, forms_);
  match_.assign(forms_[0].begin(), forms_[0].end());
  while (cw_ > 0) {
    const size_t first_size = words_.front().symbols.size();
    if (cw_ == 1 && cp_ == 0 && !match_.empty() && match_.back() == ' ') {
      match_end_ = first_size;
      match_.pop_back();
      return;
    }
    if (cw_ == 1) cp_ += first_size + 1;
    join_first_two();
    --cw_;
  }
  match_end_ = cp_;
}

void PostGenerator::join_first_two() {
  Word& first = words_[0];
  const Word& second = words_[1];
  first.symbols.push_back(' ');
  first.unit_of.push_back(0);
  first.symbols.insert(first.symbols.end(), second.symbols.begin(), second.symbols.end());
  first.unit_of.insert(first.unit_of.end(), second.unit_of.begin(), second.unit_of.end());
  first.word_blank = codes_->merge(first.word_blank, second.word_blank);
  words_.erase(words_.begin() + 1);
}

void PostGenerator::replace_match() {
  Word& word = words_.front();
  const size_t end = std::min(match_end_, word.symbols.size());
  const size_t begin = std::min(start_, end);
  size_t common = 0;
  while (common < match_.size() && common < end - begin &&
         match_[match_.size() - 1 - common] == word.symbols[end - 1 - common]) {
    ++common;
  }
  const std::ptrdiff_t spaces_added =
      spaces_in(match_, 0, match_.size()) - spaces_in(word.symbols, begin, end);
  space_difference_ += spaces_added;
  const auto at = [](auto& list, size_t i) {
    return list.begin() + static_cast<std::ptrdiff_t>(i);
  };
  // What stays the same keeps its unit; what is new belongs to the first unit that it replaces, and
  // so does all of a contraction: "al" is one word.
  const uint32_t unit = begin < end ? word.unit_of[begin] : 0;
  word.symbols.erase(at(word.symbols, begin), at(word.symbols, end - common));
  word.unit_of.erase(at(word.unit_of, begin), at(word.unit_of, end - common));
  const size_t added = match_.size() - common;
  word.symbols.insert(at(word.symbols, begin), match_.begin(), at(match_, added));
  word.unit_of.insert(at(word.unit_of, begin), added, unit);
  if (spaces_added < 0) std::fill_n(at(word.unit_of, begin), match_.size(), unit);
  const size_t resume = end - common;
  start_ = resume == begin ? resume + 1 : resume;
  match_.clear();
}

void PostGenerator::print_first() {
  const Word& word = words_.front();
  const std::ptrdiff_t spaces = spaces_in(word.symbols, 0, word.symbols.size());
  print_blank();
  if (word.word_blank != 0) out_->push(word.word_blank, 0);
  std::ptrdiff_t i = 0;
  for (size_t at = 0; at < word.symbols.size(); ++at) {
    const Symbol s = word.symbols[at];
    if (s == '~' && tables_->drops_marks) continue;
    if (s != ' ') {
      // What the generator wrote between alternative forms is ordinary text from here on.
      out_->push(s == kSeparator ? Symbol{'/'} : s, word.unit_of[at]);
    } else if (i++ + space_difference_ >= spaces) {
      out_->push(' ', word.unit_of[at]);
    } else {
      print_blank();
    }
  }
  if (word.word_blank != 0) out_->push(kSpanEnd, 0);
  for (; space_difference_ < 0 && !blanks_.empty(); ++space_difference_) {
    if (blanks_.front() == Blank{' '}) {
      blanks_.pop_front();
    } else {
      print_blank();
    }
  }
  words_.pop_front();
  space_difference_ = 0;
  start_ = 0;
}

}  // namespace palimpsest::apertium
