// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/index.h"

#include <algorithm>
#include <utility>

#include "memory/folded_hash.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace palimpsest::memory {
namespace {

/// The first place from `at` on that is no white space.
size_t after_space(std::string_view text, size_t at) {
  while (at < text.size()) {
    if (text[at] > ' ' && static_cast<unsigned char>(text[at]) < 0x80) break;  // mostly
    const text::Decoded decoded = text::decode(text, at);
    if (!text::is_space(decoded.code_point)) break;
    at += decoded.size_bytes;
  }
  return at;
}

}  // namespace

void Index::put(const IndexUnit& unit) {
  remove(unit.id);
  const Draft draft = draft_of(unit, tray_.entries());
  places_.set(unit.id, kTray << kPlaceBits | tray_.put(draft, dictionary_));
  if (tray_.size() < kTrayUnits) return;
  shelve_tray();
  join_small_shelves();
}

void Index::put_all(const std::vector<IndexUnit>& units) {
  const bool is_first = shelves_.empty() && tray_.size() == 0;
  std::vector<Draft> drafts;
  std::vector<Entry> entries;
  drafts.reserve(units.size());
  size_t size_bytes = 0;
  for (const IndexUnit& unit : units) size_bytes += unit.source.size() + unit.target.size();
  entries.reserve(size_bytes / 4);
  for (const IndexUnit& unit : units) drafts.push_back(draft_of(unit, entries));
  if (drafts.empty()) return;
  if (is_first) renumber(entries);
  add_shelf(Shelf(drafts, entries, dictionary_));
  join_small_shelves();
}

Draft Index::draft_of(const IndexUnit& unit, std::vector<Entry>& entries) {
  Draft draft{unit.id,       unit.facts,          entries.size(), 0, 0, 0, folded_hash(unit.source),
              unit.skeleton, bag_of(unit.source), unit.neighbours};
  draft.length = encode(unit.source, dictionary_, entries);
  draft.source_count = static_cast<uint32_t>(entries.size() - draft.begin);
  encode(unit.target, dictionary_, entries);
  draft.target_count = static_cast<uint32_t>(entries.size() - draft.begin - draft.source_count);
  return draft;
}

/// Frequent tokens get the numbers that take one byte. Nothing else may hold entries.
void Index::renumber(std::vector<Entry>& entries) {
  std::vector<uint32_t> counts(dictionary_.size(), 0);
  for (const Entry entry : entries) ++counts[token_of(entry)];
  const std::vector<TokenId> new_of = dictionary_.renumber(counts);
  for (Entry& entry : entries) entry = new_of[token_of(entry)] << 1 | (entry & 1);
}

bool Index::remove(UnitId id) {
  const uint32_t where = places_.find(id);
  if (where == PlaceMap::kNowhere) return false;
  const uint32_t number = where >> kPlaceBits;
  const uint32_t place = where & ((1U << kPlaceBits) - 1);
  if (number == kTray) {
    tray_.bury(place);
  } else {
    shelves_[number].bury(place);
  }
  places_.erase(id);
  return true;
}

void Index::shelve_tray() {
  std::vector<Draft> drafts;
  std::vector<Entry> entries;
  tray_.take_out(drafts, entries);
  tray_.clear();
  if (!drafts.empty()) add_shelf(Shelf(drafts, entries, dictionary_));
}

/// Shelves are in order of their size; the last few, when they are many and of like size, become
/// one.
void Index::join_small_shelves() {
  for (;;) {
    size_t from = shelves_.size();
    size_t units = 0;
    while (from > 0 && shelves_.size() - from < kJoined &&
           shelves_[from - 1].size() < kMaxJoinedUnits &&
           (units == 0 || shelves_[from - 1].size() <= 2 * units)) {
      units += shelves_[--from].size();
    }
    const bool has_room = shelves_.size() < kMaxShelves;
    if (shelves_.size() - from < kJoined && has_room) return;
    if (!has_room) from = 0;
    std::vector<Draft> drafts;
    std::vector<Entry> entries;
    for (size_t at = from; at < shelves_.size(); ++at) shelves_[at].take_out(drafts, entries);
    drop_shelves(from);
    add_shelf(Shelf(drafts, entries, dictionary_));
  }
}

void Index::add_shelf(Shelf shelf) {
  shelves_.push_back(std::move(shelf));
  map_shelf(static_cast<uint32_t>(shelves_.size() - 1));
}

void Index::drop_shelves(size_t from) {
  shelves_.resize(from);
}

void Index::map_shelf(uint32_t number) {
  const Shelf& shelf = shelves_[number];
  for (Shelf::Place place = 0; place < shelf.size(); ++place) {
    if (!shelf.is_dead(place)) places_.set(shelf.id(place), number << kPlaceBits | place);
  }
}

void Index::compact() {
  if (!wants_compaction()) return;
  std::vector<Draft> drafts;
  std::vector<Entry> entries;
  for (const Shelf& shelf : shelves_) shelf.take_out(drafts, entries);
  tray_.take_out(drafts, entries);
  tray_.clear();
  drop_shelves(0);
  if (drafts.empty()) return;
  renumber(entries);
  add_shelf(Shelf(drafts, entries, dictionary_));
}

bool Index::wants_compaction() const {
  if (shelves_.size() > 1) return true;
  return !shelves_.empty() && shelves_[0].live_count() < shelves_[0].size() / 2;
}

size_t Index::size() const {
  size_t count = tray_.live_count();
  for (const Shelf& shelf : shelves_) count += shelf.live_count();
  return count;
}

size_t Index::size_bytes() const {
  size_t bytes = dictionary_.size_bytes() + tray_.size_bytes() + places_.size_bytes();
  for (const Shelf& shelf : shelves_) bytes += shelf.size_bytes();
  return bytes;
}

UnitFacts Index::facts(UnitId id) const {
  const uint32_t where = places_.find(id);
  if (where == PlaceMap::kNowhere) return {};
  const uint32_t number = where >> kPlaceBits;
  const uint32_t place = where & ((1U << kPlaceBits) - 1);
  return number == kTray ? tray_.drafts()[place].facts : shelves_[number].facts(place);
}

Neighbours Index::neighbours(UnitId id) const {
  const uint32_t where = places_.find(id);
  if (where == PlaceMap::kNowhere) return {};
  const uint32_t number = where >> kPlaceBits;
  const uint32_t place = where & ((1U << kPlaceBits) - 1);
  return number == kTray ? tray_.drafts()[place].neighbours : shelves_[number].neighbours(place);
}

Index::Unit Index::unit(UnitId id) const {
  const uint32_t where = places_.find(id);
  if (where == PlaceMap::kNowhere) return {};
  const uint32_t number = where >> kPlaceBits;
  const uint32_t place = where & ((1U << kPlaceBits) - 1);
  Unit unit;
  unit.id = id;
  if (number != kTray) {
    const Shelf& shelf = shelves_[number];
    const Shelf::Bytes source = shelf.source(place);
    const Shelf::Bytes target = shelf.target(place);
    unit.source = decode_text(source.begin, source.end, dictionary_);
    unit.target = decode_text(target.begin, target.end, dictionary_);
    unit.facts = shelf.facts(place);
    return unit;
  }
  const Draft& draft = tray_.drafts()[place];
  const Entry* const entries = tray_.entries().data() + draft.begin;
  unit.source = decode_text(entries, entries + draft.source_count, dictionary_);
  unit.target = decode_text(entries + draft.source_count,
                            entries + draft.source_count + draft.target_count, dictionary_);
  unit.facts = draft.facts;
  return unit;
}

/// Calls visit(entry) for the entries of a source until it says false.
/// returns  whether it never did.
template <typename Visit>
bool Index::visit_source(uint32_t where, const Visit& visit) const {
  const uint32_t number = where >> kPlaceBits;
  const uint32_t place = where & ((1U << kPlaceBits) - 1);
  if (number != kTray) {
    Shelf::Bytes bytes = shelves_[number].source(place);
    while (bytes.begin < bytes.end) {
      if (!visit(read_varint(bytes.begin, bytes.end))) return false;
    }
    return true;
  }
  const Draft& draft = tray_.drafts()[place];
  const Entry* const entries = tray_.entries().data() + draft.begin;
  return std::all_of(entries, entries + draft.source_count, visit);
}

/// Whether the source is this text, but for white space at the ends and how much of it is between
/// two tokens. Read along the text, which so need not be taken apart: tokens follow from the
/// characters.
bool Index::is_exactly(std::string_view coded, uint32_t where) const {
  size_t at = 0;
  bool is_first = true;
  bool is_after_space = false;
  const bool is_prefix = visit_source(where, [&](Entry entry) {
    const TokenId token = token_of(entry);
    if (dictionary_.kind(token) == TokenKind::kSpace) {
      is_after_space = true;
      return true;
    }
    const size_t begin = after_space(coded, at);
    const bool has_space = is_after_space || has_space_before(entry);
    if (!is_first && has_space != (begin > at)) return false;
    is_first = is_after_space = false;
    if (!dictionary_.is_at(token, coded, begin)) return false;
    at = begin + dictionary_.spelling_size(token);
    return true;
  });
  return is_prefix && !is_first && after_space(coded, at) == coded.size();
}

/// The same for texts taken apart, without regard to case, width and white space.
bool Index::is_folded(const QueryForm& query, uint32_t where) const {
  size_t at = 0;
  const bool is_prefix = visit_source(where, [&](Entry entry) {
    const TokenId token = token_of(entry);
    if (dictionary_.kind(token) == TokenKind::kSpace) return true;
    return at < query.size() && query.folded[at++] == dictionary_.folded(token);
  });
  return is_prefix && at > 0 && at == query.size();
}

/// Calls visit(where, id) for each unit whose source has this hash.
template <typename Visit>
void Index::for_each_folded(uint32_t hash, const Visit& visit) const {
  for (uint32_t number = 0; number < shelves_.size(); ++number) {
    shelves_[number].for_each_folded(hash, [&](Shelf::Place place) {
      visit(number << kPlaceBits | place, shelves_[number].id(place));
    });
  }
  for (uint32_t place = 0; place < tray_.size(); ++place) {
    const Tray::Sign& sign = tray_.signs()[place];
    if (sign.folded_hash == hash && !sign.is_dead) {
      visit(kTray << kPlaceBits | place, tray_.drafts()[place].id);
    }
  }
}

std::vector<Index::Found> Index::find_whole(std::string_view coded) {
  std::vector<Found> found;
  bool is_read = false;
  for_each_folded(folded_hash(coded), [&](uint32_t where, UnitId id) {
    if (is_exactly(coded, where)) {
      found.push_back({id, Likeness::kExact});
      return;
    }
    if (!is_read) read_query(coded, dictionary_, query_);
    is_read = true;
    if (is_folded(query_, where)) found.push_back({id, Likeness::kFolded});
  });
  std::stable_sort(found.begin(), found.end(),
                   [](const Found& a, const Found& b) { return a.likeness < b.likeness; });
  return found;
}

UnitId Index::find_exact(std::string_view coded) const {
  UnitId first = 0;
  for_each_folded(folded_hash(coded), [&](uint32_t where, UnitId id) {
    if (first == 0 && is_exactly(coded, where)) first = id;
  });
  return first;
}

std::vector<UnitId> Index::find_skeleton(uint32_t skeleton) const {
  std::vector<UnitId> found;
  for (const Shelf& shelf : shelves_) {
    shelf.for_each_skeleton(skeleton,
                            [&](Shelf::Place place) { found.push_back(shelf.id(place)); });
  }
  for (uint32_t place = 0; place < tray_.size(); ++place) {
    const Draft& draft = tray_.drafts()[place];
    if (draft.skeleton == skeleton && !tray_.signs()[place].is_dead) found.push_back(draft.id);
  }
  return found;
}

/// A character score that as many units reach as are wanted, found by their words: what is alike by
/// characters mostly is so by words, and then the search by characters has little to look at. 0 if
/// there are too few.
double Index::character_seed(std::string_view coded, const FuzzyLimits& limits) {
  FuzzyLimits by_words = limits;
  by_words.metric = Metric::kWords;
  by_words.threshold = kIndexedPercent / 100.0;
  by_words.top = limits.top + kSeeds;
  std::vector<double> scores;
  for (const FuzzyHit& hit : find_fuzzy(coded, by_words)) scores.push_back(hit.character_score);
  if (scores.size() < limits.top || limits.top == 0) return 0;
  std::sort(scores.rbegin(), scores.rend());
  return scores[limits.top - 1];
}

std::vector<FuzzyHit> Index::find_fuzzy(std::string_view coded, const FuzzyLimits& limits) {
  const double seed = limits.metric == Metric::kCharacters ? character_seed(coded, limits) : 0;
  read_query(coded, dictionary_, query_);
  search_.begin(query_, coded, dictionary_, limits);
  search_.want(seed);
  for (uint32_t number = 0; number < shelves_.size(); ++number) {
    search_.search(shelves_[number], number);
  }
  search_.search(tray_, kTray);
  std::vector<FuzzyHit> hits = std::move(search_.hits());
  if (limits.metric == Metric::kCharacters) {
    for (FuzzyHit& hit : hits) hit.character_score = hit.score;
  } else if (!hits.empty()) {
    CharacterScore& characters = search_.characters();
    characters.set(coded);
    for (FuzzyHit& hit : hits) hit.character_score = characters.to(unit(hit.id).source);
  }
  std::sort(hits.begin(), hits.end(), [](const FuzzyHit& a, const FuzzyHit& b) {
    if (a.score > b.score + kScoreSlack || b.score > a.score + kScoreSlack) {
      return a.score > b.score;
    }
    if (a.character_score != b.character_score) return a.character_score > b.character_score;
    return a.changed_s != b.changed_s ? a.changed_s > b.changed_s : a.id > b.id;
  });
  if (hits.size() > limits.top) hits.resize(limits.top);
  return hits;
}

}  // namespace palimpsest::memory
