// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The index against a slow obvious twin: every unit scored by the plain recurrence.
#include "memory/index.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "inline/notation.h"
#include "memory/array_io.h"
#include "memory/coded_text.h"
#include "saved_index.h"

namespace palimpsest::memory {
namespace {

TEST_CASE("codes in a text there and back") {
  for (const char* text : {"", "a", "a <1>b</1><2/>c", "<70/>x", "<1><2>a</2></1>"}) {
    CAPTURE(text);
    CHECK(test::show(runs_of(code_text(test::parse(text)))) == text);
  }
}

TEST_CASE("texts come back byte for byte, from the tray and from a shelf") {
  Index index;
  const std::string coded = code_text(test::parse("Read <1>it</1>  now. "));
  const std::vector<std::string> texts = {"",    " ",   "a  b\n c ", "  a",   "a ",
                                          coded, "Ünï", "１２ ３",   "a,b c", "\xE2\x80\xA8x"};
  UnitId id = 0;
  for (const std::string& text : texts) index.put({++id, text, text + "!", {}});
  const auto check = [&](Index& of) {
    for (UnitId unit = 1; unit <= id; ++unit) {
      CAPTURE(texts[unit - 1]);
      CHECK(of.unit(unit).source == texts[unit - 1]);
      CHECK(of.unit(unit).target == texts[unit - 1] + "!");
    }
  };
  check(index);
  const std::vector<uint8_t> bytes = saved(index);  // puts the tray on a shelf
  check(index);
  Result<Index> loaded = loaded_from(bytes, bytes.size());
  REQUIRE(loaded.ok());
  check(loaded.value());
}

TEST_CASE("what is gathered is found once it is settled, few or many, beside what was there") {
  for (const UnitId count : {1, 300, 1'500}) {
    CAPTURE(count);
    Index index;
    index.put({5'000, "first of all", "x", {}});
    for (UnitId id = 1; id <= count; ++id) {
      index.gather({id, "unit " + std::to_string(id), "t" + std::to_string(id), {}});
    }
    CHECK(index.size() == 1);
    CHECK_FALSE(index.has(count));
    CHECK_FALSE(index.remove(count));
    CHECK(index.find_exact("unit 1") == 0);
    const FuzzyLimits limits{0.5, 5, Metric::kWeighted, kAnySite};
    CHECK(index.find_fuzzy("unit 1", limits).empty());
    index.settle();
    index.settle();  // nothing more
    CHECK(index.size() == count + 1);
    CHECK(index.find_exact("first of all") == 5'000);
    for (UnitId id = 1; id <= count; ++id) {
      CHECK(index.find_exact("unit " + std::to_string(id)) == id);
      CHECK(index.unit(id).target == "t" + std::to_string(id));
    }
    CHECK(index.remove(count));
    CHECK(index.find_exact("unit " + std::to_string(count)) == 0);
    CHECK(index.size() == count);
  }
}

TEST_CASE("what is gathered and not settled is saved, and joined, with all the others") {
  Index index;
  for (UnitId id = 1; id <= 20; ++id) index.gather({id, "unit " + std::to_string(id), "t", {}});
  const std::vector<uint8_t> bytes = saved(index);
  CHECK(index.size() == 20);
  Result<Index> loaded = loaded_from(bytes, bytes.size());
  REQUIRE(loaded.ok());
  CHECK(loaded.value().find_exact("unit 20") == 20);
  index.gather({21, "unit 21", "t", {}});
  (void)saved(index);  // a second shelf
  index.gather({22, "unit 22", "t", {}});
  index.compact();
  CHECK(index.size() == 22);
  for (UnitId id = 1; id <= 22; ++id) CHECK(index.find_exact("unit " + std::to_string(id)) == id);
}

TEST_CASE("a saved index with a wrong byte and the right checksum is refused or does no harm") {
  constexpr size_t kHead = 32;  // snapshot.cpp
  Index index;
  for (UnitId id = 1; id <= 12; ++id) {
    index.put({id, "Unit " + std::to_string(id) + " is here.", "Está la unidad.", {}, 7, {id, 0}});
  }
  const std::vector<uint8_t> good = saved(index);
  const size_t end = good.size() - sizeof(uint64_t);
  size_t taken = 0;
  const size_t shelf = end - std::min<size_t>(end - kHead, 1600);  // where it begins, or before
  for (size_t at = shelf; at < end; ++at) {
    CAPTURE(at);
    std::vector<uint8_t> bytes = good;
    bytes[at] ^= 0x80;
    Checksum checksum;
    checksum.add(bytes.data(), end);
    const uint64_t sum = checksum.value();
    std::memcpy(bytes.data() + end, &sum, sizeof sum);
    Result<Index> loaded = loaded_from(bytes, bytes.size());
    if (!loaded.ok()) continue;
    ++taken;
    for (UnitId id = 1; id <= 12; ++id) (void)loaded.value().unit(id);
    // No hits: to score those by characters takes tables that are slow to make.
    (void)loaded.value().find_fuzzy("Unit was here 3 . times",
                                    {0.6, 9, Metric::kWeighted, kAnySite});
    (void)loaded.value().find_exact("Unit 3 is here.");
    (void)loaded.value().find_skeleton(7);
    loaded.value().put({99, "One more.", "Otra.", {}});
    (void)saved(loaded.value());
    loaded.value().compact();
  }
  CHECK(taken > 0);
  CHECK(taken < end - shelf);
}

TEST_CASE("found by the whole text") {
  Index index;
  index.put({1, "Open 3 files", "x", {}});
  index.put({2, "open  3 FILES", "x", {}});
  index.put({3, "Open 4 files", "x", {}});
  index.put({4, "Open3 files", "x", {}});
  const auto found = index.find_whole("Open 3  files ");
  REQUIRE(found.size() == 3);
  CHECK(found[0].id == 1);
  CHECK(found[0].likeness == Likeness::kExact);
  CHECK(found[1].likeness == Likeness::kFolded);
  CHECK(found[2].likeness == Likeness::kFolded);
  CHECK(index.find_exact("Open 4 files") == 3);
  CHECK(index.find_exact("Open 5 files") == 0);
  CHECK(index.find_exact("") == 0);
}

TEST_CASE("what is put, changed and taken away counts at once") {
  Index index;
  index.put({7, "Save the file.", "a", {}});
  index.put({7, "Save a file.", "b", {}});
  CHECK(index.size() == 1);
  CHECK(index.unit(7).target == "b");
  CHECK(index.find_exact("Save the file.") == 0);
  const FuzzyLimits limits{0.7, 1, Metric::kWeighted, kAnySite};
  CHECK(index.find_fuzzy("Save the file.", limits).size() == 1);
  CHECK(index.remove(7));
  CHECK_FALSE(index.remove(7));
  CHECK(index.find_fuzzy("Save the file.", limits).empty());
  CHECK(index.size() == 0);
}

TEST_CASE("units of other sites are passed over") {
  Index index;
  UnitFacts facts;
  facts.site = 4;
  index.put({1, "The red house", "x", facts});
  const auto count = [&](uint32_t site) {
    return index.find_fuzzy("The red house", {0.7, 5, Metric::kWeighted, site}).size();
  };
  CHECK(count(kAnySite) == 1);
  CHECK(count(4) == 1);
  CHECK(count(0) == 0);
  CHECK(count(5) == 0);
}

/// Segments of few tokens from a small vocabulary, so that many are alike.
std::string random_segment(std::mt19937& random) {
  static const char* const kTokens[] = {
      "a", "A", "b", "B", "cd",           "Cd",           "1",           "22", "3",
      ".", "x", "y", "z", "\xF8\x31\xFF", "\xF9\x31\xFF", "\xFA\x32\xFF"};
  std::string text;
  const size_t size = random() % 8 == 0 ? random() % 90 : random() % 12;
  for (size_t i = 0; i < size; ++i) {
    if (i > 0) text += random() % 9 == 0 ? "  " : " ";
    text += kTokens[random() % std::size(kTokens)];
  }
  return text;
}

using Symbols = std::vector<std::string>;

/// Counted tokens: exact, folded, class.
struct PlainTokens {
  Symbols exact;
  Symbols folded;
  Symbols norm;
};

PlainTokens plain_tokens(const std::string& text) {
  PlainTokens tokens;
  Tokenizer tokenizer(text);
  Token token;
  std::string scratch;
  while (tokenizer.next(token)) {
    if (token.kind == TokenKind::kSpace) continue;
    tokens.exact.emplace_back(token.text);
    tokens.folded.emplace_back(fold(token.text, scratch));
    tokens.norm.push_back(token.kind == TokenKind::kNumber ? "#"
                          : token.kind == TokenKind::kCode ? "<>"
                                                           : tokens.folded.back());
  }
  return tokens;
}

/// The formulas of memory/score.h, by the plain recurrence over the whole table.
double plain_score(Metric metric, const std::string& a, const std::string& b) {
  PlainTokens x = plain_tokens(a);
  PlainTokens y = plain_tokens(b);
  if (metric == Metric::kCharacters) {
    const auto characters = [](const std::string& text) {
      Symbols out;
      for (size_t at = 0; at < text.size();) {
        if (begins_code(text[at])) {
          out.push_back(text.substr(at, 1));
          at = text.find('\xFF', at) + 1;
        } else {
          out.push_back(text.substr(at++, 1));
        }
      }
      return out;
    };
    x.exact = x.folded = x.norm = characters(a);
    y.exact = y.folded = y.norm = characters(b);
  }
  const size_t n = x.exact.size();
  const size_t m = y.exact.size();
  if (std::max(n, m) == 0) return 1;
  const double edit = 1.0 / static_cast<double>(std::max(n, m));
  std::vector<std::vector<double>> cost(n + 1, std::vector<double>(m + 1));
  for (size_t i = 0; i <= n; ++i) {
    for (size_t j = 0; j <= m; ++j) {
      if (i == 0 || j == 0) {
        cost[i][j] = static_cast<double>(i + j) * edit;
        continue;
      }
      double replace = edit;
      if (metric == Metric::kWeighted) {
        if (x.exact[i - 1] == y.exact[j - 1]) {
          replace = 0;
        } else if (x.folded[i - 1] == y.folded[j - 1]) {
          replace = 0.01;
        } else if (x.norm[i - 1] == y.norm[j - 1]) {
          replace = 0.02;
        }
      } else if (x.folded[i - 1] == y.folded[j - 1]) {
        replace = 0;
      }
      cost[i][j] =
          std::min({cost[i - 1][j] + edit, cost[i][j - 1] + edit, cost[i - 1][j - 1] + replace});
    }
  }
  return 1 - cost[n][m];
}

/// What the index should hold.
using Held = std::map<UnitId, std::string>;

void check_like_twin(Index& index, const Held& held, std::mt19937& random, size_t queries) {
  for (size_t round = 0; round < queries; ++round) {
    const std::string query = random_segment(random);
    if (plain_tokens(query).exact.empty()) continue;
    for (const Metric metric : {Metric::kWeighted, Metric::kWords, Metric::kCharacters}) {
      std::map<UnitId, double> scores;  // of what has words
      for (const auto& [id, text] : held) {
        if (!plain_tokens(text).exact.empty()) scores[id] = plain_score(metric, query, text);
      }
      for (const double threshold : {0.5, 0.7, 0.85, 1.0}) {
        std::vector<double> expected;
        for (const auto& [id, score] : scores) {
          if (score + 1e-9 >= threshold) expected.push_back(score);
        }
        std::sort(expected.rbegin(), expected.rend());
        const size_t top = 1 + random() % 4;
        if (expected.size() > top) expected.resize(top);
        CAPTURE(query);
        CAPTURE(threshold);
        CAPTURE(static_cast<int>(metric));
        std::vector<FuzzyHit> hits = index.find_fuzzy(query, {threshold, top, metric, kAnySite});
        REQUIRE(hits.size() == expected.size());
        for (size_t at = 0; at < hits.size(); ++at) {
          CHECK(hits[at].score == doctest::Approx(expected[at]).epsilon(1e-9));
          CHECK(scores.at(hits[at].id) == doctest::Approx(hits[at].score).epsilon(1e-9));
        }
      }
    }
  }
}

TEST_CASE("nothing is missed: bulk, changes in any order, compaction, snapshot") {
  std::mt19937 random(11);
  Index index;
  Held held;
  UnitId next = 1;
  std::vector<std::string> texts;
  for (size_t i = 0; i < 1'200; ++i) texts.push_back(random_segment(random));
  for (const std::string& text : texts) {
    held[next] = text;
    index.gather({next++, text, "t", {}});
  }
  CHECK(index.size() == 0);
  index.settle();
  check_like_twin(index, held, random, 4);
  for (size_t i = 0; i < 2500; ++i) {
    const UnitId id = 1 + static_cast<UnitId>(random() % (next + 20));
    if (random() % 3 == 0) {
      CHECK(index.remove(id) == (held.erase(id) == 1));
    } else {
      const UnitId put = random() % 2 == 0 ? id : next++;
      const std::string text = random_segment(random);
      index.put({put, text, "t", {}});
      held[put] = text;
      next = std::max(next, put + 1);
    }
  }
  CHECK(index.size() == held.size());
  check_like_twin(index, held, random, 4);
  index.compact();
  CHECK(index.size() == held.size());
  check_like_twin(index, held, random, 4);
  const std::vector<uint8_t> bytes = saved(index);
  Result<Index> loaded = loaded_from(bytes, bytes.size());
  REQUIRE(loaded.ok());
  CHECK(loaded.value().size() == held.size());
  check_like_twin(loaded.value(), held, random, 4);
  for (const auto& [id, text] : held) {
    const auto found = loaded.value().find_whole(text);
    const bool is_empty = plain_tokens(text).exact.empty();
    const bool has_it = std::any_of(found.begin(), found.end(), [&, unit = id](const auto& one) {
      return one.id == unit && one.likeness == Likeness::kExact;
    });
    CHECK(has_it == !is_empty);
  }
}

TEST_CASE("a damaged snapshot is refused") {
  Index index;
  for (UnitId id = 1; id <= 40; ++id) {
    index.put({id, "Open file " + std::to_string(id), "Abrir", {}});
  }
  const std::vector<uint8_t> good = saved(index);
  for (size_t size = 0; size < good.size(); size += 7) CHECK(!loaded_from(good, size).ok());
  std::mt19937 random(5);
  for (size_t round = 0; round < 300; ++round) {
    std::vector<uint8_t> bad = good;
    bad[random() % bad.size()] ^= static_cast<uint8_t>(1 + random() % 255);
    CHECK(!loaded_from(bad, bad.size()).ok());
  }
}

}  // namespace
}  // namespace palimpsest::memory
