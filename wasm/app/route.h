// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// How the embedded engine gets from one language to another: with one pack, or with two that share
// a language. Which two is for the caller to say, who also knows of packs that are not loaded.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/answer_cache.h"
#include "app/embedded_engine.h"
#include "app/requests.h"
#include "text/result.h"

namespace palimpsest::app {

/// The id of the engine in the core.
inline constexpr const char* kEmbeddedEngine = "embedded";

/// Packs at work, in the order they were added.
using EmbeddedEngines = std::vector<std::unique_ptr<EmbeddedEngine>>;

/// Views of engines: valid until a pack is added or removed.
struct Route {
  EmbeddedEngine* first = nullptr;
  EmbeddedEngine* second = nullptr;  ///< goes on from the language of the first; may be null

  /// The language between the two, e.g. "es"; "" if there is one pack only.
  [[nodiscard]] std::string through() const;
  /// Whose answers these are: another's for each way.
  [[nodiscard]] AnswerScope scope() const;
  /// As EmbeddedEngine::translate.
  [[nodiscard]] std::optional<EngineAnswer> translate(
      const inline_codes::MarkedText& source, const std::vector<memory::TermDemand>& demands) const;
};

/// Whose answers those of one pack are.
[[nodiscard]] AnswerScope scope_of(const apertium::PackInfo& pack);

/// packs   ids of one pack or two, in order; none: the pack of exactly this pair, else one of the
///         same languages ("en" translates "en-GB").
/// errors  kUnsupportedPair: there is no such pack, or they do not lead from this language to that.
[[nodiscard]] Result<Route> find_route(const EmbeddedEngines& engines, const Pair& pair,
                                       const std::vector<std::string>& packs);

}  // namespace palimpsest::app
