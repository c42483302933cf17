// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Requests and replies about the analysis report as JSON (docs/BOUNDARY.md).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/requests.h"
#include "memory/analysis.h"
#include "text/result.h"

namespace palimpsest::app {

[[nodiscard]] std::string reply(const Result<std::vector<AnalysedRow>>& result);
/// Rows as the reply above gave them.
[[nodiscard]] Result<std::vector<AnalysedRow>> parse_rows(std::string_view json);
[[nodiscard]] std::string reply(const memory::Analysis& analysis);

}  // namespace palimpsest::app
