// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "exchange/contexts.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "exchange/xml/characters.h"
#include "text/utf8.h"

namespace palimpsest::exchange {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Whether this is one of OmegaT's short tags, e.g. "<f0>", "</f0>" or "<br1/>".
bool is_short_tag(std::string_view tag) {
  tag.remove_prefix(tag.starts_with("</") ? 2 : 1);
  tag.remove_suffix(tag.ends_with("/>") ? 2 : 1);
  size_t at = 0;
  while (at < tag.size() && is_letter(tag[at])) ++at;
  const size_t letters = at;
  while (at < tag.size() && is_digit(tag[at])) ++at;
  return letters > 0 && at > letters && at == tag.size();
}

/// A text as OmegaT writes it: its tags go, every other character stays.
std::string without_short_tags(std::string_view value) {
  std::string out;
  for (size_t at = 0; at < value.size();) {
    const size_t end = value[at] == '<' ? value.find('>', at) : std::string_view::npos;
    if (end != std::string_view::npos && is_short_tag(value.substr(at, end + 1 - at))) {
      at = end + 1;
    } else {
      out += value[at++];
    }
  }
  return out;
}

/// Whether what is in the element of this tag stands for a code and is no text.
bool is_code(std::string_view tag) {
  for (const std::string_view name : {"<bpt", "<ept", "<ph", "<it", "<ut"}) {
    if (tag.starts_with(name) && !is_letter(tag[name.size()])) return !tag.ends_with("/>");
  }
  return false;
}

/// The text of "<seg>…</seg>", which memoQ writes; any other text but for OmegaT's tags.
std::string without_markup(std::string_view value) {
  if (value.substr(0, 4) != "<seg") return without_short_tags(value);
  std::string out;
  for (size_t at = 0; at < value.size();) {
    if (value[at] == '<') {
      size_t end = value.find('>', at);
      if (end == std::string_view::npos) break;
      const std::string_view tag = value.substr(at, end + 1 - at);
      if (is_code(tag)) {
        // To the end of the element; these do not nest but for <sub>, which is not of this segment.
        const std::string closing =
            "</" + std::string(tag.substr(1, tag.find_first_of(" \t\r\n>") - 1));
        end = value.find('>', std::min(value.find(closing, end), value.size()));
        if (end == std::string_view::npos) break;
      }
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

Neighbour neighbour_of(const Property& property) {
  if (property.type == "prev" || property.type == "x-context-pre") return Neighbour::kBefore;
  if (property.type == "next" || property.type == "x-context-post") return Neighbour::kAfter;
  return Neighbour::kNone;
}

Property property_of(Neighbour side, const std::string& text) {
  return {Place::kUnit, side == Neighbour::kBefore ? "prev" : "next", {}, text};
}

void find_contexts(Unit& unit) {
  for (const Property& property : unit.properties) {
    const Neighbour side = neighbour_of(property);
    if (side == Neighbour::kBefore) unit.context_previous = without_markup(property.value);
    if (side == Neighbour::kAfter) unit.context_next = without_markup(property.value);
  }
}

}  // namespace palimpsest::exchange
