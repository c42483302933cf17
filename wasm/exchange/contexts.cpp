// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "exchange/contexts.h"

#include <string>
#include <string_view>

#include "exchange/xml/characters.h"
#include "text/utf8.h"

namespace palimpsest::exchange {
namespace {

/// The text of "<seg>…</seg>", which memoQ writes; any other text as it is.
std::string without_markup(std::string_view value) {
  if (value.substr(0, 4) != "<seg") return std::string(value);
  std::string out;
  for (size_t at = 0; at < value.size();) {
    if (value[at] == '<') {
      const size_t end = value.find('>', at);
      if (end == std::string_view::npos) break;
      at = end + 1;
      continue;
    }
    const size_t end =
        value[at] == '&' ? value.substr(at, xml::kMaxReference).find(';') : std::string_view::npos;
    const auto character = end == std::string_view::npos
                               ? std::nullopt
                               : xml::character_of(value.substr(at + 1, end - 1));
    if (character) {
      text::append(out, *character);
      at += end + 1;
    } else {
      out += value[at++];
    }
  }
  return out;
}

}  // namespace

void find_contexts(Unit& unit) {
  for (const Property& property : unit.properties) {
    if (property.type == "prev" || property.type == "x-context-pre") {
      unit.context_previous = without_markup(property.value);
    } else if (property.type == "next" || property.type == "x-context-post") {
      unit.context_next = without_markup(property.value);
    }
  }
}

}  // namespace palimpsest::exchange
