// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "exchange/xliff/extension.h"

#include "exchange/dates.h"
#include "exchange/xml/escape.h"

namespace palimpsest::exchange::xliff {
namespace {

const char* name_of(Place place) {
  return place == Place::kSource ? "source" : place == Place::kTarget ? "target" : "unit";
}

Place place_named(std::string_view name) {
  return name == "source" ? Place::kSource : name == "target" ? Place::kTarget : Place::kUnit;
}

}  // namespace

std::string prefix_of_ours(const xml::Attributes& root) {
  constexpr std::string_view kDeclaration = "xmlns:";
  for (const xml::Attribute& attribute : root) {
    if (attribute.value != kNamespace) continue;
    if (attribute.name.substr(0, kDeclaration.size()) != kDeclaration) continue;
    return std::string(attribute.name.substr(kDeclaration.size())) + ":";
  }
  return {};
}

void read_unit(const xml::Attributes& attributes, Unit& unit) {
  for (const xml::Attribute& attribute : attributes) {
    if (attribute.name == "id") unit.id = attribute.value;
    if (attribute.name == "created") unit.created_ms = parse_date(attribute.value).value_or(0);
    if (attribute.name == "changed") unit.changed_ms = parse_date(attribute.value).value_or(0);
    if (attribute.name == "createdBy") unit.creation_id = attribute.value;
    if (attribute.name == "changedBy") unit.change_id = attribute.value;
    if (attribute.name == "segtype") unit.segtype = attribute.value;
    if (attribute.name == "history") unit.history = place_named(attribute.value);
  }
}

void read_property(const xml::Attributes& attributes, Unit& unit) {
  unit.properties.push_back({place_named(xml::find(attributes, "at")),
                             std::string(xml::find(attributes, "type")),
                             std::string(xml::find(attributes, "lang")),
                             {}});
}

bool is_of(const Property& property, std::string_view format_prefix) {
  return property.type.compare(0, format_prefix.size(), format_prefix) == 0;
}

size_t write_unit(std::string& out, const Unit& unit, bool (*is_written)(const Property&),
                  std::string_view indent) {
  size_t replaced = 0;
  std::string said;
  const auto say = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) replaced += xml::append_attribute(said, name, value);
  };
  say("id", unit.id);
  if (unit.created_ms != 0) say("created", iso_date(unit.created_ms));
  say("createdBy", unit.creation_id);
  if (unit.changed_ms != 0) say("changed", iso_date(unit.changed_ms));
  say("changedBy", unit.change_id);
  say("segtype", unit.segtype);
  if (unit.history != Place::kUnit) say("history", name_of(unit.history));
  std::string properties;
  for (const Property& property : unit.properties) {
    if (is_written(property)) continue;
    properties.append(indent).append("  <p:prop");
    if (property.place != Place::kUnit) {
      xml::append_attribute(properties, "at", name_of(property.place));
    }
    replaced += xml::append_attribute(properties, "type", property.type);
    if (!property.lang.empty())
      replaced += xml::append_attribute(properties, "lang", property.lang);
    properties += '>';
    replaced += xml::append_text(properties, property.value);
    properties += "</p:prop>\n";
  }
  if (said.empty() && properties.empty()) return 0;
  out.append(indent).append("<p:unit").append(said);
  if (properties.empty()) {
    out += "/>\n";
  } else {
    out.append(">\n").append(properties).append(indent).append("</p:unit>\n");
  }
  return replaced;
}

}  // namespace palimpsest::exchange::xliff
