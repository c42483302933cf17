// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "exchange/xliff/segments.h"

#include <algorithm>
#include <utility>

#include "exchange/contexts.h"
#include "exchange/languages.h"

namespace palimpsest::exchange::xliff {
namespace {

/// Why a pair is not the one that is wanted, or "".
std::string pair_problem(const Unit& unit, const WantedPair& wanted) {
  if (unit.source_lang.empty() || unit.target_lang.empty()) {
    if (wanted.from.empty()) return "the file does not say its languages; say which they are";
    return {};
  }
  const auto fits = [](std::string_view want, std::string_view there) {
    return want.empty() || match_language(want, there) != LanguageMatch::kNone;
  };
  if (fits(wanted.from, unit.source_lang) && fits(wanted.to, unit.target_lang)) return {};
  return "a unit from " + unit.source_lang + " to " + unit.target_lang + ", not from " +
         wanted.from + " to " + wanted.to;
}

}  // namespace

Segment& Segments::at(std::string_view id) {
  const auto found = std::find_if(list.begin(), list.end(),
                                  [id](const Segment& segment) { return segment.id == id; });
  if (found != list.end()) return *found;
  list.emplace_back().id = id;
  return list.back();
}

void put_units(Segments& from, const WantedPair& wanted, Sink& sink) {
  const auto skip = [&](std::string reason) { sink.skip(from.line, std::move(reason)); };
  if (from.reason.empty()) from.reason = pair_problem(from.said, wanted);
  if (!from.reason.empty()) return skip(from.reason);
  if (from.said.source_lang.empty()) from.said.source_lang = wanted.from;
  if (from.said.target_lang.empty()) from.said.target_lang = wanted.to;
  for (Segment& segment : from.list) {
    if (!segment.has_source) {
      skip("a unit without a source");
    } else if (!segment.has_target || segment.target.runs.empty()) {
      skip("a unit without a translation");
    } else if (segment.source.runs.empty()) {
      skip("a unit with an empty source");
    } else {
      Unit unit = from.said;
      if (from.list.size() > 1 && !segment.id.empty()) unit.id += "#" + segment.id;
      align_codes(segment.source, segment.target);
      unit.source = std::move(segment.source.runs);
      unit.source_codes = std::move(segment.source.codes);
      unit.target = std::move(segment.target.runs);
      unit.target_codes = std::move(segment.target.codes);
      for (Property& property : segment.properties) unit.properties.push_back(std::move(property));
      find_contexts(unit);
      sink.put(std::move(unit));
    }
  }
  if (from.list.empty()) skip("a unit without a source");
}

}  // namespace palimpsest::exchange::xliff
