// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Finding by the whole text, against a slow obvious twin: both texts taken apart, token by token.
#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "memory/folded_hash.h"
#include "memory/index.h"
#include "memory/tokens.h"

namespace palimpsest::memory {
namespace {

struct PlainToken {
  std::string text;
  bool has_space = false;  // before it; of the first one it does not count
};

std::vector<PlainToken> tokens_of(std::string_view text, bool is_folded) {
  std::vector<PlainToken> tokens;
  std::string scratch;
  Tokenizer tokenizer(text);
  bool is_after_space = false;
  for (Token token; tokenizer.next(token);) {
    if (token.kind == TokenKind::kSpace) {
      is_after_space = true;
      continue;
    }
    const bool has_space = is_after_space || token.has_space_before;
    tokens.push_back({std::string(is_folded ? fold(token.text, scratch) : token.text),
                      !is_folded && !tokens.empty() && has_space});
    is_after_space = false;
  }
  return tokens;
}

/// A text taken apart, as it is and folded.
struct Plain {
  std::vector<PlainToken> exact;
  std::vector<PlainToken> folded;
};

Plain plain_of(std::string_view text) {
  return {tokens_of(text, false), tokens_of(text, true)};
}

bool are_same(const std::vector<PlainToken>& a, const std::vector<PlainToken>& b) {
  return !a.empty() && std::equal(a.begin(), a.end(), b.begin(), b.end(),
                                  [](const PlainToken& x, const PlainToken& y) {
                                    return x.text == y.text && x.has_space == y.has_space;
                                  });
}

/// White space of several kinds, letters of both cases and two widths, marks, numbers, codes, what
/// is beyond 16 bits, and bytes that are no UTF-8.
std::string random_text(std::mt19937& random) {
  static const char* const kPieces[] = {" ",
                                        " ",
                                        "  ",
                                        "\t",
                                        "\xC2\xA0",
                                        "\xE3\x80\x80",
                                        "a",
                                        "A",
                                        "a",
                                        "\xEF\xBC\xA1",
                                        "\xC3\xA9",
                                        "\xC3\x89",
                                        "e\xCC\x81",
                                        "1",
                                        "\xEF\xBC\x91",
                                        "-",
                                        ".",
                                        "\xF8\x31\xFF",
                                        "\xF9\x31\xFF",
                                        "\xF0\x9F\x98\x80",
                                        "\xF0\x90\x90\x80",
                                        "\xF0\x90\x90\xA8",
                                        "\xC3",
                                        "\xFA"};
  std::string text;
  const size_t size = random() % 50 == 0 ? random() % 600 : random() % 6;
  for (size_t i = 0; i < size; ++i) text += kPieces[random() % std::size(kPieces)];
  return text;
}

TEST_CASE("whole texts are found as when both are taken apart") {
  std::mt19937 random(11);
  std::map<UnitId, Plain> held;
  Index index;
  for (UnitId id = 1; id <= 1'500; ++id) {
    const std::string text = random_text(random);
    held[id] = plain_of(text);
    index.put({id, text, "t", {}});
  }
  size_t exact = 0;
  size_t folded = 0;
  for (int round = 0; round < 300; ++round) {
    const std::string query = random_text(random);
    CAPTURE(query);
    const Plain asked = plain_of(query);
    std::map<UnitId, Likeness> expected;
    for (const auto& [id, plain] : held) {
      if (are_same(asked.exact, plain.exact)) {
        expected[id] = Likeness::kExact;
        ++exact;
      } else if (are_same(asked.folded, plain.folded)) {
        expected[id] = Likeness::kFolded;
        ++folded;
      }
    }
    std::map<UnitId, Likeness> found;
    for (const Index::Found& one : index.find_whole(query)) found[one.id] = one.likeness;
    CHECK(found == expected);
    const UnitId first = index.find_exact(query);
    const bool has_exact = std::any_of(expected.begin(), expected.end(), [](const auto& one) {
      return one.second == Likeness::kExact;
    });
    CHECK((first != 0) == has_exact);
    if (first != 0) CHECK(are_same(asked.exact, held[first].exact));
  }
  CHECK(exact > 300);
  CHECK(folded > 300);
}

TEST_CASE("texts that differ have different hashes, whatever blocks they are hashed in") {
  std::mt19937 random(3);
  std::string text(700, 'a');
  for (char& c : text) c = static_cast<char>('a' + random() % 26);
  std::vector<uint32_t> hashes;
  for (size_t size = 0; size <= text.size(); ++size) {
    std::string spaced;
    for (const char c : text.substr(0, size)) {
      if (random() % 3 == 0) spaced += ' ';
      spaced += random() % 2 == 0 ? c : static_cast<char>(c - 'a' + 'A');
    }
    CHECK(folded_hash(spaced) == folded_hash(text.substr(0, size)));
    hashes.push_back(folded_hash(spaced));
  }
  CHECK(hashes[0] == 0);
  CHECK(folded_hash(" \t\xC2\xA0") == 0);
  std::sort(hashes.begin(), hashes.end());
  CHECK(std::adjacent_find(hashes.begin(), hashes.end()) == hashes.end());
}

}  // namespace
}  // namespace palimpsest::memory
