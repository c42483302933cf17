// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include <algorithm>
#include <map>
#include <string>

#include "exchange/content.h"

namespace palimpsest::exchange {
namespace {

std::string_view value_of(const Tag& tag, std::string_view name) {
  for (const CodeAttribute& attribute : tag.attributes) {
    if (attribute.name == name) return attribute.value;
  }
  return {};
}

std::map<uint32_t, text::RunKind> kinds_of(const text::Runs& runs) {
  std::map<uint32_t, text::RunKind> kinds;
  for (const text::Run& run : runs) {
    if (run.kind != text::RunKind::kText) kinds.emplace(run.code, run.kind);
  }
  return kinds;
}

/// Whether two codes are the same by one kind of evidence; the strongest first.
bool are_alike(const Code& a, const Code& b, int evidence) {
  const auto same = [&](std::string_view name) {
    const std::string_view value = value_of(a.open, name);
    return !value.empty() && value == value_of(b.open, name);
  };
  switch (evidence) {
    case 0:
      return same("x") || (same("id") && a.open.name == b.open.name);
    case 1:
      return a.open.name == b.open.name && !a.open.data.empty() && a.open.data == b.open.data;
    case 2:
      return a.open.name == b.open.name && (same("i") || same("rid"));
    default:
      return true;
  }
}

constexpr int kEvidences = 4;

}  // namespace

void align_codes(const Content& source, Content& target) {
  if (target.codes.empty()) return;
  const auto source_kinds = kinds_of(source.runs);
  const auto target_kinds = kinds_of(target.runs);
  std::vector<bool> is_taken(source.codes.size(), false);
  std::vector<uint32_t> numbers(target.codes.size(), 0);
  for (int evidence = 0; evidence < kEvidences; ++evidence) {
    for (size_t t = 0; t < target.codes.size(); ++t) {
      if (numbers[t] != 0) continue;
      const auto kind = target_kinds.at(target.codes[t].number);
      for (size_t s = 0; s < source.codes.size(); ++s) {
        if (is_taken[s]) continue;
        if (!are_alike(source.codes[s], target.codes[t], evidence)) continue;
        if (source_kinds.at(source.codes[s].number) != kind) continue;
        is_taken[s] = true;
        numbers[t] = source.codes[s].number;
        break;
      }
    }
  }
  auto next = static_cast<uint32_t>(source.codes.size());
  for (uint32_t& number : numbers) {
    if (number == 0) number = ++next;
  }
  for (text::Run& run : target.runs) {
    if (run.kind != text::RunKind::kText) run.code = numbers[run.code - 1];
  }
  for (Code& code : target.codes) code.number = numbers[code.number - 1];
  std::sort(target.codes.begin(), target.codes.end(),
            [](const Code& a, const Code& b) { return a.number < b.number; });
}

}  // namespace palimpsest::exchange
