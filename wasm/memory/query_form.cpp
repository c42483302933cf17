// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/query_form.h"

#include <array>
#include <string>

#include "memory/shelf.h"

namespace palimpsest::memory {

void read_query(std::string_view coded, const Dictionary& dictionary, QueryForm& form) {
  form.exact.clear();
  form.folded.clear();
  form.norm.clear();
  form.signature = 0;
  // Looked up some at a time, so that waiting for the dictionary's table overlaps.
  constexpr size_t kBatch = Dictionary::kBatch;
  std::array<Token, kBatch> tokens;
  std::array<uint64_t, kBatch> keys;
  std::array<Dictionary::Known, kBatch> known;
  Tokenizer tokenizer(coded);
  std::string scratch;
  for (size_t count = kBatch; count == kBatch;) {
    for (count = 0; count < kBatch && tokenizer.next(tokens[count]); ++count) {
      keys[count] = Dictionary::key_of(tokens[count].text, coded);
    }
    dictionary.look_up(tokens.data(), keys.data(), count, known.data());
    for (size_t at = 0; at < count; ++at) {
      const Token& token = tokens[at];
      if (token.kind == TokenKind::kSpace) continue;
      const auto [exact, exact_folded] = known[at];
      const TokenId folded =
          exact != kNoToken ? exact_folded : dictionary.find(fold(token.text, scratch));
      TokenId norm = folded;
      if (token.kind == TokenKind::kNumber) norm = dictionary.number_class();
      if (token.kind == TokenKind::kCode) norm = dictionary.code_class();
      form.exact.push_back(exact);
      form.folded.push_back(folded);
      form.norm.push_back(norm);
      // A token that no unit has is missing in all of them, but has no bit of its own.
      if (norm != kNoToken) form.signature |= signature_bit(norm);
    }
  }
}

}  // namespace palimpsest::memory
