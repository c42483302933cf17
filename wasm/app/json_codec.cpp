// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "app/json_codec.h"

#include <utility>

#include <nlohmann/json.hpp>

#include "app/json_reader.h"
#include "app/json_values.h"

namespace palimpsest::app {
namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

TranslateRequest read_translate(JsonReader& reader) {
  TranslateRequest request;
  request.pair = read_pair(reader, reader.root());
  request.site = reader.optional_string(reader.root(), "site");
  if (reader.root().is_object() && reader.root().contains("packs")) {
    request.packs = reader.strings(reader.root(), "packs");
  }
  size_t index = 0;
  for (const Json& block : reader.array(reader.root(), "blocks")) {
    const std::string path = "blocks[" + std::to_string(index++) + "].";
    request.blocks.push_back(
        Block{reader.integer(block, "id", path), reader.runs(block, "runs", path)});
    if (reader.error()) break;
  }
  return request;
}

const char* name_of(Provenance origin) {
  switch (origin) {
    case Provenance::kNone:
      return "none";
    case Provenance::kEngine:
      return "engine";
    case Provenance::kImport:
      return "import";
    case Provenance::kPerson:
      return "person";
  }
  return "none";
}

Json json_of(const BlockResult& block) {
  Json parts = Json::array();
  for (const Part& part : block.parts) {
    if (!part.segment) {
      parts.push_back(part.gap);
      continue;
    }
    const Segment& segment = *part.segment;
    Json out = Json::object();
    out["source"] = json_of_runs(segment.source);
    out["target"] = json_of_runs(segment.target);
    out["origin"] = name_of(segment.origin);
    out["score"] = segment.score_percent;
    out["unknown"] = segment.unknown;
    if (!segment.through.empty()) out["through"] = segment.through;
    parts.push_back(std::move(out));
  }
  Json out = Json::object();
  out["id"] = block.id;
  out["parts"] = std::move(parts);
  return out;
}

Json json_of(const apertium::PackInfo& info) {
  Json out = Json::object();
  out["id"] = info.id;
  out["from"] = info.source_language;
  out["to"] = info.target_language;
  Json manifest = Json::parse(info.manifest_json, nullptr, false);
  out["manifest"] = manifest.is_discarded() ? Json(info.manifest_json) : std::move(manifest);
  return out;
}

}  // namespace

Result<TranslateRequest> parse_translate(std::string_view json) {
  JsonReader reader(json);
  TranslateRequest request = read_translate(reader);
  return checked(reader, std::move(request));
}

Result<PrepareRequest> parse_prepare(std::string_view json) {
  JsonReader reader(json);
  PrepareRequest request;
  request.engine = reader.string(reader.root(), "engine");
  request.what = read_translate(reader);
  return checked(reader, std::move(request));
}

Result<CompleteRequest> parse_complete(std::string_view json) {
  JsonReader reader(json);
  CompleteRequest request;
  request.ticket = reader.number(reader.root(), "ticket");
  size_t index = 0;
  for (const Json& result : reader.array(reader.root(), "results")) {
    const std::string path = "results[" + std::to_string(index++) + "].";
    Answer answer;
    answer.index = reader.number(result, "index", path);
    const bool has_failed = result.is_object() && result.contains("error");
    if (!has_failed) answer.runs = reader.runs(result, "runs", path);
    if (reader.error()) break;
    request.answers.push_back(std::move(answer));
  }
  return checked(reader, std::move(request));
}

Result<SegmentRequest> parse_segment(std::string_view json) {
  JsonReader reader(json);
  SegmentRequest request;
  request.language = reader.optional_string(reader.root(), "lang");
  request.text = reader.string(reader.root(), "text");
  return checked(reader, std::move(request));
}

Result<Runs> parse_runs(std::string_view json) {
  JsonReader reader(json);
  Runs runs = reader.runs(reader.root(), std::string());
  return checked(reader, std::move(runs));
}

std::string dump_runs(const Runs& runs) {
  return dump(json_of_runs(runs));
}

std::string dump_sentences(const std::vector<std::string>& sentences) {
  Json out = Json::object();
  out["sentences"] = sentences;
  return dump(out);
}

std::string dump_stages(std::string_view source, std::string_view out,
                        const std::vector<apertium::StageOutput>& stages) {
  OrderedJson by_label = OrderedJson::object();
  for (const apertium::StageOutput& stage : stages) {
    std::string label = stage.label;
    for (int n = 2; by_label.contains(label); ++n) {
      label = stage.label + " (" + std::to_string(n) + ")";
    }
    by_label[label] = stage.stream;
  }
  OrderedJson line = OrderedJson::object();
  line["src"] = source;
  line["out"] = out;
  line["stages"] = std::move(by_label);
  return dump(line);
}

std::string reply(const Error& error) {
  Json what = Json::object();
  what["code"] = palimpsest::name_of(error.code);
  what["message"] = error.message;
  what["where"] = error.where;
  Json out = Json::object();
  out["ok"] = false;
  out["error"] = std::move(what);
  return dump(out);
}

std::string reply(const Result<std::vector<BlockResult>>& result) {
  if (!result) return reply(result.error());
  Json blocks = Json::array();
  for (const BlockResult& block : result.value()) blocks.push_back(json_of(block));
  Json value = Json::object();
  value["blocks"] = std::move(blocks);
  return reply_value(std::move(value));
}

std::string reply(const Result<Prepared>& result) {
  if (!result) return reply(result.error());
  Json segments = Json::array();
  for (const OpenSegment& segment : result.value().segments) {
    Json out = Json::object();
    out["index"] = segment.index;
    out["runs"] = json_of_runs(segment.runs);
    segments.push_back(std::move(out));
  }
  Json value = Json::object();
  value["ticket"] = result.value().ticket;
  value["segments"] = std::move(segments);
  return reply_value(std::move(value));
}

std::string reply(const Result<apertium::PackInfo>& result) {
  if (!result) return reply(result.error());
  return reply_value(json_of(result.value()));
}

std::string reply(const std::vector<apertium::PackInfo>& packs) {
  Json value = Json::array();
  for (const apertium::PackInfo& info : packs) value.push_back(json_of(info));
  return reply_value(std::move(value));
}

std::string reply(const Result<Done>& result) {
  if (!result) return reply(result.error());
  return reply_value(nullptr);
}

std::string reply_sentences(const std::vector<std::string>& sentences) {
  Json value = Json::object();
  value["sentences"] = sentences;
  return reply_value(std::move(value));
}

}  // namespace palimpsest::app
