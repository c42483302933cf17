// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "app/route.h"

#include <algorithm>
#include <string_view>

namespace palimpsest::app {
namespace {

std::string_view primary_subtag(std::string_view language) {
  return language.substr(0, language.find_first_of("-_"));
}

bool is_same_language(std::string_view a, std::string_view b) {
  return primary_subtag(a) == primary_subtag(b);
}

Error unsupported(const char* message, const Pair& pair) {
  return Error{ErrorCode::kUnsupportedPair, message, pair.from + " to " + pair.to};
}

EmbeddedEngine* with_id(const EmbeddedEngines& engines, const std::string& id) {
  const auto found = std::find_if(engines.begin(), engines.end(),
                                  [&](const auto& engine) { return engine->info().id == id; });
  return found == engines.end() ? nullptr : found->get();
}

/// The pack of exactly these tags, else one of the same languages.
EmbeddedEngine* for_pair(const EmbeddedEngines& engines, const Pair& pair) {
  EmbeddedEngine* similar = nullptr;
  for (const auto& engine : engines) {
    const std::string& from = engine->info().source_language;
    const std::string& to = engine->info().target_language;
    if (from == pair.from && to == pair.to) return engine.get();
    if (similar == nullptr && is_same_language(from, pair.from) && is_same_language(to, pair.to)) {
      similar = engine.get();
    }
  }
  return similar;
}

}  // namespace

AnswerScope scope_of(const apertium::PackInfo& pack) {
  return AnswerScope{kEmbeddedEngine, {pack.source_language, pack.target_language}};
}

std::string Route::through() const {
  return second == nullptr ? std::string() : first->info().target_language;
}

AnswerScope Route::scope() const {
  if (second == nullptr) return scope_of(first->info());
  return AnswerScope{
      std::string(kEmbeddedEngine) + ' ' + first->info().id + ' ' + second->info().id,
      {first->info().source_language, second->info().target_language}};
}

std::optional<EngineAnswer> Route::translate(const inline_codes::MarkedText& source,
                                             const std::vector<memory::TermDemand>& demands) const {
  return first->translate(source, demands, second);
}

Result<Route> find_route(const EmbeddedEngines& engines, const Pair& pair,
                         const std::vector<std::string>& packs) {
  Route route;
  if (packs.empty()) {
    route.first = for_pair(engines, pair);
    if (route.first == nullptr) return unsupported("no pack translates this pair; add one", pair);
    return route;
  }
  if (packs.size() > 2) return unsupported("one pack or two can be used, not more", pair);
  route.first = with_id(engines, packs.front());
  if (packs.size() == 2) route.second = with_id(engines, packs.back());
  if (route.first == nullptr || (packs.size() == 2 && route.second == nullptr)) {
    return unsupported("a pack of this way is not loaded; see packs()", pair);
  }
  const apertium::PackInfo& end = (route.second != nullptr ? route.second : route.first)->info();
  const bool leads_there = is_same_language(route.first->info().source_language, pair.from) &&
                           is_same_language(end.target_language, pair.to);
  const bool is_joined = route.second == nullptr || route.first->info().target_language ==
                                                        route.second->info().source_language;
  if (!leads_there || !is_joined) {
    return unsupported("these packs do not lead from this language to that one", pair);
  }
  return route;
}

}  // namespace palimpsest::app
