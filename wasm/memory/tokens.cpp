// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/tokens.h"

#include <algorithm>
#include <array>

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

constexpr uint8_t kNotAscii = 0xFF;

/// The kinds of ASCII bytes; kNotAscii for all others.
std::array<uint8_t, 256> byte_kinds() {
  std::array<uint8_t, 256> kinds{};
  kinds.fill(kNotAscii);
  for (char32_t c = 0; c < 0x80; ++c) kinds[c] = static_cast<uint8_t>(kind_of(c));
  return kinds;
}

const std::array<uint8_t, 256> kByteKinds = byte_kinds();

uint8_t kind_of_byte(char c) {
  return kByteKinds[static_cast<unsigned char>(c)];
}

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

}  // namespace

TokenKind Tokenizer::kind_at(size_t at, size_t& size_bytes) const {
  const char c = text_[at];
  if (is_ascii(c)) {
    size_bytes = 1;
    return static_cast<TokenKind>(kind_of_byte(c));
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
  TokenKind kind = kind_at(begin, size_bytes);
  token.has_space_before = false;
  if (text_[begin] == ' ' && begin + 1 < text_.size()) {
    size_t next_size = 0;
    const TokenKind next = kind_at(begin + 1, next_size);
    if (next != TokenKind::kSpace) {
      token.has_space_before = true;
      ++begin;
      kind = next;
      size_bytes = next_size;
    }
  }
  size_t end = begin + size_bytes;
  if (kind != TokenKind::kOther && kind != TokenKind::kCode) {
    const auto wanted = static_cast<uint8_t>(kind);
    while (end < text_.size()) {
      const uint8_t byte_kind = kind_of_byte(text_[end]);
      if (byte_kind == wanted) {
        ++end;
      } else if (byte_kind != kNotAscii || kind_at(end, size_bytes) != kind) {
        break;
      } else {
        end += size_bytes;
      }
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
