// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "exchange/codes.h"

#include <algorithm>

#include "exchange/xml/characters.h"
#include "exchange/xml/escape.h"

namespace palimpsest::exchange {
namespace {

const Code* find_in(const std::vector<Code>& codes, uint32_t number) {
  const auto found = std::lower_bound(codes.begin(), codes.end(), number,
                                      [](const Code& code, uint32_t n) { return code.number < n; });
  return found != codes.end() && found->number == number ? &*found : nullptr;
}

}  // namespace

const Code* Codes::find(uint32_t number) const {
  const Code* const own = find_in(own_, number);
  return own != nullptr ? own : find_in(other_, number);
}

bool Codes::has_all(const text::Runs& runs) const {
  return std::all_of(runs.begin(), runs.end(), [this](const text::Run& run) {
    if (run.kind == text::RunKind::kText) return true;
    const Code* const code = find(run.code);
    return code != nullptr && is_simple_name(code->open.name);
  });
}

bool is_nested(const text::Runs& runs) {
  std::vector<uint32_t> open;
  for (const text::Run& run : runs) {
    if (run.kind == text::RunKind::kOpen) open.push_back(run.code);
    if (run.kind != text::RunKind::kClose) continue;
    if (open.empty() || open.back() != run.code) return false;
    open.pop_back();
  }
  return open.empty();
}

std::string_view attribute_of(const Tag& tag, std::string_view name) {
  for (const CodeAttribute& attribute : tag.attributes) {
    if (attribute.name == name) return attribute.value;
  }
  return {};
}

std::string_view type_of(const Tag& tag) {
  const std::string_view ctype = attribute_of(tag, "ctype");
  if (!ctype.empty()) return ctype.substr(0, 2) == "x-" ? ctype.substr(2) : ctype;
  const std::string_view sub_type = attribute_of(tag, "subType");
  if (sub_type == "xlf:b") return "bold";
  if (sub_type == "xlf:i") return "italic";
  if (sub_type == "xlf:u") return "underlined";
  if (sub_type == "xlf:lb") return "lb";
  return attribute_of(tag, "type");
}

std::string flat_data(std::string_view data) {
  std::string out;
  bool is_in_tag = false;
  for (const char c : data) {
    if (c == '<') is_in_tag = true;
    if (!is_in_tag) out += c;
    if (c == '>') is_in_tag = false;
  }
  return out;
}

bool is_simple_name(std::string_view name) {
  if (name == "xml:lang" || name == "xml:space") return true;
  return !name.empty() && xml::is(name.front(), xml::kStartsName) &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return xml::is(c, xml::kInName) && c != ':'; });
}

void append_attributes(std::string& out, const Tag& tag) {
  AttributeNames names;
  for (const CodeAttribute& attribute : tag.attributes) {
    if (!is_simple_name(attribute.name) || !names.add(attribute.name)) continue;
    xml::append_attribute(out, attribute.name, attribute.value);
  }
}

bool AttributeNames::add(std::string_view name) {
  if (std::find(names_.begin(), names_.end(), name) != names_.end()) return false;
  names_.emplace_back(name);
  return true;
}

std::string_view attribute_name(const Property& property, std::string_view prefix) {
  const std::string_view type = property.type;
  if (type.substr(0, prefix.size()) != prefix) return {};
  const std::string_view name = type.substr(prefix.size());
  return is_simple_name(name) ? name : std::string_view();
}

}  // namespace palimpsest::exchange
