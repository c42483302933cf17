// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/fuzzy_search.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace palimpsest::memory {
namespace {

size_t round_down(double value) {
  return value <= 0 ? 0 : static_cast<size_t>(std::floor(value + kScoreSlack));
}

size_t round_up(double value) {
  return value <= 0 ? 0 : static_cast<size_t>(std::ceil(value - kScoreSlack));
}

}  // namespace

void FuzzySearch::begin(const QueryForm& query, std::string_view coded,
                        const Dictionary& dictionary, const FuzzyLimits& limits) {
  query_ = &query;
  dictionary_ = &dictionary;
  limits_ = limits;
  wanted_ = limits.threshold;
  hits_.clear();
  has_detail_ = false;
  by_norm_.set_symbols(dictionary.size());
  by_norm_.set_pattern(query.norm.data(), query.norm.size());
  if (limits.metric == Metric::kCharacters) characters_.begin(coded, dictionary);
}

size_t FuzzySearch::most_edits(size_t longer) const {
  return round_down((1 - wanted_) * static_cast<double>(longer));
}

bool FuzzySearch::may_match(uint64_t signature, size_t length) const {
  const size_t longer = std::max(length, query_->size());
  const auto missing = static_cast<size_t>(std::popcount(query_->signature & ~signature));
  const auto extra = static_cast<size_t>(std::popcount(signature & ~query_->signature));
  return std::max(missing, extra) <= most_edits(longer);
}

void FuzzySearch::search(const Shelf& shelf, uint32_t number) {
  if (shelf.live_count() == 0 || (query_->size() == 0 && limits_.metric != Metric::kCharacters)) {
    return;
  }
  const bool has_lists = limits_.metric != Metric::kCharacters &&
                         limits_.threshold * 100 >= kIndexedPercent - kScoreSlack;
  if (has_lists) {
    search_lists(shelf, number);
  } else {
    search_all(shelf, number);
  }
}

void FuzzySearch::search_lists(const Shelf& shelf, uint32_t number) {
  const size_t size = query_->size();
  ordered_.clear();
  for (const TokenId norm : query_->norm) {
    ordered_.push_back({norm == kNoToken ? Shelf::List{} : shelf.list(norm), norm});
  }
  std::sort(ordered_.begin(), ordered_.end(), [](const Ordered& a, const Ordered& b) {
    return a.list.frequency != b.list.frequency ? a.list.frequency < b.list.frequency
                                                : a.norm < b.norm;
  });
  if (seen_.size() * 64 < shelf.size()) seen_.resize((shelf.size() + 63) / 64, 0);
  for (size_t at = 0; at < size; ++at) {
    // What is alike enough shares one of this many of the query's rarest tokens.
    const size_t prefix = size - round_up(wanted_ * static_cast<double>(size)) + 1;
    if (at >= prefix) break;
    if (at > 0 && ordered_[at].norm == ordered_[at - 1].norm) continue;
    const Shelf::List& list = ordered_[at].list;
    size_t length = round_up(wanted_ * static_cast<double>(size));
    const size_t longest = round_down(static_cast<double>(size) / wanted_);
    const Shelf::Range range = shelf.places_of_length(length, longest);
    Shelf::Place end_of_length = shelf.places_of_length(0, length).end;
    const Shelf::Place* place = std::lower_bound(list.begin, list.end, range.begin);
    for (; place != list.end && *place < range.end; ++place) {
      while (*place >= end_of_length) end_of_length = shelf.places_of_length(0, ++length).end;
      if (!may_match(shelf.signature(*place), length)) continue;
      uint64_t& word = seen_[*place / 64];
      const uint64_t bit = uint64_t{1} << (*place % 64);
      if ((word & bit) != 0) continue;
      word |= bit;
      seen_places_.push_back(*place);
      visit(shelf, number, *place);
    }
  }
  for (const Shelf::Place place : seen_places_) seen_[place / 64] = 0;
  seen_places_.clear();
}

void FuzzySearch::search_all(const Shelf& shelf, uint32_t number) {
  if (limits_.metric == Metric::kCharacters) {
    search_characters(shelf, number);
    return;
  }
  size_t length = round_up(wanted_ * static_cast<double>(query_->size()));
  const size_t longest = round_down(static_cast<double>(query_->size()) / std::max(wanted_, 0.01));
  for (; length <= longest; ++length) {
    const Shelf::Range range = shelf.places_of_length(length, length);
    for (Shelf::Place place = range.begin; place < range.end; ++place) {
      if (may_match(shelf.signature(place), length)) visit(shelf, number, place);
    }
    if (range.end == shelf.size()) break;
  }
}

void FuzzySearch::search_characters(const Shelf& shelf, uint32_t number) {
  const auto size = static_cast<double>(characters_.bag().size);
  const size_t tokens = query_->size();
  // Units with as many tokens as the query come first, those with a few more or less next: what is
  // most alike is mostly among them, and then the rest has little to reach.
  for (size_t off = 0; off <= std::max(tokens, shelf.longest()); ++off) {
    const size_t largest = wanted_ > 0 ? round_down(size / wanted_) : SIZE_MAX;
    // An edit may join two tokens to a third or part them, no more.
    if (wanted_ > 0 && off > 2 * most_edits(largest)) break;
    const size_t smallest = round_up(wanted_ * size);
    const auto visit_length = [&](size_t length) {
      shelf.for_each_size(length, smallest, largest, [&](size_t of_unit, Shelf::Range range) {
        visit_characters(shelf, number, range, of_unit);
      });
    };
    visit_length(tokens + off);
    if (off > 0 && off <= tokens) visit_length(tokens - off);
  }
}

/// Places in `range` have `size` characters each.
void FuzzySearch::visit_characters(const Shelf& shelf, uint32_t number, Shelf::Range range,
                                   size_t size) {
  constexpr size_t kLanes = CharacterBags::kLanes;
  const size_t of_query = characters_.bag().size;
  const size_t longer = std::max(size, of_query);
  for (size_t block = range.begin / kLanes; block * kLanes < range.end; ++block) {
    const size_t most = most_edits(longer);
    uint32_t lanes =
        shelf.bags().within(block, characters_.bag(), most_apart(most, size, of_query));
    while (lanes != 0) {
      const auto place = static_cast<Shelf::Place>(block * kLanes + std::countr_zero(lanes));
      lanes &= lanes - 1;
      if (place < range.begin || place >= range.end) continue;
      const size_t edits = characters_.edits(most, shelf.source(place));
      if (edits > most || shelf.is_dead(place) || !is_of_site(shelf.facts(place))) continue;
      const double score =
          longer == 0 ? 1 : 1 - static_cast<double>(edits) / static_cast<double>(longer);
      if (score + kScoreSlack < wanted_) continue;
      keep({shelf.id(place), score, 0, shelf.facts(place).changed_s, number, place});
    }
  }
}

void FuzzySearch::visit(const Shelf& shelf, uint32_t number, Shelf::Place place) {
  if (shelf.is_dead(place) || !is_of_site(shelf.facts(place))) return;
  const double score = score_tokens(shelf.source(place));
  if (score + kScoreSlack < wanted_) return;
  keep({shelf.id(place), score, 0, shelf.facts(place).changed_s, number, place});
}

void FuzzySearch::search(const Tray& tray, uint32_t number) {
  for (uint32_t place = 0; place < tray.signs().size(); ++place) {
    const Tray::Sign& sign = tray.signs()[place];
    const Draft& draft = tray.drafts()[place];
    if (sign.is_dead || !is_of_site(draft.facts)) continue;
    double score = -1;
    if (limits_.metric == Metric::kCharacters) {
      const size_t longer = std::max(characters_.bag().size, draft.bag.size);
      const size_t most = most_edits(longer);
      if (least_edits(characters_.bag(), draft.bag) > most) continue;
      const size_t edits = characters_.edits(most, draft.source());
      if (edits > most) continue;
      score = longer == 0 ? 1 : 1 - static_cast<double>(edits) / static_cast<double>(longer);
    } else {
      const size_t longer = std::max<size_t>(sign.length, query_->size());
      const size_t shorter = std::min<size_t>(sign.length, query_->size());
      if (longer == 0 || longer - shorter > most_edits(longer)) continue;
      if (!may_match(sign.signature, sign.length)) continue;
      score = score_tokens(draft.source());
    }
    if (score + kScoreSlack < wanted_) continue;
    keep({draft.id, score, 0, draft.facts.changed_s, number, place});
  }
}

double FuzzySearch::score_tokens(EntryBytes source) {
  exact_.clear();
  norm_.clear();
  while (source.begin < source.end) {
    const TokenId token = token_of(read_entry(source.begin));
    const TokenId norm = dictionary_->norm(token);
    if (norm == kNoToken) continue;
    exact_.push_back(token);
    norm_.push_back(norm);
  }
  const size_t longer = std::max(norm_.size(), query_->size());
  if (longer == 0) return -1;
  const size_t distance = by_norm_.distance(norm_.data(), norm_.size());
  if (distance > most_edits(longer)) return -1;
  return score_exactly(distance, longer);
}

/// norm_distance  the least the score can be brought down by.
double FuzzySearch::score_exactly(size_t norm_distance, size_t longer) {
  const bool is_words = limits_.metric == Metric::kWords;
  const std::vector<TokenId>& detail = is_words ? query_->folded : query_->exact;
  if (!has_detail_) {
    by_detail_.set_symbols(dictionary_->size());
    by_detail_.set_pattern(detail.data(), detail.size());
    has_detail_ = true;
  }
  folded_.resize(exact_.size());
  std::transform(exact_.begin(), exact_.end(), folded_.begin(),
                 [&](TokenId token) { return dictionary_->folded(token); });
  const std::vector<TokenId>& other = is_words ? folded_ : exact_;
  const size_t distance = by_detail_.distance(other.data(), other.size());
  // Equal distances: nothing is replaced by what is merely of its class, so both are the score.
  if (is_words || distance == norm_distance) {
    return 1 - static_cast<double>(distance) / static_cast<double>(longer);
  }
  const TokenForms query{query_->exact.data(), query_->folded.data(), query_->norm.data(),
                         query_->size()};
  return weighted_score(query, {exact_.data(), folded_.data(), norm_.data(), exact_.size()});
}

void FuzzySearch::keep(const FuzzyHit& hit) {
  const auto higher = [](const FuzzyHit& a, const FuzzyHit& b) { return a.score > b.score; };
  if (hits_.size() >= limits_.top + kMaxTies && hit.score <= wanted_ + kScoreSlack) return;
  hits_.insert(std::upper_bound(hits_.begin(), hits_.end(), hit, higher), hit);
  if (hits_.size() < limits_.top) return;
  wanted_ = std::max(wanted_, hits_[limits_.top - 1].score);
  while (hits_.back().score + kScoreSlack < wanted_) hits_.pop_back();
}

}  // namespace palimpsest::memory
