// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What an SRX file says as JSON, and what of it can't be read (docs/BOUNDARY.md). As
// app/json_codec.h.
#pragma once

#include <string>
#include <string_view>

#include "app/requests.h"
#include "text/result.h"

namespace palimpsest::app {

/// {cascade, rules: [{name, rules: [{breaks, before, beforeLine, after, afterLine}]}],
///  maps: [{pattern, rule, line}], useRest}
[[nodiscard]] Result<SegmentationRulesRequest> parse_segmentation_rules(std::string_view json);

/// {"used","rules","unreadable":[{"line","rule","part","pattern","position","why"}]}; part is
/// "before", "after" or "map".
[[nodiscard]] std::string reply(const SegmentationRules& result);

}  // namespace palimpsest::app
