// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "app/json_values.h"

#include <utility>

namespace palimpsest::app {

using Json = nlohmann::json;

Json json_of_runs(const text::Runs& runs) {
  Json out = Json::array();
  for (const text::Run& run : runs) {
    const auto code = static_cast<int64_t>(run.code);
    switch (run.kind) {
      case text::RunKind::kText:
        out.push_back(run.text);
        break;
      case text::RunKind::kOpen:
        out.push_back(code);
        break;
      case text::RunKind::kClose:
        out.push_back(-code);
        break;
      case text::RunKind::kAlone: {
        Json alone = Json::array();
        alone.push_back(code);
        out.push_back(std::move(alone));
        break;
      }
    }
  }
  return out;
}

std::string reply_value(Json value) {
  Json out = Json::object();
  out["ok"] = true;
  out["value"] = std::move(value);
  return dump(out);
}

}  // namespace palimpsest::app
