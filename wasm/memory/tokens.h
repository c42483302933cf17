// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What the scores of the memory count: a token is a run of letters and combining marks, a run of
// number characters, an inline code, or any other single character that is no white space.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace palimpsest::memory {

enum class TokenKind : uint8_t { kSpace, kWord, kNumber, kOther, kCode };

struct Token {
  std::string_view text;
  TokenKind kind = TokenKind::kSpace;
  bool has_space_before = false;  ///< exactly one U+0020, which is no token of its own
};

/// Takes a coded text (memory/coded_text.h) apart, white space included, so that the tokens put
/// together again are the text:
///
///   "Read  it. "   ->   Read | "  " | it | . | " "        "Read it"   ->   Read | (space before)
///   it
///
/// lifetime  keeps a view of the text.
class Tokenizer {
 public:
  explicit Tokenizer(std::string_view coded) : text_(coded) {}

  /// False at the end. Cost: linear in the token.
  bool next(Token& token);

 private:
  [[nodiscard]] TokenKind kind_at(size_t at, size_t& size_bytes) const;
  [[nodiscard]] TokenKind kind_beyond_ascii(size_t at, size_t& size_bytes) const;

  std::string_view text_;
  size_t at_ = 0;
};

/// Simple lower case, full-width ASCII as ASCII.
[[nodiscard]] char32_t fold(char32_t c);
/// A token as it is compared without regard to case and width: simple lower case, full-width ASCII
/// as ASCII. `scratch` holds the result if it differs from `token`.
[[nodiscard]] std::string_view fold(std::string_view token, std::string& scratch);

}  // namespace palimpsest::memory
