// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Translates one segment with a language pack. Inline codes go in as spans and points of the source
// and come out on the words they belong to (the engine's "word-bound blanks" and "superblanks");
// making exactly one well-nested element of each again is inline/'s work, not done here.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "apertium/pack.h"

namespace palimpsest::apertium {

/// A paired inline code over source bytes [begin, end). Spans nest or are disjoint; codes are
/// distinct. A span must cover something: an empty one is a point for the caller.
struct SourceSpan {
  uint32_t begin;
  uint32_t end;
  uint32_t code;
};

/// A stand-alone inline code before source byte `at`.
struct SourcePoint {
  uint32_t at;
  uint32_t code;
};

/// Spans and points sorted by position; at one position in the order they stand in the source.
struct Source {
  std::string_view text;  ///< UTF-8, one segment; ill-formed parts count as U+FFFD
  std::vector<SourceSpan> spans;
  std::vector<SourcePoint> points;
};

/// A word of the translation: bytes [begin, end) of Translation::text, surface only. Between words
/// stand white space and punctuation that belong to no word.
struct TargetWord {
  uint32_t begin;
  uint32_t end;
  std::vector<uint32_t> codes;  ///< the innermost spans of the source words it came from, usually
                                ///< one; a code may be on several words, in several places, or none
  char mark;  ///< 0, or '*' unknown word, '@' no translation, '#' no form: the word is then the
              ///< source word or lemma, written without the mark
};

/// A stand-alone code before byte `at` of Translation::text. Each point of the source comes out
/// exactly once.
struct TargetPoint {
  uint32_t at;
  uint32_t code;
};

struct Translation {
  std::string text;  ///< without marks; may begin with a blank, as the native tool's output may
  std::vector<TargetWord> words;
  std::vector<TargetPoint> points;
};

/// One stage's result as stream text (FORMAT.md 2).
struct StageOutput {
  std::string label;  ///< e.g. "00 lt-proc eng-spa.automorf.bin"
  std::string stream;
};

/// Holds the working memory of one thread; reuse it. Every call starts from fresh state.
class Translator {
 public:
  explicit Translator(std::shared_ptr<const Pack> pack);
  ~Translator();
  Translator(Translator&&) noexcept;
  Translator& operator=(Translator&&) noexcept;

  [[nodiscard]] const Pack& pack() const;

  /// Any text gives a result, in time linear in its length (long segments are cut at blanks).
  [[nodiscard]] Translation translate(const Source& source);

  /// What the native pipeline prints for `text`, unknown-word marks included, byte for byte.
  [[nodiscard]] std::string translate_marked(std::string_view text);

  /// As translate_marked, with the stream after every stage, in order.
  [[nodiscard]] std::vector<StageOutput> stages(std::string_view text);

  /// Stream text with word-bound blanks and superblanks in, final stream text out (FORMAT.md 17.2).
  /// errors  kBadArgument: the stream is not well-formed; `where` is the byte.
  [[nodiscard]] Result<std::string> translate_stream(std::string_view stream);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace palimpsest::apertium
