// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// One block on its way: taken apart into sentences, answered sentence by sentence, put together
// again.
//
//   text     Hello <1>big. World</1>.      gap "" | Hello big. | gap " " | World. | gap ""
//   open     Hello <1>big.</1>   and   <1>World</1>.      each with codes complete in themselves
//   answers  Hola <1>grande.</1> and   <1>Mundo</1>.
//   result   Hola <1>grande. Mundo</1>.                   code 1 opens in one, closes in the other
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/requests.h"
#include "app/segmenter.h"
#include "inline/code_tree.h"
#include "inline/marked_text.h"
#include "inline/projection.h"
#include "text/result.h"

namespace palimpsest::app {

/// A sentence of a block and what is known of its translation.
struct Sentence {
  inline_codes::MarkedText source;  ///< without the codes that enclose all of it
  uint32_t enclosing_code = 0;      ///< the innermost of those; 0 if there are none
  bool is_answered = false;
  inline_codes::Target target;
  Provenance origin = Provenance::kNone;
  int score_percent = 0;
  std::vector<std::string> unknown;
};

class BlockWork {
 public:
  /// errors  kBadArgument: the block's codes are broken (inline/marked_text.h).
  [[nodiscard]] static Result<BlockWork> begin(const Block& block, std::string_view language,
                                               Segmenter& segmenter);

  /// The same with all of the text, white space around it left out, as one sentence.
  [[nodiscard]] static Result<BlockWork> begin_unsplit(const Block& block);

  [[nodiscard]] std::vector<Sentence>& sentences() { return sentences_; }

  /// Plain text of the sentences around the one at `at`; "" at the block's ends: what is outside of
  /// a block has no say in its translation.
  /// lifetime  views into the block.
  [[nodiscard]] std::string_view text_before(size_t at) const {
    return at == 0 ? std::string_view() : sentences_[at - 1].source.text;
  }
  [[nodiscard]] std::string_view text_after(size_t at) const {
    return at + 1 < sentences_.size() ? sentences_[at + 1].source.text : std::string_view();
  }

  /// The translated block. Sentences without an answer stay as they are.
  [[nodiscard]] BlockResult finish();

 private:
  /// Gap, sentence, gap, sentence, …, gap: odd ones are sentences; gaps may be empty.
  struct Stretch {
    text::ByteRange source;
    text::ByteRange target;
  };

  BlockWork() = default;
  [[nodiscard]] static Result<BlockWork> lifted(const Block& block);
  void set_sentences(const std::vector<text::ByteRange>& ranges);
  [[nodiscard]] inline_codes::Target joined_target();
  void add_gap_codes(const inline_codes::CodeTree& tree, inline_codes::Target& target) const;
  [[nodiscard]] uint32_t target_place(uint32_t source_place) const;

  int64_t id_ = 0;
  inline_codes::MarkedText source_;
  std::vector<Stretch> stretches_;
  std::vector<Sentence> sentences_;
};

}  // namespace palimpsest::app
