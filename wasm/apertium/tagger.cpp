// SPDX-License-Identifier: GPL-3.0-or-later
#include "apertium/tagger.h"

#include <algorithm>

#include "apertium/casing.h"

namespace palimpsest::apertium {
namespace {

/// Whether `rule` matches at the start of `form`; its wildcards take as few tags as will do.
bool matches_here(std::span<const Symbol> rule, std::span<const Symbol> form,
                  const SymbolTable& symbols) {
  while (!rule.empty()) {
    if (rule[0] == 0) {
      for (size_t tags = 1; tags <= form.size() && is_tag(form[tags - 1]); ++tags) {
        if (matches_here(rule.subspan(1), form.subspan(tags), symbols)) return true;
      }
      return false;
    }
    if (form.empty() || folded(form[0], symbols) != rule[0]) return false;
    rule = rule.subspan(1);
    form = form.subspan(1);
  }
  return true;
}

}  // namespace

bool TaggerTables::read(FieldReader& reader, const SymbolTable& symbols) {
  tag_count = reader.scalar();
  sentence = static_cast<CoarseTag>(reader.scalar());
  end = static_cast<CoarseTag>(reader.scalar());
  undefined = static_cast<CoarseTag>(reader.scalar());
  const std::span<const uint16_t> open = reader.array<uint16_t>();
  transition = reader.array<double>();
  const std::span<const uint32_t> first_of_class = reader.array<uint32_t>();
  const std::span<const uint16_t> class_tags = reader.array<uint16_t>();
  first_emission = reader.array<uint32_t>();
  emission_tag = reader.array<uint16_t>();
  emission = reader.array<double>();
  for (std::vector<Tape>* rules : {&prefer, &discard}) {
    const uint32_t count = reader.scalar();
    for (uint32_t i = 0; i < count && reader.ok(); ++i) {
      Tape& rule = rules->emplace_back();
      for (const Label l : reader.array<Label>()) {
        if (!symbols.has_label(l)) return false;
        rule.push_back(folded(symbols.symbol(l), symbols));
      }
    }
  }
  if (!patterns.read(reader, symbols, tag_count)) return false;
  const auto is_tag_number = [this](uint16_t t) { return t < tag_count; };
  const auto splits = [](std::span<const uint32_t> first, size_t count) {
    return !first.empty() && first.front() == 0 && first.back() == count &&
           std::is_sorted(first.begin(), first.end());
  };
  if (!is_tag_number(sentence) || !is_tag_number(end) || !is_tag_number(undefined) ||
      tag_count > 0x10000 || transition.size() != size_t{tag_count} * tag_count ||
      !splits(first_of_class, class_tags.size()) || !splits(first_emission, emission.size()) ||
      emission.size() != emission_tag.size() || first_of_class.size() != first_emission.size() ||
      open.empty() || !std::is_sorted(open.begin(), open.end()) ||
      !std::all_of(open.begin(), open.end(), is_tag_number) ||
      !std::all_of(class_tags.begin(), class_tags.end(), is_tag_number) ||
      !std::all_of(emission_tag.begin(), emission_tag.end(), is_tag_number)) {
    return false;
  }
  open_class.assign(open.begin(), open.end());
  for (size_t k = 0; k + 1 < first_of_class.size(); ++k) {
    classes.emplace_back(class_tags.begin() + first_of_class[k],
                         class_tags.begin() + first_of_class[k + 1]);
    class_of.emplace(classes.back(), static_cast<uint32_t>(k));
  }
  return class_of.count(open_class) > 0;
}

double TaggerTables::emission_of(uint32_t ambiguity_class, CoarseTag tag) const {
  for (uint32_t i = first_emission[ambiguity_class]; i < first_emission[ambiguity_class + 1]; ++i) {
    if (emission_tag[i] == tag) return emission[i];
  }
  return kDefaultEmission;
}

Tagger::Tagger(const TaggerTables& tables, const SymbolTable& symbols)
    : tables_(&tables), symbols_(&symbols), matches_(tables.patterns) {}

void Tagger::run(const Tape& in, Tape& out) {
  word_count_ = 0;
  open_class_ = tables_->open_class;
  read_words(in);
  choose();
  for (size_t i = 0; i < word_count_; ++i) print(in, words_[i], chosen_[i], out);
}

Tagger::Word& Tagger::new_word() {
  if (word_count_ == words_.size()) words_.emplace_back();
  Word& word = words_[word_count_++];
  word.blank = word.surface = {0, 0};
  word.readings.clear();
  word.continuation = word.cut_at_plus = false;
  return word;
}

void Tagger::read_words(const Tape& in) {
  Slice blank{0, 0};
  uint32_t begin = 0;
  bool inside = false;
  for (uint32_t i = 0; i < in.size(); ++i) {
    if (!inside && in[i] == kUnitBegin) {
      blank.end = i;
      begin = i + 1;
      inside = true;
    } else if (inside && in[i] == kUnitEnd) {
      read_unit(in, blank, begin, i);
      blank.begin = i + 1;
      inside = false;
    }
  }
  for (size_t w = 0; w < word_count_; ++w) discard_readings(in, words_[w]);
  Word& last = new_word();
  last.blank = {blank.begin, static_cast<uint32_t>(in.size())};
  last.readings.push_back({tables_->end, {0, 0}});
}

void Tagger::read_unit(const Tape& in, Slice blank, uint32_t begin, uint32_t end) {
  const size_t word = word_count_;
  new_word().blank = blank;
  const auto unit = std::span(in).subspan(begin, end - begin);
  if (read_known(unit, begin)) return;
  uint32_t part = begin;
  bool surface = true;
  for (uint32_t i = begin; i <= end; ++i) {
    if (i < end && in[i] != kSeparator) continue;
    const Slice slice{part, i};
    part = i + 1;
    if (surface) {
      words_[word].surface = slice;
      surface = false;
    } else if (i == end && slice.begin < slice.end && in[slice.begin] == '*') {
      // An unknown word: it has no readings, so it may be anything of the open class.
    } else {
      classify(in, slice, word);
    }
  }
  if (word_count_ == word + 1) keep_known(unit, word, begin);
}

bool Tagger::read_known(std::span<const Symbol> unit, uint32_t begin) {
  const UnitCache::Answer known = known_.find(unit);
  if (!known.found) return false;
  Word& word = words_[word_count_ - 1];
  word.surface = {begin, begin + known.symbols[0]};
  for (size_t i = 1; i + 2 < known.symbols.size(); i += 3) {
    word.readings.push_back({static_cast<CoarseTag>(known.symbols[i]),
                             {begin + known.symbols[i + 1], begin + known.symbols[i + 2]}});
  }
  return true;
}

void Tagger::keep_known(std::span<const Symbol> unit, size_t word, uint32_t begin) {
  known_answer_.assign(1, words_[word].surface.end - begin);
  for (const Reading& r : words_[word].readings) {
    known_answer_.insert(known_answer_.end(), {r.tag, r.form.begin - begin, r.form.end - begin});
  }
  known_.keep(unit, known_answer_);
}

/// The lexical form's coarse tag; a form that is several joined by '+' may be several words.
/// The bookkeeping of `floor` and `plus` is FORMAT.md 7.3's, quirks included.
void Tagger::classify(const Tape& in, Slice form, size_t word) {
  const size_t first_word = word;
  uint32_t floor = form.begin;
  uint32_t plus = form.begin;  // a '+' before which the pattern was complete, if != floor
  int plus_class = -1;
  matches_.reset();
  uint32_t i = form.begin;
  for (;;) {
    bool at_end = i == form.end;
    if (!at_end) {
      const Symbol s = in[i];
      if (is_tag(s)) {
        matches_.step_tag(s, *symbols_);
      } else {
        if (s == '+' && matches_.classify() != -1) {
          plus_class = matches_.classify();
          plus = i;
        }
        // The native tool sees the backslash of the stream as a character.
        if (is_reserved(s)) matches_.step_character('\\', *symbols_);
        matches_.step_character(s, *symbols_);
      }
      ++i;
      if (!matches_.empty()) continue;
    } else {
      const int c = matches_.classify();
      if (c != -1) {
        add_reading(in, word, static_cast<CoarseTag>(c), {floor, form.end});
        return;
      }
    }
    if (plus == floor) {
      if (at_end && word != first_word) {
        // The parts do not hold: the whole form has the class of its last complete part.
        for (size_t w = first_word; w <= word; ++w) words_[w].cut_at_plus = false;
        word_count_ = first_word + 1;
        add_reading(in, first_word, static_cast<CoarseTag>(plus_class), form);
      } else {
        add_reading(in, word, tables_->undefined, {floor, form.end});
      }
      return;
    }
    if (plus < form.end && in[plus] == '+' && plus >= floor) {
      add_reading(in, word, static_cast<CoarseTag>(plus_class), {floor, plus});
      word = cut(word);
      floor = plus + 1;
      plus = at_end ? plus : floor;
    } else {
      ++floor;
      plus = floor;
    }
    i = floor;
    matches_.reset();
    if (floor > form.end) return;
  }
}

size_t Tagger::cut(size_t word) {
  words_[word].cut_at_plus = true;
  if (word + 1 == word_count_) new_word().continuation = true;
  return word + 1;
}

/// The first form of a tag stays, unless a later one is preferred.
void Tagger::add_reading(const Tape& in, size_t word, CoarseTag tag, Slice form) {
  std::vector<Reading>& readings = words_[word].readings;
  const auto at = std::lower_bound(readings.begin(), readings.end(), tag,
                                   [](const Reading& r, CoarseTag t) { return r.tag < t; });
  if (at == readings.end() || at->tag != tag) {
    readings.insert(at, {tag, form});
  } else if (std::any_of(tables_->prefer.begin(), tables_->prefer.end(), [&](const Tape& rule) {
               return contains(rule, std::span(in).subspan(form.begin, form.end - form.begin));
             })) {
    at->form = form;
  }
}

bool Tagger::contains(const Tape& rule, std::span<const Symbol> form) const {
  for (size_t i = 0; i < form.size(); ++i) {
    if (matches_here(rule, form.subspan(i), *symbols_)) return true;
  }
  return false;
}

/// FORMAT.md 7.4: rule by rule, but a word keeps its last reading.
void Tagger::discard_readings(const Tape& in, Word& word) const {
  std::vector<Reading>& readings = word.readings;
  for (const Tape& rule : tables_->discard) {
    for (auto at = readings.begin(); at != readings.end() && readings.size() > 1;) {
      const Slice form = at->form;
      at = contains(rule, std::span(in).subspan(form.begin, form.end - form.begin))
               ? readings.erase(at)
               : at + 1;
    }
  }
}

/// An ambiguity class the model does not know is replaced by the smallest known one around it; the
/// native tool narrows the open class by that, for the rest of the text (FORMAT.md 7.6).
uint32_t Tagger::ambiguity_class(const TagSet& tags) {
  const auto known = tables_->class_of.find(tags);
  if (known != tables_->class_of.end()) return known->second;
  for (const TagSet& c : tables_->classes) {
    if (c.size() < open_class_.size() &&
        std::includes(c.begin(), c.end(), tags.begin(), tags.end())) {
      open_class_ = c;
    }
  }
  return tables_->class_of.find(open_class_)->second;
}

/// Viterbi, restarted at every unambiguous word; the last of equally good paths wins.
void Tagger::choose() {
  chosen_.assign(word_count_, 0);
  rows_.resize(std::max(rows_.size(), word_count_ + 1));
  rows_[0].assign(1, {tables_->sentence, 1.0, 0});
  size_t pending = 0;  // words since the last decision; rows_[pending] is the newest row
  TagSet& tags = tags_;
  for (size_t w = 0; w < word_count_; ++w) {
    tags.clear();
    for (const Reading& r : words_[w].readings) tags.push_back(r.tag);
    if (tags.empty()) tags = open_class_;
    const uint32_t k = ambiguity_class(tags);
    const std::vector<Cell>& previous = rows_[pending];
    std::vector<Cell>& row = rows_[++pending];
    row.clear();
    for (const CoarseTag tag : tags) {
      Cell cell{tag, 0.0, 0};
      const double b = tables_->emission_of(k, tag);
      for (uint32_t j = 0; j < previous.size(); ++j) {
        const double a = tables_->transition[size_t{previous[j].tag} * tables_->tag_count + tag];
        const double x = (previous[j].alpha * a) * b;
        if (x >= cell.alpha) {
          cell.alpha = x;
          cell.from = j;
        }
      }
      row.push_back(cell);
    }
    if (tags.size() == 1) {
      uint32_t cell = 0;
      for (size_t p = pending; p > 0; --p) {
        chosen_[w + p - pending] = rows_[p][cell].tag;
        cell = rows_[p][cell].from;
      }
      rows_[0].assign(1, {tags[0], 1.0, 0});
      pending = 0;
    }
  }
}

void Tagger::print(const Tape& in, const Word& word, CoarseTag tag, Tape& out) const {
  const auto copy = [&](Slice slice) {
    out.insert(out.end(), in.begin() + slice.begin, in.begin() + slice.end);
  };
  copy(word.blank);
  if (tag == tables_->end) return;
  if (!word.continuation) out.push_back(kUnitBegin);
  if (word.readings.empty()) {
    out.push_back('*');
    copy(word.surface);
  } else {
    for (const Reading& r : word.readings) {
      if (r.tag == tag) copy(r.form);
    }
  }
  out.push_back(word.cut_at_plus ? Symbol{'+'} : kUnitEnd);
}

}  // namespace palimpsest::apertium
