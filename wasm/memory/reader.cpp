// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/reader.h"

#include "memory/number.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace palimpsest::memory {

char32_t Reader::peek() const {
  return at_ < text_.size() ? text::decode(text_, at_).code_point : 0;
}

void Reader::skip() {
  at_ += text::decode(text_, at_).size_bytes;
}

bool Reader::take_digits(size_t least, size_t most, int& value, text::ByteRange& range) {
  const size_t begin = at_;
  int sum = 0;
  size_t count = 0;
  for (int digit = digit_value(peek()); digit >= 0 && count <= most; digit = digit_value(peek())) {
    sum = count < most ? sum * 10 + digit : sum;
    ++count;
    skip();
  }
  if (count < least || count > most) {
    at_ = begin;
    return false;
  }
  value = sum;
  range = {static_cast<uint32_t>(begin), static_cast<uint32_t>(at_)};
  return true;
}

bool Reader::take(char32_t c) {
  if (at_ >= text_.size() || peek() != c) return false;
  skip();
  return true;
}

bool Reader::take_space() {
  const char32_t c = peek();
  if (c != U' ' && c != 0xA0 && c != 0x2009 && c != 0x202F) return false;
  skip();
  return true;
}

bool Reader::take_word(std::string_view lower) {
  const size_t begin = at_;
  for (const char c : lower) {
    if (text::to_lower(peek()) != static_cast<char32_t>(static_cast<unsigned char>(c))) {
      at_ = begin;
      return false;
    }
    skip();
  }
  if (text::is_letter(peek())) at_ = begin;
  return at_ != begin;
}

bool Reader::is_at_end_of_word() const {
  const char32_t c = peek();
  return !joins_number(c) && digit_value(c) < 0;
}

bool joins_number(char32_t c) {
  if (!text::is_letter(c) && !text::is_mark(c)) return false;
  const bool is_thai_to_tibetan = c >= 0xE00 && c < 0x1000;
  const bool is_cjk = (c >= 0x2E80 && c < 0xA000) || (c >= 0xAC00 && c < 0xD7B0) ||
                      (c >= 0xF900 && c < 0xFB00) || c >= 0x20000;
  const bool is_khmer_or_burmese = (c >= 0x1000 && c < 0x10A0) || (c >= 0x1780 && c < 0x1800);
  return !is_thai_to_tibetan && !is_cjk && !is_khmer_or_burmese;
}

}  // namespace palimpsest::memory
