// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/query_form.h"

#include <string>

#include "memory/shelf.h"

namespace palimpsest::memory {

void read_query(std::string_view coded, const Dictionary& dictionary, QueryForm& form) {
  form.exact.clear();
  form.folded.clear();
  form.norm.clear();
  form.has_space.clear();
  form.signature = 0;
  form.folded_hash = kFoldedHashSeed;
  form.is_known = true;
  Tokenizer tokenizer(coded);
  Token token;
  std::string scratch;
  bool is_after_space = false;
  while (tokenizer.next(token)) {
    if (token.kind == TokenKind::kSpace) {
      is_after_space = true;
      continue;
    }
    const auto [exact, exact_folded] = dictionary.look_up(token.text);
    const TokenId folded =
        exact != kNoToken ? exact_folded : dictionary.find(fold(token.text, scratch));
    TokenId norm = folded;
    if (token.kind == TokenKind::kNumber) norm = dictionary.number_class();
    if (token.kind == TokenKind::kCode) norm = dictionary.code_class();
    form.exact.push_back(exact);
    form.folded.push_back(folded);
    form.norm.push_back(norm);
    form.has_space.push_back(is_after_space || token.has_space_before ? 1 : 0);
    is_after_space = false;
    if (folded == kNoToken) form.is_known = false;
    // A token that no unit has is missing in all of them, but has no bit of its own.
    if (norm != kNoToken) form.signature |= signature_bit(norm);
    form.folded_hash = folded_hash(form.folded_hash, folded);
  }
}

}  // namespace palimpsest::memory
