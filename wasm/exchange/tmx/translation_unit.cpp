// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "exchange/tmx/translation_unit.h"

#include <algorithm>
#include <utility>

#include "exchange/contexts.h"
#include "exchange/dates.h"
#include "exchange/languages.h"

namespace palimpsest::exchange::tmx {
namespace {

constexpr size_t kNone = SIZE_MAX;

std::string_view value_of(const Sayings& said, std::string_view name) {
  for (const CodeAttribute& attribute : said.attributes) {
    if (attribute.name == name) return attribute.value;
  }
  return {};
}

/// The variant of a language; the same language before one that only begins alike.
size_t find_variant(const std::vector<Variant>& variants, std::string_view lang) {
  size_t found = kNone;
  for (size_t i = 0; i < variants.size(); ++i) {
    const LanguageMatch match = match_language(lang, variants[i].lang);
    if (match == LanguageMatch::kExact) return i;
    if (match == LanguageMatch::kPrefix && found == kNone) found = i;
  }
  return found;
}

bool is_history(std::string_view name) {
  return name == "creationdate" || name == "changedate" || name == "creationid" ||
         name == "changeid";
}

bool has_history(const Sayings& said) {
  return std::any_of(said.attributes.begin(), said.attributes.end(),
                     [](const CodeAttribute& a) { return is_history(a.name); });
}

/// Takes an attribute of the element that has the unit's history.
/// returns  whether there is a field for it.
bool take_history(Unit& unit, const CodeAttribute& attribute) {
  if (attribute.name == "creationid") {
    unit.creation_id = attribute.value;
    return true;
  }
  if (attribute.name == "changeid") {
    unit.change_id = attribute.value;
    return true;
  }
  if (attribute.name != "creationdate" && attribute.name != "changedate") return false;
  const auto date = parse_date(attribute.value);
  if (!date) return false;
  (attribute.name == "creationdate" ? unit.created_ms : unit.changed_ms) = *date;
  return true;
}

void add(Unit& unit, const Sayings& said, Place place) {
  for (const CodeAttribute& attribute : said.attributes) {
    if (place == Place::kUnit && attribute.name == "tuid") {
      unit.id = attribute.value;
    } else if (place == Place::kUnit && attribute.name == "segtype") {
      unit.segtype = attribute.value;
    } else if (place == Place::kUnit && attribute.name == "srclang" &&
               attribute.value == unit.source_lang) {
      // Says what the order of the units says already.
    } else if (place != unit.history || !take_history(unit, attribute)) {
      unit.properties.push_back({place, "tmx:" + attribute.name, {}, attribute.value});
    }
  }
  for (const Property& property : said.properties) {
    unit.properties.push_back(property);
    unit.properties.back().place = place;
  }
  for (const Note& note : said.notes) {
    unit.notes.push_back(note);
    unit.notes.back().place = place;
  }
}

Unit make(TranslationUnit& from, size_t source, size_t target, bool is_last) {
  const Variant& a = from.variants[source];
  Variant& b = from.variants[target];
  Unit unit;
  unit.dialect = Dialect::kTmx;
  unit.source_lang = a.lang;
  unit.target_lang = b.lang;
  unit.history = !has_history(from.said) && has_history(b.said) ? Place::kTarget : Place::kUnit;
  add(unit, from.said, Place::kUnit);
  add(unit, a.said, Place::kSource);
  add(unit, b.said, Place::kTarget);
  find_contexts(unit);
  align_codes(a.content, b.content);
  unit.target = std::move(b.content.runs);
  unit.target_codes = std::move(b.content.codes);
  Content source_content = is_last ? std::move(from.variants[source].content) : a.content;
  unit.source = std::move(source_content.runs);
  unit.source_codes = std::move(source_content.codes);
  return unit;
}

bool is_empty(const Variant& variant) {
  return variant.content.runs.empty();
}

std::string languages_of(const TranslationUnit& from) {
  std::string names;
  for (const Variant& variant : from.variants) {
    if (!names.empty()) names += ", ";
    names += variant.lang;
  }
  return names.empty() ? "no language" : names;
}

}  // namespace

void put_units(TranslationUnit& from, const WantedPair& wanted, std::string_view source_lang,
               Sink& sink) {
  const auto skip = [&](const std::string& reason) { sink.skip(from.line, reason); };
  if (!from.reason.empty()) return skip(from.reason);
  if (from.variants.size() < 2) return skip("a unit with " + languages_of(from) + " only");
  if (!wanted.from.empty()) {
    const size_t source = find_variant(from.variants, wanted.from);
    const size_t target = find_variant(from.variants, wanted.to);
    if (source == kNone || target == kNone || source == target) {
      return skip("a unit of " + languages_of(from) + " has no " +
                  (source == kNone ? wanted.from : wanted.to));
    }
    if (is_empty(from.variants[source]) || is_empty(from.variants[target])) {
      return skip("a unit with an empty segment");
    }
    sink.put(make(from, source, target, true));
    return;
  }
  const std::string_view own = value_of(from.said, "srclang");
  const std::string_view lang = own.empty() ? source_lang : own;
  const size_t found = find_variant(from.variants, lang);
  const size_t source = found == kNone ? 0 : found;
  if (is_empty(from.variants[source])) return skip("a unit with an empty segment");
  size_t last = from.variants.size() - 1;
  if (last == source) --last;
  for (size_t target = 0; target < from.variants.size(); ++target) {
    if (target == source) continue;
    if (is_empty(from.variants[target])) {
      skip("a unit with an empty segment");
    } else {
      sink.put(make(from, source, target, target == last));
    }
  }
}

}  // namespace palimpsest::exchange::tmx
