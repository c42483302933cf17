// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "exchange/languages.h"

#include <algorithm>

namespace palimpsest::exchange {
namespace {

char folded(char c) {
  if (c == '_') return '-';
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool is_letter(char c) {
  return folded(c) >= 'a' && folded(c) <= 'z';
}

}  // namespace

LanguageMatch match_language(std::string_view wanted, std::string_view there) {
  if (wanted.empty() || there.size() < wanted.size()) return LanguageMatch::kNone;
  const bool is_prefix = std::equal(wanted.begin(), wanted.end(), there.begin(),
                                    [](char a, char b) { return folded(a) == folded(b); });
  if (!is_prefix) return LanguageMatch::kNone;
  if (there.size() == wanted.size()) return LanguageMatch::kExact;
  return folded(there[wanted.size()]) == '-' ? LanguageMatch::kPrefix : LanguageMatch::kNone;
}

bool is_language(std::string_view text) {
  const size_t end = std::min(text.find_first_of("-_"), text.size());
  if (end < 2 || end > 3 || text.size() > 35) return false;
  return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), is_letter) &&
         std::all_of(text.begin() + static_cast<std::ptrdiff_t>(end), text.end(), [](char c) {
           return is_letter(c) || (c >= '0' && c <= '9') || folded(c) == '-';
         });
}

}  // namespace palimpsest::exchange
