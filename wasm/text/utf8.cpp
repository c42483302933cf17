// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "text/utf8.h"

#include <cstdint>

namespace palimpsest::text {
namespace {

/// What may follow a lead byte: the number of continuation bytes and the range of the first, which
/// shuts out overlong forms, surrogates and values above U+10FFFF (Unicode 15, table 3-7).
struct Lead {
  uint8_t continuations;  // 0: no lead byte
  uint8_t first_min;
  uint8_t first_max;
};

constexpr Lead lead_of(uint8_t byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {1, 0x80, 0xBF};
  if (byte == 0xE0) return {2, 0xA0, 0xBF};
  if (byte == 0xED) return {2, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return {2, 0x80, 0xBF};
  if (byte == 0xF0) return {3, 0x90, 0xBF};
  if (byte >= 0xF1 && byte <= 0xF3) return {3, 0x80, 0xBF};
  if (byte == 0xF4) return {3, 0x80, 0x8F};
  return {0, 0, 0};
}

struct Step {
  Decoded decoded;
  bool well_formed;
};

Step step(std::string_view text, size_t at) {
  if (at >= text.size()) return {{kReplacement, 0}, true};
  const auto first = static_cast<uint8_t>(text[at]);
  if (first < 0x80) return {{first, 1}, true};
  const Lead lead = lead_of(first);
  if (lead.continuations == 0) return {{kReplacement, 1}, false};
  char32_t code_point = first & (0x3Fu >> lead.continuations);
  uint8_t min = lead.first_min;
  uint8_t max = lead.first_max;
  for (size_t i = 1; i <= lead.continuations; ++i) {
    const auto byte = at + i < text.size() ? static_cast<uint8_t>(text[at + i]) : uint8_t{0};
    if (byte < min || byte > max) return {{kReplacement, i}, false};
    code_point = (code_point << 6) | (byte & 0x3Fu);
    min = 0x80;
    max = 0xBF;
  }
  return {{code_point, size_t{1} + lead.continuations}, true};
}

}  // namespace

Decoded decode(std::string_view text, size_t at) {
  return step(text, at).decoded;
}

void append(std::string& out, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = kReplacement;
  const auto tail = [&](unsigned shift) {
    out.push_back(static_cast<char>(0x80 | ((c >> shift) & 0x3F)));
  };
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    out.push_back(static_cast<char>(0xC0 | (c >> 6)));
    tail(0);
  } else if (c < 0x10000) {
    out.push_back(static_cast<char>(0xE0 | (c >> 12)));
    tail(6);
    tail(0);
  } else {
    out.push_back(static_cast<char>(0xF0 | (c >> 18)));
    tail(12);
    tail(6);
    tail(0);
  }
}

std::u32string to_utf32(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size());
  for (size_t at = 0; at < utf8.size();) {
    const Decoded d = decode(utf8, at);
    out.push_back(d.code_point);
    at += d.size_bytes;
  }
  return out;
}

std::string to_utf8(std::u32string_view utf32) {
  std::string out;
  out.reserve(utf32.size());
  for (const char32_t c : utf32) append(out, c);
  return out;
}

bool is_well_formed(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    if (static_cast<uint8_t>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const Step s = step(text, at);
    if (!s.well_formed) return false;
    at += s.decoded.size_bytes;
  }
  return true;
}

std::string make_well_formed(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const Decoded d = decode(text, at);
    append(out, d.code_point);
    at += d.size_bytes;
  }
  return out;
}

}  // namespace palimpsest::text
