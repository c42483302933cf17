// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The embedded engine behind the shapes of inline/: hands it a segment with its codes at word
// edges, and makes its answer presentable.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "apertium/pack.h"
#include "apertium/translator.h"
#include "app/engine_answer.h"
#include "inline/marked_text.h"
#include "memory/terms.h"

namespace palimpsest::app {

/// One language pack at work. What it translated before it does again: app/answer_cache.h.
class EmbeddedEngine {
 public:
  explicit EmbeddedEngine(std::shared_ptr<const apertium::Pack> pack);

  [[nodiscard]] const apertium::PackInfo& info() const { return translator_.pack().info(); }

  /// source   one segment, checked (inline_codes::lift).
  /// returns  nullopt for what is the same in every language (app/untranslatable.h): it stays as
  ///          it is.
  /// demands  terms of the source's text that are to be translated in their way; where the engine
  ///          loses one, all are left to it.
  /// next     goes on from the language of this one, if there is one: the answer is in its
  /// language,
  ///          terms are held and codes carried through both. Words that either did not know are
  ///          named.
  [[nodiscard]] std::optional<EngineAnswer> translate(
      const inline_codes::MarkedText& source, const std::vector<memory::TermDemand>& demands = {},
      EmbeddedEngine* next = nullptr);

 private:
  [[nodiscard]] apertium::Translation run(const inline_codes::MarkedText& source);
  [[nodiscard]] apertium::Translation run_through(const inline_codes::MarkedText& source,
                                                  EmbeddedEngine* next,
                                                  std::vector<std::string>& unknown);

  apertium::Translator translator_;
};

/// The engine's text as a reader expects it, words and points moved along: no white space at its
/// ends (a dropped pronoun leaves a blank), single spaces where the source has no double ones, and
/// a capital at the beginning if the source has one and the word that bore it was dropped.
[[nodiscard]] apertium::Translation tidy(const apertium::Translation& translation,
                                         const std::string& source);

}  // namespace palimpsest::app
