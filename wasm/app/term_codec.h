// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Requests and replies about terms as JSON (docs/BOUNDARY.md).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/requests.h"
#include "memory/terms.h"
#include "text/result.h"

namespace palimpsest::app {

[[nodiscard]] Result<std::vector<memory::TermEntry>> parse_terms(std::string_view json);
[[nodiscard]] Result<TermsRequest> parse_terms_request(std::string_view json);
[[nodiscard]] std::string reply(const Result<std::vector<FoundTerm>>& result);

}  // namespace palimpsest::app
