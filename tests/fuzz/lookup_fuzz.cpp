// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any texts as units and as what is asked for. The input is lines; the first byte of each says what
// is done with the rest of it. What must hold: a unit that is there is found by its own source,
// what comes back reaches the threshold and is in order, a difference is all of both texts, and the
// search by characters finds what a look at every unit does; a unit that says neighbours is in
// context between them.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "memory/coded_text.h"
#include "memory/index.h"
#include "memory/plain_text.h"
#include "memory/score.h"
#include "memory/store.h"
#include "text/utf8.h"

namespace {

using namespace palimpsest;  // NOLINT(google-build-using-namespace)

constexpr int kThreshold = 60;
constexpr uint32_t kIds = 16;

const memory::Pair kPair{"en", "es"};

text::Runs runs_of(std::string_view line) {
  const std::string text(line);
  return text.empty() ? text::Runs{} : text::Runs{text::text_run(text::make_well_formed(text))};
}

/// What a unit says of its neighbours.
struct Said {
  std::string before;
  std::string after;
};

void ask(memory::Store& store, const text::Runs& source) {
  int last = memory::kContextScore;
  for (const memory::Match& match : store.find({kPair, source, ""}, {kThreshold, 5})) {
    if (match.score_percent < kThreshold || match.score_percent > memory::kContextScore) {
      std::abort();
    }
    if (match.kind == memory::MatchKind::kFuzzy && match.score_percent > last) std::abort();
    if (match.kind == memory::MatchKind::kFuzzy) last = match.score_percent;
    std::string asked;
    std::string unit;
    for (const memory::DifferenceSpan& span : match.difference) {
      asked += span.asked;
      unit += span.unit;
    }
    if (asked != memory::plain_text(source).text) std::abort();
    if (unit != memory::plain_text(match.source).text) std::abort();
  }
  (void)store.best({kPair, source, ""});
}

using Units = std::map<memory::UnitId, text::Runs>;

void ask_by_characters(memory::Index& index, const Units& there, const text::Runs& source,
                       double threshold) {
  constexpr size_t kTop = 3;
  const std::string asked = memory::code_text(source);
  static memory::CharacterScore score;  // making its table takes longer than all the rest
  score.set(asked);
  std::vector<double> expected;
  for (const auto& [id, unit] : there) {
    const double of_unit = score.to(memory::code_text(unit));
    if (of_unit + memory::kScoreSlack >= threshold) expected.push_back(of_unit);
  }
  std::sort(expected.rbegin(), expected.rend());
  if (expected.size() > kTop) expected.resize(kTop);
  const auto hits =
      index.find_fuzzy(asked, {threshold, kTop, memory::Metric::kCharacters, memory::kAnySite});
  const bool is_same =
      std::equal(hits.begin(), hits.end(), expected.begin(), expected.end(),
                 [](const memory::FuzzyHit& hit, double wanted) { return hit.score == wanted; });
  if (!is_same) std::abort();
}

bool has_token(const text::Runs& runs) {
  memory::Tokenizer tokenizer(runs.empty() ? std::string_view{} : runs[0].text);
  memory::Token token;
  while (tokenizer.next(token)) {
    if (token.kind != memory::TokenKind::kSpace) return true;
  }
  return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  memory::Store store;
  memory::Index index;
  Units there;
  std::map<memory::UnitId, Said> said;
  std::string lines[2];  // the latest, as neighbours
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (line.empty()) continue;
    const auto op = static_cast<unsigned char>(line[0]);
    const memory::UnitId id = 1 + op % kIds;
    const text::Runs source = runs_of(line.substr(1));
    if (op % 5 == 0) {
      const bool was_there = there.erase(id) == 1;
      if (store.remove(id) != was_there || index.remove(id) != was_there) std::abort();
    } else if (op % 5 == 1) {
      ask(store, source);
      ask_by_characters(index, there, source, op % 11 / 10.0);
    } else if (op % 5 == 2) {
      std::vector<uint8_t> bytes;
      if (!store.save(memory::write_into(bytes))) std::abort();
      if (!store.load(memory::saved_bytes(bytes.data(), bytes.size()))) std::abort();
      std::vector<uint8_t> shelved;  // puts what is on the tray on a shelf
      index.save(memory::write_into(shelved));
    } else {
      memory::Unit unit;
      unit.id = id;
      unit.memory = 1;
      unit.pair = kPair;
      unit.source = source;
      unit.target = source;
      if (op % 2 == 0) unit.before = lines[0];
      if (op % 3 == 0) unit.after = lines[1];
      if (!store.put({unit})) std::abort();
      const std::string coded = memory::code_text(source);
      index.put({id, coded, coded, {}, 0});
      there[id] = source;
      said[id] = {unit.before, unit.after};
    }
    lines[1] = std::move(lines[0]);
    lines[0] = line.substr(1);  // whatever bytes these are
    if (store.size() != there.size()) std::abort();
  }
  for (const auto& [id, source] : there) {
    ask_by_characters(index, there, source, 0.5);
    if (!has_token(source)) continue;
    const Said& between = said[id];
    const memory::Query query{kPair, source, "", between.before, between.after};
    if (!store.best({kPair, source, ""}) || store.same(1, query) == 0) std::abort();
    const bool says = memory::neighbours_of(between.before, between.after).is_said();
    const bool is_in_context = store.best_score(query, kThreshold) == memory::kContextScore;
    if (says != is_in_context) std::abort();
    ask(store, source);
  }
  return 0;
}
