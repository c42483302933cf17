// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "app/embedded_engine.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "app/held_terms.h"
#include "app/untranslatable.h"
#include "inline/code_tree.h"
#include "inline/projection.h"
#include "inline/spans.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace palimpsest::app {
namespace {

using inline_codes::MarkedText;
using inline_codes::Target;

apertium::Source source_of(const MarkedText& marked) {
  apertium::Source source;
  source.text = marked.text;
  const inline_codes::WordSpans words = inline_codes::word_spans(marked);
  for (const auto& span : words.spans) source.spans.push_back({span.begin, span.end, span.code});
  for (const auto& point : words.points) source.points.push_back({point.at, point.code});
  return source;
}

EngineAnswer answer_of(const MarkedText& source, const apertium::Translation& translation) {
  EngineAnswer answer;
  answer.target.text = translation.text;
  const inline_codes::CodeTree tree(source);
  for (const apertium::TargetWord& word : translation.words) {
    answer.target.pieces.push_back({word.begin, word.end, tree[tree.deepest(word.codes)].code});
    if (word.mark != '*') continue;
    std::string unknown = translation.text.substr(word.begin, word.end - word.begin);
    if (std::find(answer.unknown.begin(), answer.unknown.end(), unknown) == answer.unknown.end()) {
      answer.unknown.push_back(std::move(unknown));
    }
  }
  for (const apertium::TargetPoint& point : translation.points) {
    answer.target.anchors.push_back({point.at, point.code});
  }
  return answer;
}

EngineAnswer with_unknown(EngineAnswer answer, const std::vector<std::string>& more) {
  for (const std::string& word : more) {
    const auto& known = answer.unknown;
    if (std::find(known.begin(), known.end(), word) == known.end()) answer.unknown.push_back(word);
  }
  return answer;
}

bool begins_with_capital(const std::string& text) {
  for (size_t at = 0; at < text.size();) {
    const text::Decoded d = text::decode(text, at);
    if (text::is_letter(d.code_point)) return text::is_upper(d.code_point);
    at += d.size_bytes;
  }
  return false;
}

}  // namespace

EmbeddedEngine::EmbeddedEngine(std::shared_ptr<const apertium::Pack> pack)
    : translator_(std::move(pack)) {}

apertium::Translation EmbeddedEngine::run(const MarkedText& source) {
  return tidy(translator_.translate(source_of(source)), source.text);
}

/// unknown  gets the words that this one did not know, if another goes on.
apertium::Translation EmbeddedEngine::run_through(const MarkedText& source, EmbeddedEngine* next,
                                                  std::vector<std::string>& unknown) {
  apertium::Translation translation = run(source);
  if (next == nullptr) return translation;
  EngineAnswer halfway = answer_of(source, translation);
  unknown = std::move(halfway.unknown);
  // Every code once, inside the same one as in the source: what the next makes of it has them too.
  return next->run(inline_codes::project(source, halfway.target));
}

std::optional<EngineAnswer> EmbeddedEngine::translate(
    const MarkedText& source, const std::vector<memory::TermDemand>& demands,
    EmbeddedEngine* next) {
  if (is_untranslatable(source.text)) return std::nullopt;
  std::vector<std::string> unknown;
  if (!demands.empty()) {
    const HeldTerms held = hold_terms(source, demands);
    const auto released = release_terms(run_through(held.source, next, unknown), held);
    if (released) {
      for (const std::string& word : held.words) std::erase(unknown, word);
      return with_unknown(answer_of(held.source, *released), unknown);
    }
  }
  EngineAnswer answer = answer_of(source, run_through(source, next, unknown));
  return with_unknown(std::move(answer), unknown);
}

apertium::Translation tidy(const apertium::Translation& translation, const std::string& source) {
  const std::string& from = translation.text;
  const bool folds = source.find("  ") == std::string::npos;
  const size_t last = from.find_last_not_of(" \t\n\r");
  const size_t end = last == std::string::npos ? 0 : last + 1;
  const size_t begin = std::min(from.find_first_not_of(" \t\n\r"), end);
  bool capitalises = begin > 0 && begins_with_capital(source);

  apertium::Translation out;
  out.text.reserve(from.size());
  std::vector<uint32_t> moved_to(from.size() + 1);
  const auto is_text = [&](size_t i) { return i >= begin && i < end; };
  for (size_t at = 0; at < from.size();) {
    const text::Decoded d = text::decode(from, at);
    for (size_t i = 0; i < d.size_bytes; ++i) {
      moved_to[at + i] = static_cast<uint32_t>(out.text.size());
    }
    const bool is_doubled = folds && from[at] == ' ' && at > 0 && from[at - 1] == ' ';
    if (is_text(at) && !is_doubled) {
      const bool is_letter = text::is_letter(d.code_point);
      text::append(out.text,
                   capitalises && is_letter ? text::to_title(d.code_point) : d.code_point);
      capitalises = capitalises && !is_letter;
    }
    at += d.size_bytes;
  }
  moved_to[from.size()] = static_cast<uint32_t>(out.text.size());
  const auto moved = [&](uint32_t at) { return moved_to[std::min<size_t>(at, from.size())]; };
  for (const apertium::TargetWord& word : translation.words) {
    out.words.push_back({moved(word.begin), moved(word.end), word.codes, word.mark});
  }
  for (const apertium::TargetPoint& point : translation.points) {
    out.points.push_back({moved(point.at), point.code});
  }
  return out;
}

}  // namespace palimpsest::app
