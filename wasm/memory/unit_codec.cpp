// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/unit_codec.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace palimpsest::memory {

uint32_t encode(std::string_view coded, Dictionary& dictionary, std::vector<uint8_t>& bytes) {
  // Looked up some at a time: most of the time would be waiting for the dictionary's table.
  constexpr size_t kBatch = Dictionary::kBatch;
  std::array<Token, kBatch> tokens;
  std::array<uint64_t, kBatch> keys;
  std::array<Dictionary::Known, kBatch> known;
  std::array<uint8_t, kBatch * kMaxVarintBytes> written;
  Tokenizer tokenizer(coded);
  uint32_t counted = 0;
  for (size_t count = kBatch; count == kBatch;) {
    for (count = 0; count < kBatch && tokenizer.next(tokens[count]); ++count) {
      keys[count] = Dictionary::key_of(tokens[count].text, coded);
    }
    dictionary.look_up(tokens.data(), keys.data(), count, known.data());
    uint8_t* to = written.data();
    for (size_t at = 0; at < count; ++at) {
      const Token& token = tokens[at];
      if (token.kind != TokenKind::kSpace) ++counted;
      TokenId id = known[at].id;
      if (id == kNoToken) id = dictionary.intern(token.text, token.kind, keys[at]);
      to = write_entry(to, id << 1 | (token.has_space_before ? 1U : 0U));
    }
    bytes.insert(bytes.end(), written.data(), to);
  }
  return counted;
}

bool are_surely_below(const std::vector<uint8_t>& bytes, size_t begin, size_t end, size_t limit) {
  // Numbers of one or two bytes are below 1 << 14. A third byte follows two that have the high bit:
  // below limit >> 14 it is the last one, and the number is small enough. Eight bytes at a time.
  constexpr uint64_t kOnes = 0x0101010101010101U;
  constexpr uint64_t kHighBits = kOnes << 7;
  const size_t third = limit >> 14;
  if (third == 0 || begin < 2 || end + 8 > bytes.size()) return false;
  const uint64_t to_high_bit = kOnes * (0x80 - std::min<size_t>(third, 0x80));
  const auto eight_from = [&](size_t at) {
    uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, sizeof word);
    return word;
  };
  uint64_t large = 0;
  for (size_t at = begin; at < end; at += 8) {
    const uint64_t word = eight_from(at);
    const uint64_t is_large = ((word & ~kHighBits) + to_high_bit) | word;
    large |= eight_from(at - 1) & eight_from(at - 2) & is_large & kHighBits;
  }
  return large == 0;
}

std::string decode_text(EntryBytes entries, const Dictionary& dictionary) {
  std::string text;
  while (entries.begin < entries.end) {
    const Entry entry = read_entry(entries.begin);
    if (has_space_before(entry)) text += ' ';
    text += dictionary.spelling(token_of(entry));
  }
  return text;
}

}  // namespace palimpsest::memory
