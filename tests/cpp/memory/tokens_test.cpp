// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The tokenizer against a slow obvious twin, which decodes every character and knows no bytes; and
// keys of tokens, wherever in a text they stand.
#include "memory/tokens.h"

#include <doctest/doctest.h>

#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "memory/coded_text.h"
#include "memory/dictionary.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace palimpsest::memory {
namespace {

struct Piece {
  std::string text;
  TokenKind kind = TokenKind::kSpace;
  bool has_space_before = false;
  bool operator==(const Piece&) const = default;
};

TokenKind kind_of(char32_t c) {
  if (text::is_letter(c) || text::is_mark(c)) return TokenKind::kWord;
  if (text::is_number(c)) return TokenKind::kNumber;
  return text::is_space(c) ? TokenKind::kSpace : TokenKind::kOther;
}

std::vector<Piece> plain_pieces(const std::string& coded) {
  std::vector<Piece> runs;
  for (size_t at = 0; at < coded.size();) {
    const text::Decoded decoded = text::decode(coded, at);
    size_t size = decoded.size_bytes;
    TokenKind kind = kind_of(decoded.code_point);
    if (begins_code(coded[at])) {
      const size_t end = coded.find('\xFF', at);
      size = (end == std::string::npos ? coded.size() : end + 1) - at;
      kind = TokenKind::kCode;
    }
    const bool is_single = kind == TokenKind::kOther || kind == TokenKind::kCode;
    if (!is_single && !runs.empty() && runs.back().kind == kind) {
      runs.back().text += coded.substr(at, size);
    } else {
      runs.push_back({coded.substr(at, size), kind, false});
    }
    at += size;
  }
  std::vector<Piece> pieces;
  bool has_space = false;
  for (size_t i = 0; i < runs.size(); ++i) {
    if (runs[i].text == " " && i + 1 < runs.size()) {
      has_space = true;
      continue;
    }
    pieces.push_back({runs[i].text, runs[i].kind, has_space});
    has_space = false;
  }
  return pieces;
}

std::vector<Piece> pieces_of(const std::string& coded) {
  std::vector<Piece> pieces;
  Tokenizer tokenizer(coded);
  for (Token token; tokenizer.next(token);) {
    pieces.push_back({std::string(token.text), token.kind, token.has_space_before});
  }
  return pieces;
}

/// Words of every length about eight bytes, everything at their sides that may end them or not.
std::string random_text(std::mt19937& random) {
  static const char* const kOthers[] = {" ",
                                        " ",
                                        "  ",
                                        "\t",
                                        "\xC2\xA0",
                                        "\xE3\x80\x80",
                                        "@",
                                        "[",
                                        "`",
                                        "{",
                                        "_",
                                        "1",
                                        "42",
                                        ".",
                                        "\xC3\xA9",
                                        "\xC3\x97",
                                        "\xC3\xB7",
                                        "\xD0\xB6",
                                        "\xCC\x81",
                                        "\xDF\xBF",
                                        "\xE2\x80\x94",
                                        "\xE6\xBC\xA2",
                                        "\xEF\xBC\x91",
                                        "\xF0\x9F\xA6\x89",
                                        "\xC3",
                                        "\xC1\x81",
                                        "\xE3\x80",
                                        "\x80",
                                        "\xF8\x31\xFF",
                                        "\xFA\x32\xFF",
                                        "\xF9\x31"};
  std::string text;
  for (size_t left = random() % 12; left > 0; --left) {
    if (random() % 2 == 0) {
      for (size_t size = random() % 19; size > 0; --size) text += "azAZmQ"[random() % 6];
    } else {
      text += kOthers[random() % std::size(kOthers)];
    }
  }
  return text;
}

TEST_CASE("a text is taken apart as the twin does, and is all of its tokens") {
  std::mt19937 random(23);
  for (int round = 0; round < 20'000; ++round) {
    const std::string coded = random_text(random);
    CAPTURE(coded);
    const std::vector<Piece> pieces = pieces_of(coded);
    REQUIRE(pieces == plain_pieces(coded));
    std::string whole;
    for (const Piece& piece : pieces) whole += (piece.has_space_before ? " " : "") + piece.text;
    REQUIRE(whole == coded);
  }
}

TEST_CASE("a token has one key, wherever it stands") {
  std::mt19937 random(29);
  for (size_t size = 0; size < 20; ++size) {
    for (int round = 0; round < 200; ++round) {
      std::string token;
      while (token.size() < size) token += static_cast<char>(random());
      const uint64_t key = Dictionary::key_of(token);
      CHECK(key != 0);
      CHECK((key >> 63 != 0) == (size == 0 || size > 7));
      const std::string before(random() % 10, static_cast<char>(random()));
      const std::string text = before + token + std::string(random() % 10, '\xFF');
      const std::string_view inside = std::string_view(text).substr(before.size(), size);
      CHECK(Dictionary::key_of(inside, text) == key);
      token += 'x';
      CHECK(Dictionary::key_of(token) != key);
    }
  }
}

TEST_CASE(
    "tokens looked up together are what each is alone, in a small dictionary and in a large one") {
  Dictionary dictionary;
  const auto word = [](size_t at) {  // every third is too long to be its own key
    return (at % 3 == 0 ? "Extraordinary" : "w") + std::to_string(at);
  };
  const auto check = [&](size_t from) {
    std::vector<std::string> texts;
    std::vector<Token> tokens;
    std::vector<uint64_t> keys;
    for (size_t at = from; at < from + Dictionary::kBatch; ++at) texts.push_back(word(at));
    for (const std::string& text : texts) {
      tokens.push_back({text, TokenKind::kWord, false});
      keys.push_back(Dictionary::key_of(text));
    }
    std::vector<Dictionary::Known> known(texts.size());
    dictionary.look_up(tokens.data(), keys.data(), texts.size(), known.data());
    for (size_t at = 0; at < texts.size(); ++at) {
      const Dictionary::Known alone = dictionary.look_up(texts[at], keys[at]);
      CHECK(known[at].id == alone.id);
      CHECK(known[at].folded == alone.folded);
      if (alone.id != kNoToken) CHECK(dictionary.spelling(known[at].id) == texts[at]);
    }
  };
  size_t count = 0;
  for (const size_t size : {40, 20'000}) {
    for (; count < size; ++count) {
      const std::string text = word(count);
      dictionary.intern(text, TokenKind::kWord, Dictionary::key_of(text));
    }
    for (size_t from = 0; from <= count; from += 7) check(from);  // the last ones are not there
    std::vector<uint32_t> counts(dictionary.size());
    for (size_t id = 0; id < counts.size(); ++id)
      counts[id] = static_cast<uint32_t>(id * 7919 % 101);
    static_cast<void>(dictionary.renumber(counts));
    for (size_t from = 0; from <= count; from += 7) check(from);
  }
}

}  // namespace
}  // namespace palimpsest::memory
