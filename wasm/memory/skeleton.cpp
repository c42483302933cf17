// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/skeleton.h"

#include <algorithm>
#include <string>

#include "memory/elements.h"
#include "memory/hash.h"
#include "memory/plain_text.h"
#include "text/positions.h"

namespace palimpsest::memory {
namespace {

bool is_alnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Bytes that may begin a digit of another script, U+0660 on; quotes and dashes (U+2000 to U+203F)
/// are none.
bool may_be_digit(const std::string& text, size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const bool is_punctuation = lead == 0xE2 && at + 1 < text.size() && text[at + 1] == '\x80';
  return lead >= 0xD9 && !is_punctuation;
}

/// Every placeable has a digit, one of these signs, or a full stop or colon inside of it; most
/// segments have nothing of that.
bool may_have_placeables(const std::string& text) {
  for (size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool is_inside = at + 1 < text.size() && (is_alnum(text[at + 1]) || text[at + 1] == '/');
    if ((c >= '0' && c <= '9') || may_be_digit(text, at) || c == '@' || c == '_' || c == '%' ||
        ((c == '.' || c == ':') && is_inside)) {
      return true;
    }
  }
  return false;
}

// No UTF-8 has these bytes.
constexpr char kPlaceable = '\xF5';
constexpr char kCode = '\xF6';

}  // namespace

uint32_t skeleton_of(const text::Runs& segment, std::string_view language) {
  const bool is_possible = std::any_of(segment.begin(), segment.end(), [](const text::Run& run) {
    return may_have_placeables(run.text);
  });
  if (!is_possible) return 0;
  const PlainText plain = plain_text(segment);
  const std::vector<Placeable> placeables = placeables_of(plain, language);
  if (placeables.empty()) return 0;
  std::string skeleton;
  for (const Element& element : elements_of(plain, placeables)) {
    switch (element.kind) {
      case ElementKind::kPlaceable:
        skeleton += kPlaceable;
        skeleton += static_cast<char>('0' + static_cast<int>(placeables[element.index].kind));
        break;
      case ElementKind::kCode:
        skeleton += kCode;
        skeleton += static_cast<char>('0' + static_cast<int>(plain.codes[element.index].kind));
        break;
      default:
        skeleton += folded(text::slice(plain.text, element.range));
        skeleton += ' ';
    }
  }
  const uint64_t hash = hash_bytes(skeleton);
  const auto half = static_cast<uint32_t>(hash ^ (hash >> 32));
  return half == 0 ? 1 : half;
}

}  // namespace palimpsest::memory
