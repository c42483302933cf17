// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// How a Store answers: candidates are gathered cheaply from every part, put into order, and only
// the few that come back are made into matches, with their codes, placeables and differences.
#include <algorithm>
#include <cmath>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "memory/code_order.h"
#include "memory/coded_text.h"
#include "memory/difference.h"
#include "memory/language_match.h"
#include "memory/match_class.h"
#include "memory/skeleton.h"
#include "memory/store.h"
#include "memory/substitution.h"

namespace palimpsest::memory {

/// A query and what is made of it once for all parts.
struct Store::Asked {
  const Query& query;
  std::vector<uint32_t> codes;
  text::Runs source;  // codes numbered in order
  std::string coded;
  uint32_t site = 0;
  uint32_t skeleton = 0;
  std::optional<Neighbours> neighbours;  // made when a unit first says any

  [[nodiscard]] Agreement agreement(const Part& part, UnitId id) {
    const Neighbours said = part.index.neighbours(id);
    if (!said.is_said()) return Agreement::kUnsaid;
    if (!neighbours) neighbours = neighbours_of(query.before, query.after);
    return agreement_of(said, *neighbours);
  }
};

namespace {

constexpr int64_t kMsPerSecond = 1000;

bool is_exact(MatchKind kind) {
  return kind == MatchKind::kContext || kind == MatchKind::kExact;
}

SubstitutionInput input_of(const Query& query, const Pair& kept, const text::Runs& source,
                           const text::Runs& target) {
  return {query.source, source, target, query.pair.from, kept.from, kept.to};
}

}  // namespace

/// The candidates of one part whose score reaches the threshold with its penalty taken off.
void Store::gather(Part& part, int penalty, Asked& asked, const Wanted& wanted,
                   std::vector<Candidate>& found) {
  const MemorySettings& settings = settings_of(part.memory);
  const int taken_off = penalty + static_cast<int>(settings.penalty_percent);
  std::unordered_set<UnitId> seen;
  const auto add = [&](Candidate candidate, double likeness) {
    seen.insert(candidate.unit.id);
    candidate.agreement = asked.agreement(part, candidate.unit.id);
    const bool says_where =
        candidate.unit.facts.site != 0 || candidate.agreement != Agreement::kUnsaid;
    const bool is_there =
        candidate.agreement == Agreement::kUnsaid || is_in_context(candidate.agreement);
    if (candidate.kind == MatchKind::kExact && says_where && is_there) {
      candidate.kind = MatchKind::kContext;
    }
    const int score = score_percent(candidate.kind, candidate.is_certain, likeness);
    candidate.score_percent = with_penalty(score, taken_off);
    candidate.part = &part;
    candidate.rank = settings.rank;
    if (wanted.is_unasked && !is_usable_unasked(candidate.kind, candidate.is_certain)) return;
    if (candidate.score_percent >= wanted.threshold_percent) found.push_back(std::move(candidate));
  };
  const auto holds_here = [&](UnitId id) {
    const uint32_t site = part.index.facts(id).site;
    return site == 0 || site == asked.site;
  };
  for (const Index::Found& whole : part.index.find_whole(asked.coded)) {
    if (!holds_here(whole.id)) continue;
    Candidate candidate;
    candidate.unit = part.index.unit(whole.id);
    candidate.kind = whole.likeness == Likeness::kExact ? MatchKind::kExact : MatchKind::kFolded;
    add(std::move(candidate), 1);
  }
  const auto like_but_for_placeables =
      asked.skeleton == 0 ? std::vector<UnitId>{} : part.index.find_skeleton(asked.skeleton);
  for (const UnitId id : like_but_for_placeables) {
    if (!holds_here(id) || seen.count(id) != 0) continue;
    Candidate candidate;
    candidate.unit = part.index.unit(id);
    const text::Runs source = runs_of(candidate.unit.source);
    const text::Runs target = runs_of(candidate.unit.target);
    Substitution made = substitute(input_of(asked.query, part.pair, source, target));
    if (!made.differs_only_in_placeables || !made.is_complete) continue;
    candidate.kind = MatchKind::kPlaceables;
    candidate.is_certain = made.is_certain;
    candidate.target = std::move(made.target);
    add(std::move(candidate), 1);
  }
  if (wanted.is_unasked) return;
  FuzzyLimits limits;
  limits.threshold = std::min(wanted.threshold_percent + taken_off, 100) / 100.0;
  limits.top = wanted.top + seen.size();
  limits.site = asked.site;
  for (const FuzzyHit& hit : part.index.find_fuzzy(asked.coded, limits)) {
    if (seen.count(hit.id) != 0) continue;
    Candidate candidate;
    candidate.unit = part.index.unit(hit.id);
    candidate.character_score = hit.character_score;
    add(std::move(candidate), hit.score);
  }
}

/// The order of docs/MEMORY.md, "Which wins".
bool Store::is_better(const Candidate& a, const Candidate& b) {
  const auto order = [](const Candidate& c) {
    const UnitFacts& facts = c.unit.facts;
    const Origin origin = facts.origin;  // bit fields can't be referred to
    const uint32_t site = facts.site;
    const bool is_same = is_exact(c.kind);
    // An import tells where it stood, which a page seldom repeats as a whole; a person said where
    // it is to stand.
    const Agreement least = origin == Origin::kPerson ? Agreement::kOnlyOne : Agreement::kOneOfTwo;
    const bool is_for_here = c.agreement == Agreement::kUnsaid || c.agreement >= least;
    // Of the units for exactly this source a person's wins, whatever the scores; and what was made
    // for another place only serves where nothing else does.
    return std::make_tuple(is_same, is_same ? origin : Origin::kEngine, is_same && is_for_here,
                           c.score_percent, -static_cast<int>(c.kind), c.character_score, origin,
                           c.agreement, site != 0, -static_cast<int64_t>(c.rank), facts.changed_s,
                           c.unit.id);
  };
  return order(a) > order(b);
}

/// All candidates, the best first; of several with the same texts only the first.
std::vector<Store::Candidate> Store::candidates(const Query& query, const Wanted& wanted) {
  Asked asked{query, codes_in_order(query.source), {}, {}, site_number(query.site), 0, {}};
  asked.source = to_ordinals(query.source, asked.codes);
  asked.coded = code_text(asked.source);
  asked.skeleton = skeleton_of(query.source, query.pair.from);
  std::vector<Candidate> found;
  for (Part& part : parts_) {
    if (!settings_of(part.memory).is_enabled) continue;
    const std::optional<int> penalty = pair_penalty(query.pair, part.pair);
    if (penalty) gather(part, *penalty, asked, wanted, found);
  }
  std::sort(found.begin(), found.end(), is_better);
  std::unordered_set<std::string> texts;
  std::erase_if(found, [&](const Candidate& c) {
    return !texts.insert(c.unit.source + '\xFE' + c.unit.target).second;
  });
  return found;
}

Match Store::match_of(Candidate&& candidate, const Query& query) const {
  const Part& part = *candidate.part;
  Match match;
  match.unit = candidate.unit.id;
  match.memory = part.memory;
  match.pair = part.pair;
  match.source = runs_of(candidate.unit.source);
  match.unit_target = runs_of(candidate.unit.target);
  match.origin = candidate.unit.facts.origin;
  match.site = sites_[candidate.unit.facts.site];
  match.changed_ms = candidate.unit.facts.changed_s * kMsPerSecond;
  match.kind = candidate.kind;
  match.score_percent = candidate.score_percent;
  if (candidate.kind == MatchKind::kPlaceables) {
    match.target = std::move(candidate.target);
    match.is_adapted = true;
  } else if (candidate.kind == MatchKind::kFuzzy) {
    Substitution made = substitute(input_of(query, part.pair, match.source, match.unit_target));
    match.target = std::move(made.target);
    match.is_adapted = made.is_changed;
  } else {
    match.target = from_ordinals(match.unit_target, codes_in_order(query.source));
  }
  return match;
}

std::vector<Match> Store::find(const Query& query, const MatchLimits& limits) {
  std::vector<Candidate> found = candidates(query, {false, limits.threshold_percent, limits.top});
  if (found.size() > limits.top) found.resize(limits.top);
  if (!found.empty()) {
    characters_.set(code_text(to_ordinals(query.source, codes_in_order(query.source))));
  }
  std::vector<Match> matches;
  matches.reserve(found.size());
  for (Candidate& candidate : found) {
    const double score = characters_.to(candidate.unit.source);
    matches.push_back(match_of(std::move(candidate), query));
    // 100 is only for what is equal.
    matches.back().character_score_percent = static_cast<int>(std::floor(score * 100));
    matches.back().difference = difference_spans(query.source, matches.back().source);
  }
  return matches;
}

std::optional<Match> Store::best(const Query& query) {
  std::vector<Candidate> found = candidates(query, {true, 1, 1});
  if (found.empty()) return std::nullopt;
  return match_of(std::move(found.front()), query);
}

int Store::best_score(const Query& query, int threshold_percent) {
  const std::vector<Candidate> found = candidates(query, {false, threshold_percent, 1});
  return found.empty() ? 0 : found.front().score_percent;
}

}  // namespace palimpsest::memory
