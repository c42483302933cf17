// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "app/srx_codec.h"

#include <utility>

#include "app/json_reader.h"
#include "app/json_values.h"

namespace palimpsest::app {
namespace {

using Json = nlohmann::json;

std::string within_array(const char* name, size_t index) {
  return std::string(name) + "[" + std::to_string(index) + "]";
}

srx::Rule read_rule(JsonReader& reader, const Json& value, const std::string& path) {
  srx::Rule rule;
  rule.is_break = reader.boolean(value, "breaks", path);
  rule.before = reader.string(value, "before", path);
  rule.before_line = reader.number(value, "beforeLine", path);
  rule.after = reader.string(value, "after", path);
  rule.after_line = reader.number(value, "afterLine", path);
  return rule;
}

const char* name_of(srx::Unreadable::Part part) {
  switch (part) {
    case srx::Unreadable::Part::kBefore:
      return "before";
    case srx::Unreadable::Part::kAfter:
      return "after";
    case srx::Unreadable::Part::kMap:
      return "map";
  }
  return "map";
}

}  // namespace

Result<SegmentationRulesRequest> parse_segmentation_rules(std::string_view json) {
  JsonReader reader(json);
  SegmentationRulesRequest request;
  request.use_rest = reader.boolean(reader.root(), "useRest");
  srx::Description& description = request.description;
  description.cascade = reader.boolean(reader.root(), "cascade");
  for (const Json& value : reader.array(reader.root(), "rules")) {
    const std::string path = within_array("rules", description.language_rules.size());
    srx::LanguageRule language_rule;
    language_rule.name = reader.string(value, "name", path);
    for (const Json& rule : reader.array(value, "rules")) {
      const std::string rule_path = path + "." + within_array("rules", language_rule.rules.size());
      language_rule.rules.push_back(read_rule(reader, rule, rule_path));
    }
    description.language_rules.push_back(std::move(language_rule));
  }
  for (const Json& value : reader.array(reader.root(), "maps")) {
    const std::string path = within_array("maps", description.maps.size());
    description.maps.push_back({reader.string(value, "pattern", path),
                                reader.string(value, "rule", path),
                                reader.number(value, "line", path)});
  }
  return checked(reader, std::move(request));
}

std::string reply(const SegmentationRules& result) {
  Json unreadable = Json::array();
  for (const srx::Unreadable& one : result.unreadable) {
    Json out = Json::object();
    out["line"] = one.line;
    out["rule"] = one.rule;
    out["part"] = name_of(one.part);
    out["pattern"] = one.pattern;
    out["position"] = one.position;
    out["why"] = one.why;
    unreadable.push_back(std::move(out));
  }
  Json value = Json::object();
  value["used"] = result.is_used;
  value["rules"] = result.rules;
  value["unreadable"] = std::move(unreadable);
  return reply_value(std::move(value));
}

}  // namespace palimpsest::app
