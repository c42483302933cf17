// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "app/memory_codec.h"

#include <utility>

#include <nlohmann/json.hpp>

#include "app/json_codec.h"
#include "app/json_reader.h"
#include "app/json_values.h"

namespace palimpsest::app {
namespace {

using Json = nlohmann::json;

constexpr uint32_t kMaxPenaltyPercent = 100;
constexpr uint32_t kMaxTop = 50;

const char* name_of(memory::Origin origin) {
  switch (origin) {
    case memory::Origin::kEngine:
      return "engine";
    case memory::Origin::kImport:
      return "import";
    case memory::Origin::kPerson:
      return "person";
  }
  return "engine";
}

const char* name_of(memory::MatchKind kind) {
  switch (kind) {
    case memory::MatchKind::kContext:
      return "context";
    case memory::MatchKind::kExact:
      return "exact";
    case memory::MatchKind::kFolded:
      return "folded";
    case memory::MatchKind::kPlaceables:
      return "placeables";
    case memory::MatchKind::kFuzzy:
      return "fuzzy";
  }
  return "fuzzy";
}

const char* name_of(memory::DifferenceSpan::Kind kind) {
  switch (kind) {
    case memory::DifferenceSpan::Kind::kSame:
      return "same";
    case memory::DifferenceSpan::Kind::kChanged:
      return "changed";
    case memory::DifferenceSpan::Kind::kAdded:
      return "added";
    case memory::DifferenceSpan::Kind::kRemoved:
      return "removed";
  }
  return "same";
}

memory::Origin read_origin(JsonReader& reader, const Json& object, const std::string& path) {
  const std::string name = reader.string(object, "origin", path);
  if (name == "person") return memory::Origin::kPerson;
  if (name != "import") reader.fail(path + "origin", "\"person\" or \"import\" is needed here");
  return memory::Origin::kImport;
}

memory::Unit read_unit(JsonReader& reader, const Json& object, const std::string& path) {
  memory::Unit unit;
  unit.id = reader.number(object, "id", path);
  unit.memory = reader.number(object, "memory", path);
  unit.pair = read_pair(reader, object, path);
  unit.source = reader.runs(object, "source", path);
  unit.target = reader.runs(object, "target", path);
  unit.origin = read_origin(reader, object, path);
  unit.site = reader.optional_string(object, "site");
  unit.changed_ms = reader.integer(object, "changed", path);
  unit.before = reader.optional_string(object, "before");
  unit.after = reader.optional_string(object, "after");
  if (unit.id == 0) reader.fail(path + "id", "ids count from 1");
  return unit;
}

Json json_of(const memory::DifferenceSpan& span) {
  return Json{{"kind", name_of(span.kind)}, {"asked", span.asked}, {"unit", span.unit}};
}

Json json_of(const memory::Match& match) {
  Json out = Json::object();
  out["unit"] = match.unit;
  out["memory"] = match.memory;
  out["from"] = match.pair.from;
  out["to"] = match.pair.to;
  out["source"] = json_of_runs(match.source);
  out["unitTarget"] = json_of_runs(match.unit_target);
  out["target"] = json_of_runs(match.target);
  out["origin"] = name_of(match.origin);
  out["site"] = match.site;
  out["changed"] = match.changed_ms;
  out["kind"] = name_of(match.kind);
  out["score"] = match.score_percent;
  out["characterScore"] = match.character_score_percent;
  out["isAdapted"] = match.is_adapted;
  out["difference"] = Json::array();
  for (const auto& span : match.difference) out["difference"].push_back(json_of(span));
  return out;
}

}  // namespace

Result<CanonicalRequest> parse_canonical(std::string_view json) {
  JsonReader reader(json);
  CanonicalRequest request;
  request.memory = reader.number(reader.root(), "memory");
  request.pair = read_pair(reader, reader.root());
  request.source = reader.runs(reader.root(), "source");
  request.target = reader.runs(reader.root(), "target");
  request.site = reader.optional_string(reader.root(), "site");
  request.before = reader.optional_string(reader.root(), "before");
  request.after = reader.optional_string(reader.root(), "after");
  return checked(reader, std::move(request));
}

Result<std::vector<memory::Unit>> parse_units(std::string_view json) {
  JsonReader reader(json);
  std::vector<memory::Unit> units;
  for (const Json& unit : reader.array(reader.root(), "units")) {
    units.push_back(read_unit(reader, unit, "units[" + std::to_string(units.size()) + "]."));
    if (reader.error()) break;
  }
  return checked(reader, std::move(units));
}

Result<std::vector<memory::UnitId>> parse_unit_ids(std::string_view json) {
  JsonReader reader(json);
  std::vector<memory::UnitId> ids;
  for (const Json& id : reader.array(reader.root(), "ids")) {
    if (!id.is_number_unsigned() || id.get<uint64_t>() > UINT32_MAX) {
      reader.fail("ids[" + std::to_string(ids.size()) + "]", "the id of a unit is needed here");
      break;
    }
    ids.push_back(id.get<memory::UnitId>());
  }
  return checked(reader, std::move(ids));
}

Result<memory::MemorySettings> parse_memory(std::string_view json) {
  JsonReader reader(json);
  memory::MemorySettings settings;
  settings.id = reader.number(reader.root(), "id");
  settings.rank = reader.number(reader.root(), "rank");
  settings.penalty_percent = reader.number(reader.root(), "penalty");
  settings.is_enabled = reader.boolean(reader.root(), "enabled");
  if (settings.penalty_percent > kMaxPenaltyPercent) {
    reader.fail("penalty", "a number from 0 to 100 is needed here");
  }
  return checked(reader, settings);
}

Result<MatchesRequest> parse_matches(std::string_view json) {
  JsonReader reader(json);
  MatchesRequest request;
  request.pair = read_pair(reader, reader.root());
  request.source = reader.runs(reader.root(), "source");
  request.site = reader.optional_string(reader.root(), "site");
  request.before = reader.optional_string(reader.root(), "before");
  request.after = reader.optional_string(reader.root(), "after");
  const uint32_t threshold = reader.number(reader.root(), "threshold");
  const uint32_t top = reader.number(reader.root(), "top");
  if (threshold < 1 || threshold > 100) {
    reader.fail("threshold", "a number from 1 to 100 is needed here");
  }
  if (top < 1 || top > kMaxTop) reader.fail("top", "a number from 1 to 50 is needed here");
  request.limits = {static_cast<int>(threshold), top};
  return checked(reader, std::move(request));
}

std::string reply(const Result<CanonicalUnit>& result) {
  if (!result) return reply(result.error());
  Json value = Json::object();
  value["source"] = json_of_runs(result.value().source);
  value["target"] = json_of_runs(result.value().target);
  value["replaces"] = result.value().replaces;
  return reply_value(std::move(value));
}

std::string reply(const Result<std::vector<memory::Match>>& result) {
  if (!result) return reply(result.error());
  Json matches = Json::array();
  for (const memory::Match& match : result.value()) matches.push_back(json_of(match));
  Json value = Json::object();
  value["matches"] = std::move(matches);
  return reply_value(std::move(value));
}

std::string reply_more(bool is_more) {
  Json value = Json::object();
  value["more"] = is_more;
  return reply_value(std::move(value));
}

std::string reply_saved(bool is_saved) {
  Json value = Json::object();
  value["saved"] = is_saved;
  return reply_value(std::move(value));
}

std::string reply(const Result<std::vector<memory::MemoryId>>& result) {
  if (!result) return reply(result.error());
  Json value = Json::object();
  value["memories"] = result.value();
  return reply_value(std::move(value));
}

std::string reply_removed(size_t count) {
  Json value = Json::object();
  value["removed"] = count;
  return reply_value(std::move(value));
}

}  // namespace palimpsest::app
