// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "app/term_codec.h"

#include <utility>

#include "app/json_reader.h"
#include "app/json_values.h"

namespace palimpsest::app {
namespace {

using Json = nlohmann::json;

}  // namespace

Result<std::vector<memory::TermEntry>> parse_terms(std::string_view json) {
  JsonReader reader(json);
  std::vector<memory::TermEntry> terms;
  for (const Json& term : reader.array(reader.root(), "terms")) {
    const std::string path = "terms[" + std::to_string(terms.size()) + "].";
    memory::TermEntry entry;
    entry.id = reader.number(term, "id", path);
    entry.source = reader.string(term, "source", path);
    entry.target = reader.string(term, "target", path);
    entry.from = reader.string(term, "from", path);
    entry.to = reader.string(term, "to", path);
    entry.never_translate = reader.boolean(term, "neverTranslate", path);
    entry.is_case_sensitive = reader.boolean(term, "caseSensitive", path);
    if (entry.id == 0) reader.fail(path + "id", "ids count from 1");
    if (reader.error()) break;
    terms.push_back(std::move(entry));
  }
  return checked(reader, std::move(terms));
}

Result<TermsRequest> parse_terms_request(std::string_view json) {
  JsonReader reader(json);
  TermsRequest request;
  request.pair = read_pair(reader, reader.root());
  request.source = reader.runs(reader.root(), "source");
  return checked(reader, std::move(request));
}

std::string reply(const Result<std::vector<FoundTerm>>& result) {
  if (!result) return reply(result.error());
  Json terms = Json::array();
  for (const FoundTerm& term : result.value()) {
    terms.push_back({{"term", term.term},
                     {"source", term.source},
                     {"target", term.target},
                     {"stays", term.stays}});
  }
  Json value = Json::object();
  value["terms"] = std::move(terms);
  return reply_value(std::move(value));
}

}  // namespace palimpsest::app
