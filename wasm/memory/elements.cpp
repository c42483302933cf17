// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/elements.h"

#include <cstddef>
#include <optional>

#include "memory/tokens.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace palimpsest::memory {
namespace {

// Categories of symbols: what may stand for each other.
constexpr uint32_t kNumberCategory = 1;
constexpr uint32_t kCodeCategory = 2;       // and the two after it: a category for each kind
constexpr uint32_t kPlaceableCategory = 5;  // and those after it

std::optional<ElementKind> kind_of(char32_t c) {
  if (text::is_letter(c) || text::is_mark(c)) return ElementKind::kWord;
  if (text::is_number(c)) return ElementKind::kNumber;
  if (text::is_space(c)) return std::nullopt;
  return ElementKind::kOther;
}

/// The element that begins at `at`, which is no white space; it ends at `stop` at the latest.
Element element_at(const std::string& text, size_t at, size_t stop, ElementKind kind) {
  size_t end = at + text::decode(text, at).size_bytes;
  while (kind != ElementKind::kOther && end < stop) {
    const text::Decoded d = text::decode(text, end);
    if (kind_of(d.code_point) != kind) break;
    end += d.size_bytes;
  }
  return {kind, {static_cast<uint32_t>(at), static_cast<uint32_t>(end)}, 0};
}

}  // namespace

std::vector<Element> elements_of(const PlainText& plain, const std::vector<Placeable>& placeables) {
  std::vector<Element> out;
  size_t at = 0;
  size_t code = 0;
  size_t placeable = 0;
  const auto add_codes = [&] {
    for (; code < plain.codes.size() && plain.codes[code].at <= at; ++code) {
      out.push_back({ElementKind::kCode,
                     {plain.codes[code].at, plain.codes[code].at},
                     static_cast<uint32_t>(code)});
    }
  };
  for (add_codes(); at < plain.text.size(); add_codes()) {
    size_t stop = plain.text.size();
    if (code < plain.codes.size()) stop = std::min<size_t>(stop, plain.codes[code].at);
    if (placeable < placeables.size()) {
      const text::ByteRange range = placeables[placeable].range;
      if (range.begin == at) {
        out.push_back({ElementKind::kPlaceable, range, static_cast<uint32_t>(placeable++)});
        at = range.end;
        continue;
      }
      stop = std::min<size_t>(stop, range.begin);
    }
    const text::Decoded d = text::decode(plain.text, at);
    const auto kind = kind_of(d.code_point);
    if (kind) {
      out.push_back(element_at(plain.text, at, stop, *kind));
      at = out.back().range.end;
    } else {
      at += d.size_bytes;
    }
  }
  return out;
}

std::vector<Placeable> placeables_of(const PlainText& plain, std::string_view language) {
  std::vector<Placeable> out;
  for (Placeable& placeable : find_placeables(plain.text, language)) {
    if (plain.has_code_inside(placeable.range)) {
      const bool has_number = placeable.kind == PlaceableKind::kMeasure &&
                              !plain.has_code_inside(placeable.number_range);
      if (!has_number) continue;
      placeable.kind = PlaceableKind::kNumber;
      placeable.range = placeable.number_range;
    }
    out.push_back(std::move(placeable));
  }
  return out;
}

std::string folded(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const text::Decoded d = text::decode(text, at);
    const char32_t c = fold(d.code_point);
    if (!text::is_space(c)) {
      text::append(out, c);
    } else if (out.empty() || out.back() != ' ') {
      out += ' ';
    }
    at += d.size_bytes;
  }
  return out;
}

std::vector<Symbol> Symbols::of(const PlainText& plain, const std::vector<Element>& elements,
                                const std::vector<Placeable>& placeables) {
  std::vector<Symbol> symbols;
  symbols.reserve(elements.size());
  for (const Element& element : elements) {
    Symbol symbol;
    if (element.kind == ElementKind::kCode) {
      const CodeMark& mark = plain.codes[element.index];
      // No UTF-8 begins with these bytes.
      symbol.category = kCodeCategory + static_cast<uint32_t>(mark.kind) - 1;
      symbol.exact =
          id_of("\xFF" + std::to_string(symbol.category) + ":" + std::to_string(mark.ordinal));
      symbol.folded = symbol.exact;
    } else {
      const std::string_view text = text::slice(plain.text, element.range);
      symbol.exact = id_of(text);
      symbol.folded = id_of(folded(text));
      if (element.kind == ElementKind::kNumber) symbol.category = kNumberCategory;
      if (element.kind == ElementKind::kPlaceable) {
        symbol.category =
            kPlaceableCategory + static_cast<uint32_t>(placeables[element.index].kind);
      }
    }
    symbols.push_back(symbol);
  }
  return symbols;
}

uint32_t Symbols::id_of(std::string_view text) {
  return ids_.emplace(text, static_cast<uint32_t>(ids_.size() + 1)).first->second;
}

}  // namespace palimpsest::memory
