// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/tokens.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "memory/coded_text.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace palimpsest::memory {
namespace {

constexpr char32_t kFirstFullWidth = 0xFF01;
constexpr char32_t kLastFullWidth = 0xFF5E;
constexpr char32_t kFullWidthShift = 0xFEE0;

TokenKind kind_of(char32_t c) {
  if (text::is_letter(c) || text::is_mark(c)) return TokenKind::kWord;
  if (text::is_number(c)) return TokenKind::kNumber;
  return text::is_space(c) ? TokenKind::kSpace : TokenKind::kOther;
}

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

/// Characters below take one or two bytes.
constexpr char32_t kTwoBytesEnd = 0x800;

std::array<TokenKind, kTwoBytesEnd> first_kinds() {
  std::array<TokenKind, kTwoBytesEnd> kinds{};
  for (char32_t c = 0; c < kTwoBytesEnd; ++c) kinds[c] = kind_of(c);
  return kinds;
}

const std::array<TokenKind, kTwoBytesEnd> kFirstKinds = first_kinds();

/// The end of the ASCII letters that `text` has from `at` on. Eight bytes at a time: most words end
/// among the first eight, and where they end is what a processor can't foresee.
size_t after_letters(std::string_view text, size_t at) {
  constexpr size_t kWordBytes = 8;
  constexpr uint64_t kOnes = 0x0101010101010101U;
  constexpr uint64_t kHighBits = kOnes << 7;
  while (at < text.size()) {
    uint64_t word = 0;
    if (at + kWordBytes <= text.size()) {
      std::memcpy(&word, text.data() + at, kWordBytes);
    } else if (text.size() >= kWordBytes) {  // the last eight bytes of the text, moved down
      std::memcpy(&word, text.data() + text.size() - kWordBytes, kWordBytes);
      word >>= 8 * (at + kWordBytes - text.size());
    } else {
      for (size_t i = at; i < text.size(); ++i) {
        word |= uint64_t{static_cast<unsigned char>(text[i])} << 8 * (i - at);
      }
    }
    const uint64_t lower = (word | kOnes * 0x20) & ~kHighBits;
    const uint64_t from_a = lower + kOnes * (0x80 - 'a');
    const uint64_t after_z = lower + kOnes * (0x7F - 'z');
    const uint64_t others = (~from_a | after_z | word) & kHighBits;
    if (others != 0) return at + static_cast<size_t>(std::countr_zero(others)) / 8;
    at += kWordBytes;
  }
  return text.size();
}

}  // namespace

inline TokenKind Tokenizer::kind_at(size_t at, size_t& size_bytes) const {
  const char c = text_[at];
  if (!is_ascii(c)) return kind_beyond_ascii(at, size_bytes);
  size_bytes = 1;
  return kFirstKinds[static_cast<unsigned char>(c)];
}

TokenKind Tokenizer::kind_beyond_ascii(size_t at, size_t& size_bytes) const {
  const char c = text_[at];
  const auto byte = static_cast<unsigned char>(c);
  const bool has_next = at + 1 < text_.size() && text::is_continuation(text_[at + 1]);
  if (byte >= 0xC2 && byte < 0xE0 && has_next) {
    size_bytes = 2;
    return kFirstKinds[(byte & 0x1FU) << 6 | (static_cast<unsigned char>(text_[at + 1]) & 0x3FU)];
  }
  if (begins_code(c)) {
    const size_t end = text_.find(static_cast<char>(kCodeEndByte), at);
    size_bytes = (end == std::string_view::npos ? text_.size() : end + 1) - at;
    return TokenKind::kCode;
  }
  const text::Decoded decoded = text::decode(text_, at);
  size_bytes = decoded.size_bytes;
  return kind_of(decoded.code_point);
}

bool Tokenizer::next(Token& token) {
  if (at_ >= text_.size()) return false;
  size_t size_bytes = 0;
  size_t begin = at_;
  // A single space is of the token after it.
  if (text_[begin] == ' ' && begin + 1 < text_.size()) ++begin;
  TokenKind kind = kind_at(begin, size_bytes);
  token.has_space_before = begin > at_;
  if (kind == TokenKind::kSpace && begin > at_) {
    token.has_space_before = false;
    begin = at_;
    size_bytes = 1;
  }
  size_t end = begin + size_bytes;
  if (kind == TokenKind::kWord || kind == TokenKind::kNumber || kind == TokenKind::kSpace) {
    for (;;) {
      if (kind == TokenKind::kWord) end = after_letters(text_, end);
      if (end == text_.size() || kind_at(end, size_bytes) != kind) break;
      end += size_bytes;
    }
  }
  token.text = text_.substr(begin, end - begin);
  token.kind = kind;
  at_ = end;
  return true;
}

char32_t fold(char32_t c) {
  if (c >= kFirstFullWidth && c <= kLastFullWidth) c -= kFullWidthShift;
  return text::to_lower(c);
}

std::string_view fold(std::string_view token, std::string& scratch) {
  const bool is_lower_ascii = std::all_of(
      token.begin(), token.end(), [](char c) { return is_ascii(c) && !(c >= 'A' && c <= 'Z'); });
  if (is_lower_ascii || (!token.empty() && begins_code(token[0]))) return token;
  scratch.clear();
  for (size_t at = 0; at < token.size();) {
    const char c = token[at];
    if (is_ascii(c)) {
      scratch += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
      ++at;
      continue;
    }
    const text::Decoded decoded = text::decode(token, at);
    text::append(scratch, fold(decoded.code_point));
    at += decoded.size_bytes;
  }
  return scratch == token ? token : std::string_view(scratch);
}

}  // namespace palimpsest::memory
