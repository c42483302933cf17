// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/unit_codec.h"

#include <array>

namespace palimpsest::memory {

uint32_t encode(std::string_view coded, Dictionary& dictionary, std::vector<Entry>& entries) {
  // Looked up some at a time: most of the time would be waiting for the dictionary's table.
  constexpr size_t kBatch = 32;
  std::array<Token, kBatch> tokens;
  std::array<uint64_t, kBatch> keys;
  Tokenizer tokenizer(coded);
  uint32_t counted = 0;
  for (size_t count = kBatch; count == kBatch;) {
    for (count = 0; count < kBatch && tokenizer.next(tokens[count]); ++count) {
      keys[count] = Dictionary::key_of(tokens[count].text);
      dictionary.prefetch(keys[count]);
    }
    for (size_t at = 0; at < count; ++at) {
      const Token& token = tokens[at];
      if (token.kind != TokenKind::kSpace) ++counted;
      entries.push_back(dictionary.intern(token.text, token.kind, keys[at]) << 1 |
                        (token.has_space_before ? 1U : 0U));
    }
  }
  return counted;
}

std::string decode_text(const Entry* at, const Entry* end, const Dictionary& dictionary) {
  std::string text;
  for (; at < end; ++at) {
    if (has_space_before(*at)) text += ' ';
    text += dictionary.spelling(token_of(*at));
  }
  return text;
}

std::string decode_text(const uint8_t* at, const uint8_t* end, const Dictionary& dictionary) {
  std::string text;
  while (at < end) {
    const Entry entry = read_varint(at, end);
    if (has_space_before(entry)) text += ' ';
    text += dictionary.spelling(token_of(entry));
  }
  return text;
}

}  // namespace palimpsest::memory
