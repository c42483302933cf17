// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Everything that passes units over in the search by characters, against the plain recurrence.
#include "memory/character_search.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "memory/bit_parallel.h"
#include "memory/character_bag.h"
#include "memory/characters.h"
#include "memory/index.h"
#include "memory/tokens.h"
#include "saved_index.h"

namespace palimpsest::memory {
namespace {

using Characters = std::vector<uint32_t>;

/// The last row of the table of distances between `pattern` and beginnings of `text`; the first row
/// is zero for distances to parts of the text.
std::vector<size_t> last_row(const Characters& pattern, const Characters& text, bool is_to_part) {
  std::vector<size_t> row(text.size() + 1);
  for (size_t j = 0; j < row.size(); ++j) row[j] = is_to_part ? 0 : j;
  for (size_t i = 0; i < pattern.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i + 1;
    for (size_t j = 0; j < text.size(); ++j) {
      const size_t above = row[j + 1];
      row[j + 1] = std::min({diagonal + (pattern[i] == text[j] ? 0 : 1), above + 1, row[j] + 1});
      diagonal = above;
    }
  }
  return row;
}

size_t plain_distance(const Characters& a, const Characters& b) {
  return last_row(a, b, false).back();
}

Characters characters_of(const std::string& text) {
  Characters all;
  for_each_character(text, [&](uint32_t character) { all.push_back(character); });
  return all;
}

std::string joined(const std::vector<std::string>& characters) {
  std::string text;
  for (const std::string& character : characters) text += character;
  return text;
}

/// One of what a text may have, letters most often: a combining mark, other scripts, one outside of
/// the first plane, codes.
std::string random_character(std::mt19937& random) {
  static const char* const kRare[] = {"1",
                                      "2",
                                      ".",
                                      ",",
                                      "A",
                                      "\xCC\x81",
                                      "é",
                                      "ж",
                                      "漢",
                                      "😀",
                                      "🦉",
                                      "\xF8\x31\xFF",
                                      "\xF9\x31\xFF",
                                      "\xFA\x32\xFF",
                                      "\xC2\xA0"};
  if (random() % 7 == 0) return kRare[random() % std::size(kRare)];
  if (random() % 5 == 0) return " ";
  return std::string(1, "etaoinsr"[random() % 8]);
}

std::vector<std::string> random_characters(std::mt19937& random, size_t size) {
  std::vector<std::string> all;
  while (all.size() < size) all.push_back(random_character(random));
  return all;
}

void edit(std::mt19937& random, std::vector<std::string>& text) {
  const size_t at = random() % (text.size() + 1);
  const auto place = text.begin() + static_cast<std::ptrdiff_t>(at);
  const size_t kind = at == text.size() ? 0 : random() % 3;
  if (kind == 0) text.insert(place, random_character(random));
  if (kind == 1) text.erase(place);
  if (kind == 2) *place = random_character(random);
}

TEST_CASE("distances of 64 cells at a time are those of the recurrence") {
  std::mt19937 random(3);
  BitParallel matcher;
  matcher.set_symbols(kCharacters);
  for (const size_t n : {0, 1, 5, 63, 64, 65, 127, 128, 129, 192, 256, 257, 700}) {
    for (const size_t m : {0, 1, 7, 64, 150}) {
      CAPTURE(n);
      CAPTURE(m);
      const Characters pattern = characters_of(joined(random_characters(random, n)));
      const Characters text = characters_of(joined(random_characters(random, m)));
      matcher.set_pattern(pattern.data(), pattern.size());
      const size_t distance = plain_distance(pattern, text);
      CHECK(matcher.distance(text.data(), text.size()) == distance);
      CHECK(matcher.distance(text.data(), text.size(), distance) == distance);
      if (distance > 0) CHECK(matcher.distance(text.data(), text.size(), distance - 1) >= distance);
      const std::vector<size_t> to_parts = last_row(text, pattern, true);
      CHECK(matcher.distance_to_part(text.data(), text.size()) ==
            *std::min_element(to_parts.begin(), to_parts.end()));
      matcher.begin_text();
      for (size_t at = 0; at < text.size();) {
        const size_t size = std::min<size_t>(text.size() - at, random() % 9);
        matcher.take(text.data() + at, size);
        at += size;
        const std::vector<size_t> row = last_row({text.begin(), text.begin() + at}, pattern, false);
        CHECK(matcher.least_distance() == *std::min_element(row.begin(), row.end()));
        CHECK(matcher.taken_distance() == row.back());
      }
      CHECK(matcher.taken_distance() == distance);
    }
  }
}

TEST_CASE("bags: sixteen at a time as one by one, and never more than the distance") {
  std::mt19937 random(5);
  std::vector<std::string> texts;
  for (size_t i = 0; i < 75; ++i) {
    std::vector<std::string> text = random_characters(random, random() % (i % 5 == 0 ? 600 : 60));
    texts.push_back(joined(text));
    edit(random, text);
    texts.push_back(joined(text));
  }
  CharacterBags bags;
  bags.resize(texts.size());
  for (size_t i = 0; i < texts.size(); ++i) bags.set(i, bag_of(texts[i]));
  CHECK(bags.is_for(texts.size()));
  for (const std::string& text : texts) {
    const CharacterBag query = bag_of(text);
    for (const size_t most : {0, 1, 7, 40, 200, 254, 255, 256, 1000}) {
      for (size_t at = 0; at < texts.size(); ++at) {
        CharacterBag bag = bags.bag(at, query.size);
        const uint32_t lanes = bags.within(at / CharacterBags::kLanes, query, most);
        const bool is_within = (lanes >> (at % CharacterBags::kLanes) & 1) != 0;
        // A byte has no more than 255.
        CHECK(is_within == (std::min<size_t>(apart(query, bag), 255) <= most));
      }
    }
  }
  for (size_t i = 0; i + 1 < texts.size(); ++i) {
    const CharacterBag a = bag_of(texts[i]);
    const CharacterBag b = bag_of(texts[i + 1]);
    const size_t distance = plain_distance(characters_of(texts[i]), characters_of(texts[i + 1]));
    CHECK(least_edits(a, b) <= distance);
    CHECK(apart(a, b) <= most_apart(distance, a.size, b.size));
  }
}

TEST_CASE("an edit of a character changes the number of tokens by two at most") {
  std::mt19937 random(7);
  const auto tokens_in = [](const std::string& text) {
    Tokenizer tokenizer(text);
    Token token;
    int count = 0;
    while (tokenizer.next(token)) count += token.kind != TokenKind::kSpace ? 1 : 0;
    return count;
  };
  for (size_t round = 0; round < 20'000; ++round) {
    std::vector<std::string> text = random_characters(random, random() % 9);
    const std::string before = joined(text);
    edit(random, text);
    CAPTURE(before);
    CAPTURE(joined(text));
    CHECK(std::abs(tokens_in(joined(text)) - tokens_in(before)) <= 2);
  }
}

/// Units of an index, and what it should find.
struct Held {
  std::string text;
  UnitFacts facts;
};
using Units = std::map<UnitId, Held>;

std::vector<FuzzyHit> plain_hits(const Units& units, const std::string& query,
                                 const FuzzyLimits& limits,
                                 const std::map<UnitId, size_t>& distances) {
  std::vector<FuzzyHit> hits;
  const size_t size = characters_of(query).size();
  for (const auto& [id, unit] : units) {
    if (limits.site != kAnySite && unit.facts.site != 0 && unit.facts.site != limits.site) continue;
    const auto longer = static_cast<double>(std::max(size, characters_of(unit.text).size()));
    const double score = longer == 0 ? 1 : 1 - static_cast<double>(distances.at(id)) / longer;
    if (score + kScoreSlack < limits.threshold) continue;
    hits.push_back({id, score, score, unit.facts.changed_s, 0, 0});
  }
  std::sort(hits.begin(), hits.end(), [](const FuzzyHit& a, const FuzzyHit& b) {
    if (a.score != b.score) return a.score > b.score;
    return a.changed_s != b.changed_s ? a.changed_s > b.changed_s : a.id > b.id;
  });
  return hits;
}

void check_like_twin(Index& index, const Units& units, const std::string& query,
                     const std::vector<double>& thresholds) {
  CAPTURE(query);
  std::map<UnitId, size_t> distances;
  const Characters characters = characters_of(query);
  for (const auto& [id, unit] : units) {
    distances[id] = plain_distance(characters, characters_of(unit.text));
  }
  for (const double threshold : thresholds) {
    for (const size_t top : {1, 2, 5, 40}) {
      const FuzzyLimits limits{threshold, top, Metric::kCharacters, top == 2 ? 1 : kAnySite};
      CAPTURE(threshold);
      CAPTURE(top);
      const std::vector<FuzzyHit> expected = plain_hits(units, query, limits, distances);
      const std::vector<FuzzyHit> hits = index.find_fuzzy(query, limits);
      REQUIRE(hits.size() == std::min(top, expected.size()));
      size_t ties = 0;  // with the last one; of many any may be left out
      for (const FuzzyHit& hit : expected) ties += hit.score == hits.back().score ? 1 : 0;
      for (size_t at = 0; at < hits.size(); ++at) {
        CHECK(hits[at].score == expected[at].score);
        if (ties < 64) CHECK(hits[at].id == expected[at].id);
      }
    }
  }
}

const std::vector<double> kThresholds = {0, 0.01, 0.3, 0.5, 0.7, 0.75, 0.85, 0.95, 1};

TEST_CASE("the search by characters finds what the recurrence finds") {
  std::mt19937 random(13);
  Index index;
  Units units;
  UnitId next = 1;
  std::vector<std::vector<std::string>> texts;
  const auto random_text = [&] {
    if (texts.empty() || random() % 3 == 0) {
      const size_t kind = random() % 40;
      return random_characters(random, kind == 0 ? 0 : random() % (kind < 4 ? 330 : 50));
    }
    std::vector<std::string> text = texts[random() % texts.size()];
    for (size_t edits = random() % (2 + text.size() / 3); edits > 0; --edits) edit(random, text);
    return text;
  };
  const auto random_unit = [&] {
    texts.push_back(random_text());
    Held unit;
    unit.text = joined(texts.back());
    unit.facts.changed_s = random() % 3;
    unit.facts.site = random() % 3;
    return unit;
  };
  for (size_t i = 0; i < 1'200; ++i) units[next++] = random_unit();  // a shelf
  for (const auto& [id, unit] : units) index.gather({id, unit.text, "t", unit.facts});
  index.settle();
  const auto check = [&](size_t queries) {
    for (size_t i = 0; i < queries; ++i)
      check_like_twin(index, units, joined(random_text()), kThresholds);
    check_like_twin(index, units, "", kThresholds);
  };
  check(6);
  for (size_t i = 0; i < 1400; ++i) {  // to the tray, and from there to a shelf
    const UnitId id = random() % 2 == 0 ? 1 + static_cast<UnitId>(random() % next) : next++;
    if (random() % 3 == 0) {
      index.remove(id);
      units.erase(id);
      continue;
    }
    units[id] = random_unit();
    index.put({id, units[id].text, "t", units[id].facts});
  }
  check(3);
  index.compact();
  check(2);
  const std::vector<uint8_t> bytes = saved(index);
  Result<Index> loaded = loaded_from(bytes, bytes.size());
  REQUIRE(loaded.ok());
  index = std::move(loaded).value();
  check(2);
}

TEST_CASE("the search by characters in a large dictionary, whose entries take three bytes") {
  std::mt19937 random(17);
  const auto word = [&] {
    std::string text;
    for (size_t size = 3 + random() % 5; size > 0; --size) text += "abcdefghij"[random() % 10];
    return text;
  };
  Index index;
  Units units;
  for (UnitId id = 1; id <= 9'000; ++id) units[id].text = word() + " " + word();
  for (const auto& [id, unit] : units) index.gather({id, unit.text, "t", unit.facts});
  index.settle();
  check_like_twin(index, units, word() + " " + word(), {0.5, 0.7});
  check_like_twin(index, units, units[77].text + "a", {0.7, 0.9});
}

TEST_CASE("the search by characters in texts of more than a thousand") {
  std::mt19937 random(19);
  Index index;
  Units units;
  std::vector<std::string> text = random_characters(random, 1300);
  for (UnitId id = 1; id <= 12; ++id) {
    if (id % 4 == 0) text = random_characters(random, 1000 + random() % 500);
    for (size_t edits = 0; edits < 60; ++edits) edit(random, text);
    units[id].text = joined(text);
    index.put({id, units[id].text, "t", {}});
    if (id == 6) index.compact();
  }
  static_cast<void>(saved(index));  // puts the tray on a shelf
  for (size_t edits = 0; edits < 100; ++edits) edit(random, text);
  check_like_twin(index, units, joined(text), kThresholds);
  check_like_twin(index, units, units[3].text, kThresholds);
}

}  // namespace
}  // namespace palimpsest::memory
