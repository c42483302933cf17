// SPDX-License-Identifier: GPL-3.0-or-later
#include "apertium/analyser.h"

#include <algorithm>

#include "text/unicode.h"

namespace palimpsest::apertium {
namespace {

constexpr Symbol kSoftHyphen = 0xAD;
constexpr size_t kLatinLetters = 0x250;

// The flags of an analysis stage in a pack.
constexpr uint32_t kKeepsDictionaryCase = 1;
constexpr uint32_t kIsCaseSensitive = 2;
constexpr uint32_t kJoinsCompounds = 4;
constexpr uint32_t kAnalysisFlagsEnd = 8;

// From this many configurations on the native tool stops trying lower case.
constexpr size_t kTooManyForCase = 65536;

}  // namespace

bool AnalysisTables::read(FieldReader& reader, const SymbolTable& symbol_table) {
  const uint32_t flags = reader.scalar();
  keeps_dictionary_case = (flags & kKeepsDictionaryCase) != 0;
  is_case_sensitive = (flags & kIsCaseSensitive) != 0;
  joins_compounds = (flags & kJoinsCompounds) != 0;
  only_left = static_cast<Label>(reader.scalar());
  last_part = static_cast<Label>(reader.scalar());
  letters = reader.array<uint32_t>();
  return flags < kAnalysisFlagsEnd && std::is_sorted(letters.begin(), letters.end()) &&
         dictionary.read(reader, symbol_table);
}

Analyser::Analyser(const AnalysisTables& tables, const SymbolTable& symbols)
    : tables_(&tables), symbols_(&symbols), renderer_(symbols), set_(tables.dictionary) {
  latin_letters_.resize(kLatinLetters);
  if (tables.joins_compounds) {
    parts_.emplace(tables.dictionary);
    renderer_.hide(tables.only_left, tables.last_part);
  }
  for (const uint32_t c : tables.letters) {
    if (c < kLatinLetters) latin_letters_[c] = true;
  }
}

bool Analyser::is_letter_of_dictionary(Symbol s) const {
  if (s < kLatinLetters) return latin_letters_[s];
  return std::binary_search(tables_->letters.begin(), tables_->letters.end(), s);
}

bool Analyser::is_alphabetic(Symbol s) const {
  return s != 0 && is_character(s) && (text::is_alnum(s) || is_letter_of_dictionary(s));
}

/// The next symbol of the text, 0 at its end. What is read for the first time goes into the blank
/// queue if it is a blank, so look-ahead fills the queue beyond the current token.
Symbol Analyser::next() {
  if (position_ >= input_.size()) {
    ++position_;
    return 0;
  }
  const Read& read = input_[position_++];
  if (position_ > filled_) {
    filled_ = position_;
    if (read.blank != 0) blanks_.push_back(read.blank);
  }
  return read.seen;
}

void Analyser::run(const Tape& in, Tape& out) {
  out_ = &out;
  input_.clear();
  for (const Symbol s : in) {
    if (s == kSoftHyphen) continue;
    if (!is_character(s) && !is_tag(s)) {
      input_.push_back({' ', s});
    } else {
      input_.push_back({s, s == ' ' ? s : 0});
    }
  }
  position_ = filled_ = token_start_ = 0;
  blanks_.clear();
  blanks_front_ = 0;
  set_.reset();
  surface_.clear();
  has_best_ = inconditional_ = postblank_ = preblank_ = only_left_seen_ = false;
  best_.clear();
  best_position_ = best_size_ = 0;

  Symbol v = 0;
  do {
    v = next();
    record_best(v);
    step(set_, v);
    if (!set_.empty()) {
      if (v != 0) surface_.push_back(v);
      continue;
    }
    print_dead(v);
    set_.reset();
    surface_.clear();
    best_.clear();
    has_best_ = inconditional_ = postblank_ = preblank_ = only_left_seen_ = false;
    // Every token takes at least one symbol, whatever a crafted dictionary says.
    token_start_ = position_ = std::max(position_, token_start_ + 1);
  } while (v != 0);
  while (blanks_front_ < blanks_.size()) out.push_back(blanks_[blanks_front_++]);
}

/// FORMAT.md 6.3, step 2: the surface read so far may be the best match, before v is consumed.
void Analyser::record_best(Symbol v) {
  if (surface_.empty()) {  // a dictionary that accepts nothing at all would never get on
    if (is_character(v) && text::is_space(v)) {
      best_.clear();
      has_best_ = true;
      inconditional_ = postblank_ = preblank_ = false;
      best_position_ = position_;
      best_size_ = 0;
    }
    return;
  }
  if (!set_.is_final()) return;
  finals_.clear();
  for (const Configuration& c : set_.configurations()) {
    if (set_.final_of(c) == Final::kNone) continue;
    if (tables_->joins_compounds && set_.count_of(c, tables_->only_left) > 0) {
      only_left_seen_ = true;
    } else {
      finals_.push_back(c);
    }
  }
  if (finals_.empty()) return;
  if (set_.is_final(Final::kInconditional)) {
    inconditional_ = true;
  } else if (set_.is_final(Final::kPostblank)) {
    postblank_ = true;
  } else if (set_.is_final(Final::kPreblank)) {
    preblank_ = true;
  } else if (!is_alphabetic(v)) {
    inconditional_ = postblank_ = preblank_ = false;
  } else {
    return;
  }
  best_.swap(finals_);
  has_best_ = true;
  best_casing_ = casing_of(surface_);
  best_position_ = position_;
  best_size_ = surface_.size();
}

Casing Analyser::casing_of(std::span<const Symbol> surface) const {
  if (tables_->keeps_dictionary_case || surface.empty()) return {};
  const bool first_upper = text::is_upper(surface.front());
  return {first_upper, surface.size() > 1 && first_upper && text::is_upper(surface.back())};
}

void Analyser::step(StateSet& set, Symbol v) const {
  const Label label = symbols_->label(v);
  if (v != 0 && is_character(v) && text::is_upper(v) && !tables_->is_case_sensitive &&
      set.configurations().size() < kTooManyForCase) {
    set.step(label, symbols_->label(text::to_lower(v)));
  } else {
    set.step(label);
  }
}

size_t Analyser::last_blank() const {
  for (size_t i = surface_.size(); i > 0; --i) {
    if (!is_letter_of_dictionary(surface_[i - 1])) return i - 1;
  }
  return 0;
}

/// FORMAT.md 6.4, in its order.
void Analyser::print_dead(Symbol v) {
  if (!is_alphabetic(v) && surface_.empty()) {
    print_blank(v);
  } else if (postblank_ || preblank_ || inconditional_) {
    if (!postblank_ && preblank_) out_->push_back(' ');
    print_word(best_size_);
    if (postblank_) out_->push_back(' ');
    position_ = best_position_ - 1;
  } else if (only_left_seen_ && is_alphabetic(v) && best_size_ <= last_blank() &&
             print_long_compound(v)) {
    // Done.
  } else if (is_alphabetic(v) && (best_size_ > last_blank() || !has_best_)) {
    do {
      surface_.push_back(v);
      v = next();
    } while (is_alphabetic(v));
    print_unknown();
  } else if (!has_best_) {
    print_unknown();
  } else {
    print_word(best_size_);
    position_ = best_position_ - 1;
  }
}

void Analyser::print_blank(Symbol v) {
  if (v == 0) return;
  if (text::is_space(v) && blanks_front_ < blanks_.size()) {
    out_->push_back(blanks_[blanks_front_++]);
  } else {
    out_->push_back(v);
  }
}

void Analyser::print_word(size_t surface_size) {
  renderer_.render(set_, best_, best_casing_, forms_);
  if (best_.empty()) forms_.assign_one('*');
  print_unit(surface_size);
}

/// ^surface/forms_$, and behind it the blanks that stood inside and are more than a space.
void Analyser::print_unit(size_t surface_size) {
  out_->push_back(kUnitBegin);
  size_t withheld = 0;
  for (size_t i = 0; i < surface_size; ++i) {
    out_->push_back(surface_[i]);
    if (surface_[i] != ' ') continue;
    if (blanks_front_ < blanks_.size() && blanks_[blanks_front_] == ' ') {
      ++blanks_front_;
    } else {
      ++withheld;
    }
  }
  print_forms();
  out_->push_back(kUnitEnd);
  for (; withheld > 0 && blanks_front_ < blanks_.size(); --withheld) {
    out_->push_back(blanks_[blanks_front_++]);
  }
}

void Analyser::print_forms() {
  for (size_t i = 0; i < forms_.size(); ++i) {
    out_->push_back(kSeparator);
    out_->insert(out_->end(), forms_[i].begin(), forms_[i].end());
  }
}

void Analyser::print_unknown() {
  size_t n = 0;
  while (n < surface_.size() && is_alphabetic(surface_[n])) ++n;
  if (n == 0) {
    position_ = token_start_ + 1;
    if (surface_.empty()) return;
    // The first character of the token is a blank of its own.
    out_->push_back(surface_[0]);
    return;
  }
  position_ = token_start_ + n;
  const auto word = std::span(surface_).first(n);
  out_->push_back(kUnitBegin);
  out_->insert(out_->end(), word.begin(), word.end());
  if (tables_->joins_compounds && analyse_compound(word)) {
    print_forms();
  } else {
    out_->push_back(kSeparator);
    out_->push_back('*');
    out_->insert(out_->end(), word.begin(), word.end());
  }
  out_->push_back(kUnitEnd);
}

}  // namespace palimpsest::apertium
