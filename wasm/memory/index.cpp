// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/index.h"

#include <algorithm>
#include <utility>

#include "memory/folded_hash.h"
#include "memory/numbering.h"
#include "memory/shelf_maker.h"
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
  gather(unit);
  settle();
}

void Index::gather(const IndexUnit& unit) {
  Draft draft;
  draft.id = unit.id;
  draft.facts = unit.facts;
  draft.hash = folded_hash(unit.source);
  draft.skeleton = unit.skeleton;
  draft.bag = bag_of(unit.source);
  draft.neighbours = unit.neighbours;
  bytes_.clear();
  draft.length = encode(unit.source, dictionary_, bytes_);
  draft.source_size = static_cast<uint32_t>(bytes_.size());
  encode(unit.target, dictionary_, bytes_);
  draft.target_size = static_cast<uint32_t>(bytes_.size() - draft.source_size);
  tray_.gather(draft, bytes_);
  if (tray_.size() == kNumberedUnits && shelves_.empty()) tray_.renumber(dictionary_);
}

void Index::settle() {
  if (tray_.size() >= kTrayUnits) {
    shelve_tray();
    join_small_shelves();
    return;
  }
  auto place = static_cast<uint32_t>(tray_.signs().size());
  tray_.settle(dictionary_);
  for (; place < tray_.size(); ++place) {
    places_.set(tray_.drafts()[place].id, kTray << kPlaceBits | place);
  }
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
  add_shelf(std::exchange(tray_, {}).take_out());
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
    join_shelves(has_room ? from : 0);
  }
}

/// Makes one shelf of the tray and of the shelves from number `from` on.
void Index::join_shelves(size_t from) {
  Drafts drafts;
  for (size_t at = from; at < shelves_.size(); ++at) shelves_[at].move_to(drafts);
  shelves_.resize(from);
  Drafts newest = std::exchange(tray_, {}).take_out();
  drafts.units.insert(drafts.units.end(), newest.units.begin(), newest.units.end());
  drafts.bytes.adopt(std::move(newest.bytes));
  add_shelf(std::move(drafts));
}

/// A shelf that is the only one has frequent tokens by the numbers that take one byte. Nothing else
/// may hold entries then.
void Index::add_shelf(Drafts drafts) {
  if (drafts.units.empty()) return;
  if (shelves_.empty()) {
    if (wants_numbers(drafts.units, dictionary_.size())) {
      renumber(drafts, dictionary_.renumber(count_tokens(drafts.units, dictionary_.size())));
    }
    dictionary_.shrink_to_fit();
  }
  shelves_.push_back(ShelfMaker(std::move(drafts), dictionary_).make());
  map_shelf(static_cast<uint32_t>(shelves_.size() - 1));
}

void Index::map_shelf(uint32_t number) {
  const Shelf& shelf = shelves_[number];
  for (Shelf::Place place = 0; place < shelf.size(); ++place) {
    if (!shelf.is_dead(place)) places_.set(shelf.id(place), number << kPlaceBits | place);
  }
}

void Index::compact() {
  if (wants_compaction()) join_shelves(0);
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
  const bool is_on_tray = number == kTray;
  const Draft* const draft = is_on_tray ? &tray_.drafts()[place] : nullptr;
  const Shelf* const shelf = is_on_tray ? nullptr : &shelves_[number];
  return {id, decode_text(is_on_tray ? draft->source() : shelf->source(place), dictionary_),
          decode_text(is_on_tray ? draft->target() : shelf->target(place), dictionary_),
          is_on_tray ? draft->facts : shelf->facts(place)};
}

/// Calls visit(entry) for the entries of a source until it says false.
/// returns  whether it never did.
template <typename Visit>
bool Index::visit_source(uint32_t where, const Visit& visit) const {
  const uint32_t number = where >> kPlaceBits;
  const uint32_t place = where & ((1U << kPlaceBits) - 1);
  EntryBytes source =
      number == kTray ? tray_.drafts()[place].source() : shelves_[number].source(place);
  while (source.begin < source.end) {
    if (!visit(read_entry(source.begin))) return false;
  }
  return true;
}

/// Whether the source is this text, byte for byte, which is not white space alone. Read along the
/// text, which so need not be taken apart: tokens follow from the characters.
bool Index::is_spelled(std::string_view coded, uint32_t where) const {
  size_t at = 0;
  const bool is_prefix = visit_source(where, [&](Entry entry) {
    if (at == coded.size()) return false;
    const bool has_space = has_space_before(entry);
    if (has_space && coded[at] != ' ') return false;
    at += has_space ? 1 : 0;
    if (!dictionary_.is_at(token_of(entry), coded, at)) return false;
    at += dictionary_.spelling_size(token_of(entry));
    return true;
  });
  return is_prefix && at == coded.size();
}

/// Whether the source is this text, but for white space at the ends and how much of it is between
/// two tokens.
bool Index::is_exactly(std::string_view coded, uint32_t where) const {
  if (is_spelled(coded, where)) return true;  // mostly, and much quicker
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

/// Calls visit(where, id) for each unit whose source has this hash; not for 0, which is that of
/// white space alone.
template <typename Visit>
void Index::for_each_folded(uint32_t hash, const Visit& visit) const {
  if (hash == 0) return;
  for (uint32_t number = 0; number < shelves_.size(); ++number) {
    shelves_[number].for_each_folded(hash, [&](Shelf::Place place) {
      visit(number << kPlaceBits | place, shelves_[number].id(place));
    });
  }
  for (uint32_t place = 0; place < tray_.signs().size(); ++place) {
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
  for (uint32_t place = 0; place < tray_.signs().size(); ++place) {
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
