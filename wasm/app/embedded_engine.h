// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The embedded engine behind the shapes of inline/: hands it a segment with its codes at word
// edges, and makes its answer presentable.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "apertium/pack.h"
#include "apertium/translator.h"
#include "inline/marked_text.h"
#include "inline/projection.h"

namespace palimpsest::app {

/// A translated segment; codes are those of its source.
struct EngineAnswer {
  inline_codes::Target target;
  std::vector<std::string> unknown;  ///< source words the engine did not know, each once
};

/// One language pack at work, with a memory of what it translated in this session: pages repeat
/// themselves, and are toggled and read again.
class EmbeddedEngine {
 public:
  explicit EmbeddedEngine(std::shared_ptr<const apertium::Pack> pack);

  [[nodiscard]] const apertium::PackInfo& info() const { return translator_.pack().info(); }

  /// source   one segment, checked (inline_codes::lift).
  [[nodiscard]] EngineAnswer translate(const inline_codes::MarkedText& source);

 private:
  apertium::Translator translator_;
  std::unordered_map<std::string, EngineAnswer> answers_;  // codes numbered as in memory/key.h
};

/// The engine's text as a reader expects it, words and points moved along: no white space at its
/// ends (a dropped pronoun leaves a blank), single spaces where the source has no double ones, and
/// a capital at the beginning if the source has one and the word that bore it was dropped.
[[nodiscard]] apertium::Translation tidy(const apertium::Translation& translation,
                                         const std::string& source);

}  // namespace palimpsest::app
