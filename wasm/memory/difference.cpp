// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/difference.h"

#include <cstdint>
#include <string>

#include "memory/alignment.h"
#include "memory/elements.h"
#include "memory/plain_text.h"

namespace palimpsest::memory {
namespace {

using Kind = DifferenceSpan::Kind;

Kind kind_of(const Step& step, const std::vector<Symbol>& asked, const std::vector<Symbol>& unit) {
  if (step.b == kNothing) return Kind::kAdded;
  if (step.a == kNothing) return Kind::kRemoved;
  return asked[step.a].exact == unit[step.b].exact ? Kind::kSame : Kind::kChanged;
}

/// One of the two texts.
struct Side {
  const std::vector<Element>& elements;
  uint32_t size_bytes;

  /// The end of the element's text.
  [[nodiscard]] uint32_t end_of(uint32_t index) const { return elements[index].range.end; }
  /// With the white space after it.
  [[nodiscard]] uint32_t end_with_space(uint32_t index) const {
    for (size_t next = index + 1; next < elements.size(); ++next) {
      if (elements[next].kind != ElementKind::kCode) return elements[next].range.begin;
    }
    return size_bytes;
  }
};

/// Spans of steps, each side's ranges without gaps; a step's white space goes with it.
std::vector<DifferenceRange> spans_of(const std::vector<Step>& steps,
                                      const std::vector<Symbol>& asked_symbols,
                                      const std::vector<Symbol>& unit_symbols, const Side& asked,
                                      const Side& unit) {
  std::vector<DifferenceRange> spans;
  uint32_t asked_at = 0;
  uint32_t unit_at = 0;
  for (size_t i = 0; i < steps.size(); ++i) {
    const Kind kind = kind_of(steps[i], asked_symbols, unit_symbols);
    const bool gives_space = kind == Kind::kChanged && i + 1 < steps.size() &&
                             kind_of(steps[i + 1], asked_symbols, unit_symbols) == Kind::kSame;
    DifferenceRange span{kind, {asked_at, asked_at}, {unit_at, unit_at}};
    const auto grow = [&](const Side& side, uint32_t index, uint32_t& at, text::ByteRange& range) {
      if (index == kNothing || side.elements[index].kind == ElementKind::kCode) return;
      at = gives_space ? side.end_of(index) : side.end_with_space(index);
      range.end = at;
    };
    grow(asked, steps[i].a, asked_at, span.asked);
    grow(unit, steps[i].b, unit_at, span.unit);
    if (span.asked.empty() && span.unit.empty()) continue;
    if (!spans.empty() && spans.back().kind == kind) {
      spans.back().asked.end = span.asked.end;
      spans.back().unit.end = span.unit.end;
    } else {
      spans.push_back(span);
    }
  }
  return spans;
}

/// White space alone, or what precedes the first token of a side, is in no step.
void close(std::vector<DifferenceRange>& spans, uint32_t asked_size, uint32_t unit_size) {
  if (spans.empty()) {
    if (asked_size + unit_size > 0) {
      spans.push_back({Kind::kSame, {0, asked_size}, {0, unit_size}});
    }
    return;
  }
  DifferenceRange& last = spans.back();
  if (last.asked.end == asked_size && last.unit.end == unit_size) return;
  // Only a side without any token of its own in the last spans has a rest, and that is white space.
  if (last.kind == Kind::kSame) {
    last.asked.end = asked_size;
    last.unit.end = unit_size;
    return;
  }
  spans.push_back({Kind::kSame, {last.asked.end, asked_size}, {last.unit.end, unit_size}});
}

}  // namespace

std::vector<DifferenceRange> difference(const text::Runs& asked, const text::Runs& unit_source) {
  const PlainText a = plain_text(asked);
  const PlainText b = plain_text(unit_source);
  const std::vector<Element> a_elements = elements_of(a, {});
  const std::vector<Element> b_elements = elements_of(b, {});
  Symbols symbols;
  const std::vector<Symbol> a_symbols = symbols.of(a, a_elements, {});
  const std::vector<Symbol> b_symbols = symbols.of(b, b_elements, {});
  std::vector<DifferenceRange> spans = spans_of(align(a_symbols, b_symbols), a_symbols, b_symbols,
                                                {a_elements, static_cast<uint32_t>(a.text.size())},
                                                {b_elements, static_cast<uint32_t>(b.text.size())});
  close(spans, static_cast<uint32_t>(a.text.size()), static_cast<uint32_t>(b.text.size()));
  return spans;
}

std::vector<DifferenceSpan> difference_spans(const text::Runs& asked,
                                             const text::Runs& unit_source) {
  const std::string a = plain_text(asked).text;
  const std::string b = plain_text(unit_source).text;
  std::vector<DifferenceSpan> spans;
  for (const DifferenceRange& span : difference(asked, unit_source)) {
    spans.push_back({span.kind, std::string(text::slice(a, span.asked)),
                     std::string(text::slice(b, span.unit))});
  }
  return spans;
}

}  // namespace palimpsest::memory
