// SPDX-License-Identifier: GPL-3.0-or-later
#include "apertium/lexical_selection.h"

#include <algorithm>
#include <numeric>
#include <string>

#include "apertium/units.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace palimpsest::apertium {
namespace {

/// Labels as the stream writes them: the native program orders paths as text.
std::string as_text(std::span<const Label> labels, const SymbolTable& symbols) {
  std::string out;
  for (const Label l : labels) {
    const Symbol s = symbols.symbol(l);
    if (is_tag(s)) {
      out += '<';
      out += symbols.name(s);
      out += '>';
    } else {
      text::append(out, s);
    }
  }
  return out;
}

}  // namespace

bool LexicalSelectionTables::read(FieldReader& reader, const SymbolTable& symbols) {
  for (Label* special :
       {&any_tag, &any_character, &any_upper, &any_lower, &word_end, &text_start, &skip}) {
    *special = static_cast<Label>(reader.scalar());
  }
  const std::span<const Label> ids = reader.array<Label>();
  const std::span<const uint32_t> ranks = reader.array<uint32_t>();
  const std::span<const double> weights = reader.array<double>();
  if (!reader.ok() || ids.size() != ranks.size() || ids.size() != weights.size() ||
      !std::is_sorted(ids.begin(), ids.end()) || !rules.read(reader, symbols)) {
    return false;
  }
  for (size_t i = 0; i < ids.size(); ++i) rule_ids.push_back({ids[i], weights[i], ranks[i]});
  const uint32_t count = reader.scalar();
  for (uint32_t i = 0; i < count && reader.ok(); ++i) {
    Operation operation;
    const std::span<const Label> name = reader.array<Label>();
    operation.name.assign(name.begin(), name.end());
    operation.removes = reader.scalar() != 0;
    if (!operation.recogniser.read(reader, symbols)) return false;
    operations.push_back(std::move(operation));
  }
  by_name.resize(operations.size());
  std::iota(by_name.begin(), by_name.end(), 0U);
  std::sort(by_name.begin(), by_name.end(),
            [this](uint32_t a, uint32_t b) { return operations[a].name < operations[b].name; });
  return reader.ok();
}

int LexicalSelectionTables::find_operation(std::span<const Label> name) const {
  const auto at = std::lower_bound(
      by_name.begin(), by_name.end(), name, [this](uint32_t i, std::span<const Label> wanted) {
        const std::vector<Label>& have = operations[i].name;
        return std::lexicographical_compare(have.begin(), have.end(), wanted.begin(), wanted.end());
      });
  if (at == by_name.end()) return -1;
  const std::vector<Label>& found = operations[*at].name;
  return std::equal(found.begin(), found.end(), name.begin(), name.end()) ? static_cast<int>(*at)
                                                                          : -1;
}

const LexicalSelectionTables::Rule* LexicalSelectionTables::find_rule(Label id) const {
  const auto at = std::lower_bound(rule_ids.begin(), rule_ids.end(), id,
                                   [](const Rule& r, Label wanted) { return r.id < wanted; });
  return at == rule_ids.end() || at->id != id ? nullptr : &*at;
}

LexicalSelection::LexicalSelection(const LexicalSelectionTables& tables, const SymbolTable& symbols)
    : tables_(&tables), symbols_(&symbols), ended_(tables.rules) {
  for (const auto& operation : tables.operations) recognisers_.emplace_back(operation.recogniser);
}

StateSet& LexicalSelection::fresh_set() {
  if (alive_ == sets_.size()) sets_.emplace_back(tables_->rules);
  StateSet& set = sets_[alive_++];
  set.reset();
  return set;
}

void LexicalSelection::run(const Tape& in, Tape& out) {
  in_ = &in;
  unit_count_ = alive_ = 0;
  fresh_set();
  if (tables_->text_start != kNoLabel) fresh_set().step(tables_->text_start);
  Slice blank{0, 0};
  size_t begin = 0;
  bool inside = false;
  for (size_t i = 0; i < in.size(); ++i) {
    if (!inside && in[i] == kUnitBegin) {
      blank.end = i;
      begin = i + 1;
      inside = true;
    } else if (inside && in[i] == kUnitEnd) {
      add_unit(blank, {begin, i});
      blank.begin = i + 1;
      inside = false;
      if (alive_ == 1) flush(out);  // no rule is under way
    }
  }
  flush(out);
  out.insert(out.end(), in.begin() + static_cast<std::ptrdiff_t>(blank.begin), in.end());
}

void LexicalSelection::step(StateSet& set, Symbol s) const {
  if (is_tag(s)) {
    const Label labels[] = {symbols_->label(s), tables_->any_tag};
    set.step_any(labels);
  } else if (text::is_upper(s)) {
    const Label labels[] = {symbols_->label(s), tables_->any_upper, tables_->any_character,
                            symbols_->label(text::to_lower(s))};
    set.step_any(labels);
  } else {
    const Label labels[] = {symbols_->label(s), tables_->any_lower, tables_->any_character};
    set.step_any(labels);
  }
}

void LexicalSelection::add_unit(Slice blank, Slice inside) {
  if (unit_count_ == units_.size()) units_.emplace_back();
  Unit& unit = units_[unit_count_++];
  unit.blank = blank;
  unit.inside = inside;
  unit.scores.clear();

  std::span<const Symbol> rest = std::span(*in_).subspan(inside.begin, inside.end - inside.begin);
  std::span<const Symbol> source = next_part(rest);
  if (!source.empty() && source[0] == '*') source = source.subspan(1);
  paths_.clear();
  size_t kept = 0;
  for (size_t i = 0; i < alive_; ++i) {
    StateSet& set = sets_[i];
    for (const Symbol s : source) {
      if (set.empty()) break;
      step(set, s);
    }
    set.step(tables_->word_end);
    if (set.empty()) continue;
    ended_ = set;
    ended_.step(tables_->word_end);
    if (ended_.is_final()) read_matches(ended_);
    if (kept != i) std::swap(sets_[kept], sets_[i]);
    ++kept;
  }
  apply_paths();
  alive_ = kept;
  fresh_set();
}

void LexicalSelection::read_matches(const StateSet& ended) {
  for (const Configuration& c : ended.configurations()) {
    if (ended.final_of(c) == Final::kNone) continue;
    labels_.clear();
    ended.output_of(c.output, labels_);
    size_t id = labels_.size();
    while (id > 0 && labels_[id - 1] != tables_->word_end) --id;
    if (labels_.size() - id != 1) continue;
    const auto* rule = tables_->find_rule(labels_[id]);
    if (rule == nullptr) continue;
    paths_.push_back({rule, {labels_.begin(), labels_.begin() + static_cast<std::ptrdiff_t>(id)}});
  }
}

/// A rule counts once a unit; the order matters where sums of weights are compared.
void LexicalSelection::apply_paths() {
  std::sort(paths_.begin(), paths_.end(), [this](const Path& a, const Path& b) {
    if (a.rule != b.rule) return a.rule->rank < b.rule->rank;
    return as_text(a.labels, *symbols_) < as_text(b.labels, *symbols_);
  });
  const LexicalSelectionTables::Rule* last = nullptr;
  for (const Path& path : paths_) {
    if (path.rule != last) apply(path);
    last = path.rule;
  }
}

void LexicalSelection::apply(const Path& path) {
  std::vector<int> operations;  // of the units up to the newest; -1: skip
  size_t begin = 0;
  for (size_t i = 0; i < path.labels.size(); ++i) {
    if (path.labels[i] != tables_->word_end) continue;
    const auto name = std::span(path.labels).subspan(begin, i - begin);
    begin = i + 1;
    if (name.empty()) continue;
    const bool skips = name.size() == 1 && name[0] == tables_->skip;
    operations.push_back(skips ? -1 : tables_->find_operation(name));
  }
  if (operations.size() > unit_count_) return;
  for (size_t i = 0; i < operations.size(); ++i) {
    if (operations[i] < 0) continue;
    const auto operation = static_cast<uint32_t>(operations[i]);
    std::vector<Score>& scores = units_[unit_count_ - operations.size() + i].scores;
    auto at = std::lower_bound(scores.begin(), scores.end(), operation,
                               [](const Score& s, uint32_t o) { return s.operation < o; });
    if (at == scores.end() || at->operation != operation) at = scores.insert(at, {operation, 0.0});
    at->value += path.rule->weight;
  }
}

bool LexicalSelection::accepts(size_t operation, std::span<const Symbol> form) {
  StateSet& set = recognisers_[operation];
  set.reset();
  for (const Symbol s : form) {
    if (set.empty()) return false;
    step(set, s);
  }
  return set.is_final();
}

void LexicalSelection::flush(Tape& out) {
  const auto copy = [this, &out](Slice slice) {
    out.insert(out.end(), in_->begin() + static_cast<std::ptrdiff_t>(slice.begin),
               in_->begin() + static_cast<std::ptrdiff_t>(slice.end));
  };
  for (size_t i = 0; i < unit_count_; ++i) {
    const Unit& unit = units_[i];
    copy(unit.blank);
    out.push_back(kUnitBegin);
    if (unit.scores.empty()) {
      copy(unit.inside);
    } else {
      print_chosen(unit, out);
    }
    out.push_back(kUnitEnd);
  }
  unit_count_ = 0;
}

/// FORMAT.md 10.4, its fall-through included.
void LexicalSelection::print_chosen(const Unit& unit, Tape& out) {
  std::span<const Symbol> rest =
      std::span(*in_).subspan(unit.inside.begin, unit.inside.end - unit.inside.begin);
  const std::span<const Symbol> source = next_part(rest);
  std::vector<std::span<const Symbol>> translations;
  while (!rest.empty()) translations.push_back(next_part(rest));

  struct Vote {
    bool removes;
    size_t translation;
    double score;
  };
  std::vector<Vote> votes;
  if (translations.size() > 1) {
    for (size_t t = 0; t < translations.size(); ++t) {
      for (const Score& score : unit.scores) {
        if (accepts(score.operation, translations[t])) {
          votes.push_back({tables_->operations[score.operation].removes, t, score.value});
        }
      }
    }
  }
  std::stable_sort(votes.begin(), votes.end(),
                   [](const Vote& a, const Vote& b) { return a.score > b.score; });
  std::vector<bool> kept(translations.size(), true);
  size_t kept_count = translations.size();
  for (const Vote& vote : votes) {
    if (!vote.removes && kept[vote.translation]) {
      kept.assign(kept.size(), false);
      kept[vote.translation] = true;
      break;
    }
    if (kept_count > 1 && kept[vote.translation]) {
      kept[vote.translation] = false;
      --kept_count;
    }
  }
  out.insert(out.end(), source.begin(), source.end());
  for (size_t t = 0; t < translations.size(); ++t) {
    if (!kept[t]) continue;
    out.push_back(kSeparator);
    out.insert(out.end(), translations[t].begin(), translations[t].end());
  }
}

}  // namespace palimpsest::apertium
