// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "app/exchange_codec.h"

#include <nlohmann/json.hpp>

#include "app/exchange_extra.h"
#include "app/exchange_json.h"
#include "app/json_reader.h"
#include "app/json_values.h"

namespace palimpsest::app {
namespace {

using Json = nlohmann::json;

std::string in_line(uint64_t line, const std::string& reason) {
  return "line " + std::to_string(line) + ": " + reason;
}

exchange::Unit read_unit(JsonReader& reader, const Json& json, const std::string& path) {
  exchange::Unit unit;
  unit.source_lang = reader.string(json, "from", path);
  unit.target_lang = reader.string(json, "to", path);
  unit.source = reader.runs(json, "source", path);
  unit.target = reader.runs(json, "target", path);
  unit.created_ms = reader.integer(json, "created", path);
  unit.changed_ms = reader.integer(json, "changed", path);
  KeptFields fields;
  fields.author = reader.optional_string(json, "author");
  fields.note = reader.optional_string(json, "note");
  fields.site = reader.optional_string(json, "site");
  fields.before = reader.optional_string(json, "before");
  fields.after = reader.optional_string(json, "after");
  put_back(unit, fields, reader.optional_string(json, "extra"));
  return unit;
}

}  // namespace

Result<std::vector<exchange::Unit>> parse_exchange_units(std::string_view json) {
  JsonReader reader(json);
  std::vector<exchange::Unit> units;
  for (const Json& unit : reader.array(reader.root(), "units")) {
    units.push_back(read_unit(reader, unit, "units[" + std::to_string(units.size()) + "]."));
    if (reader.error()) break;
  }
  return checked(reader, std::move(units));
}

std::string reply_read(exchange::Reader& reader, FileRows& rows, uint64_t& skipped_before,
                       size_t& warned) {
  rows.clear();
  for (const exchange::Unit& unit : reader.take()) rows.add(unit);
  std::string out = R"({"ok":true,"value":)";
  {
    JsonList value(out, '{', '}');
    value.number("units", rows.units());
    value.number("skipped", static_cast<int64_t>(reader.skipped() - skipped_before));
    skipped_before = reader.skipped();
    {
      JsonList warnings(value.member("warnings"), '[', ']');
      for (; warned < reader.warnings().size(); ++warned) {
        const exchange::Warning& warning = reader.warnings()[warned];
        warnings.string(in_line(warning.line, warning.reason));
      }
    }
    std::string& problem = value.member("problem");
    if (reader.problem()) {
      append_json_string(problem, "line " + std::to_string(reader.problem()->line) + ", column " +
                                      std::to_string(reader.problem()->column) + ": " +
                                      reader.problem()->reason);
    } else {
      problem += "null";
    }
  }
  out += '}';
  return out;
}

std::string reply_written(exchange::Writer& writer) {
  std::string out = R"({"ok":true,"value":)";
  {
    JsonList value(out, '{', '}');
    value.string("text", writer.take());
    value.number("units", static_cast<int64_t>(writer.units()));
    value.number("dropped", static_cast<int64_t>(writer.dropped_codes()));
    value.number("replaced", static_cast<int64_t>(writer.replaced_characters()));
  }
  out += '}';
  return out;
}

}  // namespace palimpsest::app
