// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The rules that hold for a language, in order, made ready to run: where does a text break?
//
// One scan forward finds before which positions the patterns before a break match, one backward
// where those after it match; of the rules that do both, the first decides. The second scan asks
// only at positions where some breaking rule is possible.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "srx/alphabet.h"
#include "srx/class_text.h"
#include "srx/context_table.h"
#include "srx/look_around.h"
#include "srx/pattern.h"
#include "srx/program.h"
#include "srx/scanner.h"

namespace palimpsest::srx {

/// A rule whose patterns have been read.
struct ReadRule {
  bool is_break = true;
  Node before;
  Node after;
};

class RuleSet {
 public:
  /// rules  in order; they and the pool must outlive this.
  RuleSet(const SetPool& pool, const std::vector<const ReadRule*>& rules);
  RuleSet(const RuleSet&) = delete;
  RuleSet& operator=(const RuleSet&) = delete;

  /// Where the text breaks: bytes before each break, ascending, without its ends. A hard line break
  /// (U+2028) breaks after it whatever the rules say.
  /// text  UTF-8.
  /// cost  linear in the text; a repeated text of ordinary rules costs two table look-ups a
  /// character.
  [[nodiscard]] std::vector<uint32_t> breaks(std::string_view text);

  /// The rules whose patterns before a break match up to the end of the text, ascending.
  [[nodiscard]] std::vector<uint32_t> matches_at_end(std::string_view text);

 private:
  struct Candidate {
    uint32_t position = 0;
    MatchSetId before = 0;
  };

  [[nodiscard]] static std::vector<SetId> sets_of(const std::vector<const ReadRule*>& rules);
  void find_candidates();
  void decide(std::vector<uint32_t>& positions);
  bool may_break(MatchSetId before);
  bool does_break(MatchSetId before, MatchSetId after);
  void forget_if_large();

  std::vector<uint8_t> is_break_;  // by rule
  Alphabet alphabet_;
  ContextTable contexts_;
  LookAround look_around_;
  Program before_program_;
  Program after_program_;
  std::unique_ptr<Scanner> before_;
  std::unique_ptr<Scanner> after_;

  // What was found out about sets of matches: 0 not yet, 1 no, 2 yes.
  std::vector<uint8_t> may_break_;
  std::unordered_map<uint64_t, bool> does_break_;

  // Of the text at hand; kept for their memory.
  ClassText text_;
  std::vector<uint32_t> context_at_;
  std::vector<Candidate> candidates_;
};

}  // namespace palimpsest::srx
