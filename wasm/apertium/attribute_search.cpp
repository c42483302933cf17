// SPDX-License-Identifier: GPL-3.0-or-later
#include "apertium/attribute_search.h"

#include <algorithm>

#include "apertium/casing.h"
namespace palimpsest::apertium {
namespace {

size_t until(std::span<const Symbol> form, size_t at, bool (*stops)(Symbol)) {
  while (at < form.size() && !stops(form[at])) ++at;
  return at;
}

bool is_tag_or_queue(Symbol s) {
  return is_tag(s) || s == '#';
}
bool is_no_tag(Symbol s) {
  return !is_tag(s);
}

Found find_queue(std::span<const Symbol> form) {
  for (size_t i = 0; i + 2 < form.size(); ++i) {
    if (form[i] != '#') continue;
    const Symbol next = form[i + 1];
    if (next != '-' && next != ' ' && next != '_') continue;
    const size_t end = until(form, i + 2, is_tag);
    if (end > i + 2) return {i, end};
  }
  return {};
}

Found find_in_list(const TransferTables& tables, const Attribute& attribute,
                   std::span<const Symbol> form, const SymbolTable& symbols) {
  const auto by_first = [](const Attribute::Alternative& a, Symbol s) { return a.first < s; };
  for (size_t i = 0; i < form.size(); ++i) {
    if (attribute.begins_with_tags_only && !is_tag(form[i])) continue;
    const Symbol first = folded(form[i], symbols);
    if (!attribute.may_begin(first)) continue;
    auto at = std::lower_bound(attribute.alternatives.begin(), attribute.alternatives.end(), first,
                               by_first);
    for (; at != attribute.alternatives.end() && at->first == first; ++at) {
      const std::span<const Symbol> wanted = tables.constant(at->constant);
      if (wanted.size() > form.size() - i) continue;
      const bool same = std::equal(
          wanted.begin(), wanted.end(), form.begin() + i,
          [&symbols](Symbol a, Symbol b) { return folded(a, symbols) == folded(b, symbols); });
      if (same) return {i, i + wanted.size()};
    }
  }
  return {};
}

}  // namespace

Found find_attribute(const TransferTables& tables, const Attribute& attribute,
                     std::span<const Symbol> form, const SymbolTable& symbols) {
  switch (attribute.kind) {
    case AttributeKind::kList:
      return find_in_list(tables, attribute, form, symbols);
    case AttributeKind::kLemma:
      return {0, until(form, 0, is_tag)};
    case AttributeKind::kHead:
      return {0, until(form, 0, is_tag_or_queue)};
    case AttributeKind::kQueue:
      return find_queue(form);
    case AttributeKind::kWhole:
      return {0, form.size()};
    case AttributeKind::kTags: {
      const size_t begin = until(form, 0, is_tag);
      return {begin, until(form, begin, is_no_tag)};
    }
    case AttributeKind::kContent:
    case AttributeKind::kInside: {
      const auto at = std::find(form.begin(), form.end(), kContentBegin);
      const auto begin = static_cast<size_t>(at - form.begin());
      return {begin, form.size() - begin > 1 ? form.size() : begin};
    }
    case AttributeKind::kNothing:
      return {};
  }
  return {};
}

}  // namespace palimpsest::apertium
