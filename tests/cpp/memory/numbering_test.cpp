// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/numbering.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "memory/index.h"
#include "memory/unit_codec.h"

namespace palimpsest::memory {
namespace {

/// A word of its own for each number, letters only.
std::string word(size_t number) {
  std::string text = "w";
  for (; number > 0; number /= 26) text += static_cast<char>('a' + number % 26);
  return text;
}

void add(const std::string& source, const std::string& target, Dictionary& dictionary,
         Drafts& drafts) {
  std::vector<uint8_t> bytes;
  Draft draft;
  draft.length = encode(source, dictionary, bytes);
  draft.source_size = static_cast<uint32_t>(bytes.size());
  encode(target, dictionary, bytes);
  draft.target_size = static_cast<uint32_t>(bytes.size() - draft.source_size);
  draft.bytes = drafts.bytes.keep(bytes);
  drafts.units.push_back(draft);
}

TEST_CASE("what is frequent and came late gets short entries, and no text is another for it") {
  Dictionary dictionary;
  Drafts all;
  const std::vector<Draft>& drafts = all.units;
  for (size_t i = 0; i < 300; ++i) add(word(i), "", dictionary, all);
  CHECK_FALSE(wants_numbers(drafts, dictionary.size()));  // all of them as often
  for (size_t i = 0; i < 300; ++i) add("late, late " + word(i), "late", dictionary, all);
  REQUIRE(wants_numbers(drafts, dictionary.size()));
  size_t before = 0;
  for (const Draft& draft : drafts) before += draft.source_size + draft.target_size;
  const std::vector<uint32_t> counts = count_tokens(drafts, dictionary.size());
  CHECK(counts[dictionary.find("late")] == 900);
  CHECK(counts[dictionary.find(",")] == 300);
  CHECK(counts[dictionary.find(word(7))] == 2);
  renumber(all, dictionary.renumber(counts));
  CHECK(dictionary.find("late") == 0);
  CHECK_FALSE(wants_numbers(drafts, dictionary.size()));
  size_t after = 0;
  for (size_t i = 0; i < drafts.size(); ++i) {
    const bool is_late = i >= 300;
    CHECK(decode_text(drafts[i].source(), dictionary) ==
          (is_late ? "late, late " + word(i - 300) : word(i)));
    CHECK(decode_text(drafts[i].target(), dictionary) == (is_late ? "late" : ""));
    after += drafts[i].source_size + drafts[i].target_size;
  }
  CHECK(after < before);
}

TEST_CASE(
    "numbers given on the way of very many units leave those before and after what they are") {
  constexpr UnitId kMany = 70'000;
  const auto source = [](UnitId id) { return word(id % 977) + " Common " + word(id); };
  Index index;
  index.put({kMany + 1, "Settled before common words", "x", {}});
  for (UnitId id = 1; id <= kMany; ++id) index.gather({id, source(id), word(id) + "!", {}});
  const FuzzyLimits limits{0.7, 3, Metric::kWeighted, kAnySite};
  const auto found = [&](const std::string& text) {
    const std::vector<FuzzyHit> hits = index.find_fuzzy(text, limits);
    return hits.empty() ? 0 : hits[0].id;
  };
  CHECK(found("Settled before common wards") == kMany + 1);
  CHECK(index.unit(kMany + 1).source == "Settled before common words");
  index.settle();
  CHECK(index.size() == kMany + 1);
  CHECK(found("Settled before common wards") == kMany + 1);
  for (const UnitId id : {1U, 2U, 4'095U, 4'096U, 65'534U, 65'535U, 65'536U, 65'537U, kMany}) {
    CAPTURE(id);
    CHECK(index.unit(id).source == source(id));
    CHECK(index.unit(id).target == word(id) + "!");
    CHECK(index.find_exact(source(id)) == id);
    CHECK(found(source(id) + " more") == id);
  }
}

}  // namespace
}  // namespace palimpsest::memory
