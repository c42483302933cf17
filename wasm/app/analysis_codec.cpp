// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "app/analysis_codec.h"

#include <string>
#include <utility>

#include "app/json_reader.h"
#include "app/json_values.h"

namespace palimpsest::app {
namespace {

using Json = nlohmann::json;

Json json_of(const memory::BandSum& sum) {
  return Json{{"segments", sum.segments}, {"words", sum.words}};
}

}  // namespace

std::string reply(const Result<std::vector<AnalysedRow>>& result) {
  if (!result) return reply(result.error());
  Json rows = Json::array();
  for (const AnalysedRow& row : result.value()) {
    rows.push_back({{"key", row.key}, {"words", row.words}, {"score", row.score_percent}});
  }
  Json value = Json::object();
  value["rows"] = std::move(rows);
  return reply_value(std::move(value));
}

Result<std::vector<AnalysedRow>> parse_rows(std::string_view json) {
  JsonReader reader(json);
  std::vector<AnalysedRow> rows;
  for (const Json& row : reader.array(reader.root(), "rows")) {
    const std::string path = "rows[" + std::to_string(rows.size()) + "].";
    rows.push_back({reader.string(row, "key", path), reader.number(row, "words", path),
                    static_cast<int>(reader.number(row, "score", path))});
    if (reader.error()) break;
  }
  return checked(reader, std::move(rows));
}

std::string reply(const memory::Analysis& analysis) {
  Json bands = Json::array();
  for (size_t band = 0; band < memory::kBands; ++band) {
    Json sum = json_of(analysis.bands[band]);
    sum["name"] = memory::name_of(static_cast<memory::Band>(band));
    bands.push_back(std::move(sum));
  }
  Json value = Json::object();
  value["bands"] = std::move(bands);
  value["total"] = json_of(analysis.total);
  return reply_value(std::move(value));
}

}  // namespace palimpsest::app
