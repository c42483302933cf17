// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "exchange/xml/characters.h"

namespace palimpsest::exchange::xml {
namespace {

// Above every code point; keeps a long row of digits from overflowing.
constexpr uint32_t kTooLarge = 0x110000;

std::optional<uint32_t> digit_of(char c, bool is_hex) {
  if (c >= '0' && c <= '9') return c - '0';
  if (is_hex && c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (is_hex && c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

std::optional<char32_t> number_of(std::string_view digits) {
  const bool is_hex = !digits.empty() && digits.front() == 'x';
  if (is_hex) digits.remove_prefix(1);
  if (digits.empty()) return std::nullopt;
  uint32_t value = 0;
  for (const char c : digits) {
    const auto digit = digit_of(c, is_hex);
    if (!digit) return std::nullopt;
    value = value * (is_hex ? 16 : 10) + *digit;
    if (value > kTooLarge) value = kTooLarge;
  }
  return value;
}

}  // namespace

std::optional<char32_t> character_of(std::string_view name) {
  if (name == "amp") return U'&';
  if (name == "lt") return U'<';
  if (name == "gt") return U'>';
  if (name == "quot") return U'"';
  if (name == "apos") return U'\'';
  if (!name.empty() && name.front() == '#') return number_of(name.substr(1));
  return std::nullopt;
}

}  // namespace palimpsest::exchange::xml
