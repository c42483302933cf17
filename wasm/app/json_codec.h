// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The JSON of docs/BOUNDARY.md to the values of app/requests.h and back; the only place that knows
// JSON. Parsers take any bytes, never throw and never recurse with the depth of the input; unknown
// fields are passed over. Their errors are kBadArgument with the field in `where`, e.g.
// "blocks[2].runs[0]".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "apertium/pack.h"
#include "apertium/translator.h"
#include "app/requests.h"
#include "text/result.h"

namespace palimpsest::app {

[[nodiscard]] Result<TranslateRequest> parse_translate(std::string_view json);
[[nodiscard]] Result<PrepareRequest> parse_prepare(std::string_view json);
[[nodiscard]] Result<CompleteRequest> parse_complete(std::string_view json);
[[nodiscard]] Result<SegmentRequest> parse_segment(std::string_view json);
[[nodiscard]] Result<Runs> parse_runs(std::string_view json);

[[nodiscard]] std::string dump_runs(const Runs& runs);
/// {"sentences":[…]}
[[nodiscard]] std::string dump_sentences(const std::vector<std::string>& sentences);
/// {"src","out","stages":{label: stream}}; stages in order, a label met before gets " (2)" and so
/// on.
[[nodiscard]] std::string dump_stages(std::string_view source, std::string_view out,
                                      const std::vector<apertium::StageOutput>& stages);

/// Replies: {"ok":true,"value":…} or {"ok":false,"error":{"code","message","where"}}.
[[nodiscard]] std::string reply(const Error& error);
[[nodiscard]] std::string reply(const Result<std::vector<BlockResult>>& result);
[[nodiscard]] std::string reply(const Result<Prepared>& result);
[[nodiscard]] std::string reply(const Result<apertium::PackInfo>& result);
[[nodiscard]] std::string reply(const std::vector<apertium::PackInfo>& packs);
[[nodiscard]] std::string reply(const Result<Done>& result);
[[nodiscard]] std::string reply_sentences(const std::vector<std::string>& sentences);

}  // namespace palimpsest::app
