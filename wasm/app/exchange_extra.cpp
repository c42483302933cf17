// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "app/exchange_extra.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

#include "app/exchange_json.h"
#include "exchange/contexts.h"

namespace palimpsest::app {
namespace {

using exchange::Code;
using exchange::Note;
using exchange::Place;
using exchange::Property;
using exchange::Tag;
using exchange::Unit;
using Json = nlohmann::json;

constexpr std::string_view kSite = "x-palimpsest-site";

bool is_site(const Property& property) {
  return property.type == kSite && property.place == Place::kUnit && property.lang.empty();
}

std::vector<Note>::const_iterator own_note(const std::vector<Note>& notes) {
  return std::find_if(notes.begin(), notes.end(),
                      [](const Note& note) { return note.place == Place::kUnit; });
}

bool is_plain_note(const Note& note) {
  return note.place == Place::kUnit && note.lang.empty() && note.from.empty();
}

void append_tag(std::string& out, const Tag& tag) {
  JsonList list(out, '[', ']');
  list.string(tag.name);
  list.string(tag.data);
  for (const auto& attribute : tag.attributes) {
    list.string(attribute.name);
    list.string(attribute.value);
  }
}

void append_codes(std::string& out, const std::vector<Code>& codes) {
  JsonList list(out, '[', ']');
  for (const Code& code : codes) {
    JsonList one(list.element(), '[', ']');
    one.element() += std::to_string(code.number);
    append_tag(one.element(), code.open);
    if (code.close != Tag{}) append_tag(one.element(), code.close);
  }
}

std::string text_at(const Json& array, size_t index) {
  const bool is_there = array.is_array() && index < array.size() && array[index].is_string();
  return is_there ? array[index].get<std::string>() : std::string();
}

uint64_t number_at(const Json& array, size_t index) {
  const bool is_there =
      array.is_array() && index < array.size() && array[index].is_number_unsigned();
  return is_there ? array[index].get<uint64_t>() : 0;
}

Place place_at(const Json& array, size_t index) {
  const uint64_t place = number_at(array, index);
  return place == 1 ? Place::kSource : place == 2 ? Place::kTarget : Place::kUnit;
}

const Json& member(const Json& object, const char* name) {
  static const Json kNothing = Json::array();
  const auto found = object.find(name);
  return found == object.end() ? kNothing : *found;
}

std::string text_of(const Json& object, const char* name) {
  const Json& value = member(object, name);
  return value.is_string() ? value.get<std::string>() : std::string();
}

Tag tag_of(const Json& array) {
  Tag tag{text_at(array, 0), {}, text_at(array, 1)};
  for (size_t i = 2; array.is_array() && i + 1 < array.size(); i += 2) {
    tag.attributes.push_back({text_at(array, i), text_at(array, i + 1)});
  }
  return tag;
}

std::vector<Code> codes_of(const Json& array) {
  std::vector<Code> codes;
  if (!array.is_array()) return codes;
  for (const Json& one : array) {
    if (!one.is_array() || one.size() < 2) continue;
    codes.push_back({static_cast<uint32_t>(number_at(one, 0)), tag_of(one[1]),
                     one.size() > 2 ? tag_of(one[2]) : Tag{}});
  }
  std::sort(codes.begin(), codes.end(),
            [](const Code& a, const Code& b) { return a.number < b.number; });
  return codes;
}

void put_back_note(Unit& unit, const std::string& text) {
  const auto found = unit.notes.begin() + std::distance(unit.notes.cbegin(), own_note(unit.notes));
  if (found != unit.notes.end() && text.empty()) {
    unit.notes.erase(found);
  } else if (found != unit.notes.end()) {
    found->text = text;
  } else if (!text.empty()) {
    unit.notes.insert(unit.notes.begin(), {Place::kUnit, {}, {}, text});
  }
}

/// Makes the properties say `text` of a neighbour, if they don't: as OmegaT writes it.
void put_back_neighbour(Unit& unit, const std::string& text, std::string Unit::*said,
                        exchange::Neighbour side) {
  if (text.empty() || unit.*said == text) return;
  std::erase_if(unit.properties,
                [&](const Property& property) { return exchange::neighbour_of(property) == side; });
  unit.properties.push_back(exchange::property_of(side, text));
  unit.*said = text;
}

}  // namespace

KeptFields kept_fields(const Unit& unit) {
  KeptFields fields;
  fields.author = unit.change_id.empty() ? unit.creation_id : unit.change_id;
  const auto note = own_note(unit.notes);
  if (note != unit.notes.end()) fields.note = note->text;
  const auto site = std::find_if(unit.properties.begin(), unit.properties.end(), is_site);
  if (site != unit.properties.end()) fields.site = site->value;
  fields.before = unit.context_previous;
  fields.after = unit.context_next;
  return fields;
}

std::string extra_of(const Unit& unit, const KeptFields& fields) {
  std::string out;
  {
    JsonList extra(out, '{', '}');
    const auto say = [&](const char* name, const std::string& value) {
      if (!value.empty()) extra.string(name, value);
    };
    say("id", unit.id);
    say("segtype", unit.segtype);
    if (!unit.creation_id.empty()) {
      extra.string("creator", unit.creation_id);
      extra.string("changer", unit.change_id);
    }
    if (unit.history != Place::kUnit) extra.number("history", static_cast<int>(unit.history));
    const bool says_all =
        unit.notes.empty() || (unit.notes.size() == 1 && is_plain_note(unit.notes.front()) &&
                               !unit.notes.front().text.empty());
    if (!says_all) {
      JsonList notes(extra.member("notes"), '[', ']');
      for (const Note& note : unit.notes) {
        JsonList one(notes.element(), '[', ']');
        one.element() += std::to_string(static_cast<int>(note.place));
        one.string(note.lang);
        one.string(note.from);
        one.string(note.text);
      }
    }
    const bool has_site = !fields.site.empty();
    if (unit.properties.size() > (has_site ? 1U : 0U)) {
      JsonList properties(extra.member("properties"), '[', ']');
      for (const Property& property : unit.properties) {
        if (has_site && is_site(property)) continue;
        JsonList one(properties.element(), '[', ']');
        one.element() += std::to_string(static_cast<int>(property.place));
        one.string(property.type);
        one.string(property.lang);
        one.string(property.value);
      }
    }
    if (!unit.source_codes.empty() || !unit.target_codes.empty()) {
      extra.number("dialect", static_cast<int>(unit.dialect));
      append_codes(extra.member("sourceCodes"), unit.source_codes);
      append_codes(extra.member("targetCodes"), unit.target_codes);
    }
  }
  return out == "{}" ? std::string() : out;
}

void put_back(Unit& unit, const KeptFields& fields, std::string_view extra) {
  const Json said = Json::parse(extra.begin(), extra.end(), nullptr, false);
  const Json object = said.is_object() ? said : Json::object();
  unit.id = text_of(object, "id");
  unit.segtype = text_of(object, "segtype");
  unit.creation_id = text_of(object, "creator");
  const std::string changer = text_of(object, "changer");
  const bool is_creators =
      !unit.creation_id.empty() && changer.empty() && fields.author == unit.creation_id;
  unit.change_id = is_creators ? "" : fields.author;
  const Json& history = member(object, "history");
  unit.history = history == 1 ? Place::kSource : history == 2 ? Place::kTarget : Place::kUnit;
  const Json& notes = member(object, "notes");
  for (const Json& note : notes.is_array() ? notes : Json::array()) {
    unit.notes.push_back({place_at(note, 0), text_at(note, 1), text_at(note, 2), text_at(note, 3)});
  }
  put_back_note(unit, fields.note);
  const Json& properties = member(object, "properties");
  for (const Json& property : properties.is_array() ? properties : Json::array()) {
    unit.properties.push_back(
        {place_at(property, 0), text_at(property, 1), text_at(property, 2), text_at(property, 3)});
  }
  if (!fields.site.empty()) {
    unit.properties.push_back({Place::kUnit, std::string(kSite), {}, fields.site});
  }
  const Json& dialect = member(object, "dialect");
  unit.dialect = dialect == 1   ? exchange::Dialect::kTmx
                 : dialect == 2 ? exchange::Dialect::kXliff1
                 : dialect == 3 ? exchange::Dialect::kXliff2
                                : exchange::Dialect::kNone;
  unit.source_codes = codes_of(member(object, "sourceCodes"));
  unit.target_codes = codes_of(member(object, "targetCodes"));
  exchange::find_contexts(unit);
  put_back_neighbour(unit, fields.before, &Unit::context_previous, exchange::Neighbour::kBefore);
  put_back_neighbour(unit, fields.after, &Unit::context_next, exchange::Neighbour::kAfter);
}

}  // namespace palimpsest::app
