// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/unit_codec.h"

namespace palimpsest::memory {

void encode(std::string_view coded, Dictionary& dictionary, std::vector<Entry>& entries) {
  Tokenizer tokenizer(coded);
  Token token;
  while (tokenizer.next(token)) {
    entries.push_back(dictionary.intern(token.text, token.kind) << 1 |
                      (token.has_space_before ? 1U : 0U));
  }
}

void write_varint(std::vector<uint8_t>& bytes, uint32_t value) {
  while (value >= 0x80) {
    bytes.push_back(static_cast<uint8_t>(value | 0x80));
    value >>= 7;
  }
  bytes.push_back(static_cast<uint8_t>(value));
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
