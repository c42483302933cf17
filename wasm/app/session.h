// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The use cases of the core, all that bindings/ and cli/ call: language packs, the translation
// memory, translating blocks with the embedded engine or, in two steps, with one outside of the
// core.
//
//   translate:  blocks -> sentences -> memory, else cache, else embedded engine -> blocks
//   prepare:    blocks -> sentences -> memory, else cache, else -> segments, ticket
//   complete:                                         ticket, answers -> blocks
//
// What an engine answered is in the cache (app/answer_cache.h) for the session; sentences without
// a letter stay as they are unless a person wrote something for them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "apertium/pack.h"
#include "app/answer_cache.h"
#include "app/block_work.h"
#include "app/embedded_engine.h"
#include "app/requests.h"
#include "app/route.h"
#include "app/segmenter.h"
#include "memory/analysis.h"
#include "memory/match.h"
#include "memory/store.h"
#include "memory/terms.h"
#include "memory/unit.h"
#include "text/result.h"

namespace palimpsest::app {

class Session {
 public:
  /// cache_budget_bytes  how much of engines' answers is kept; 0: nothing.
  explicit Session(size_t cache_budget_bytes = AnswerCache::kDefaultBudgetBytes)
      : answers_(cache_budget_bytes) {}

  /// Takes over the bytes of a pack file. A pack of the same id is replaced.
  /// errors  as apertium::Pack::load.
  [[nodiscard]] Result<apertium::PackInfo> add_pack(std::vector<std::byte> bytes);
  /// Checks the bytes of a pack file as add_pack does, and keeps nothing.
  [[nodiscard]] static Result<apertium::PackInfo> inspect_pack(std::vector<std::byte> bytes);
  /// In the order they were added.
  [[nodiscard]] std::vector<apertium::PackInfo> packs() const;
  /// errors  kNotFound.
  [[nodiscard]] Result<Done> remove_pack(std::string_view id);

  /// Translates with the embedded engine.
  /// errors  kUnsupportedPair: as find_route; kBadArgument: a block's codes are broken; `where`
  ///         names the block's id and the run. Nothing is translated then.
  [[nodiscard]] Result<std::vector<BlockResult>> translate(const TranslateRequest& request);

  /// Translates all of the runs as one segment, without asking the memory: the command line's
  /// `translate --runs`.
  /// errors  as translate.
  [[nodiscard]] Result<Runs> translate_segment(const Pair& pair, const Runs& runs,
                                               const std::vector<std::string>& packs = {});

  /// First step for an engine outside of the core: what neither the memory nor this engine has
  /// answered before. Needs no pack.
  /// errors  kBadArgument as translate, or the engine's id is none or the embedded one's.
  [[nodiscard]] Result<Prepared> prepare(const PrepareRequest& request);
  /// Second step. Answers may be broken: their codes are put right. Segments without an answer, or
  /// with an empty one, stay as they were and are asked for again. The ticket is spent.
  /// errors  kNotFound: no such ticket; kBadArgument: no such index (the ticket is then kept).
  [[nodiscard]] Result<std::vector<BlockResult>> complete(const CompleteRequest& request);
  /// Gives a ticket back unused.
  /// errors  kNotFound.
  [[nodiscard]] Result<Done> discard(uint32_t ticket);

  /// A person's translation of a segment, as results show them, in the form in which it is kept.
  /// Keeps nothing.
  /// errors  kBadArgument: codes are broken, the target has codes that the source does not have,
  ///         or there is no text.
  [[nodiscard]] Result<CanonicalUnit> canonical_unit(const CanonicalRequest& request);

  /// Keeps units, in place of those of the same ids; they count from now on.
  /// errors  kBadArgument: codes are broken; `where` names the unit's id; or as Store::put. None is
  ///         kept then.
  [[nodiscard]] Result<Done> put_units(std::vector<memory::Unit> units);
  /// returns  how many of these units there were.
  size_t remove_units(const std::vector<memory::UnitId>& units);
  void set_memory(const memory::MemorySettings& settings) { memory_.set_memory(settings); }
  /// returns  how many units it had.
  size_t remove_memory(memory::MemoryId memory) { return memory_.remove_memory(memory); }

  /// All units as bytes for load_memories(); what is said of memories is not among them.
  /// returns  false: they could not be kept.
  bool save_memories(const memory::WriteBytes& save) { return memory_.save(save); }
  /// All units are then those of the bytes.
  /// returns  the memories that have units.
  /// errors   kCorruptData, kUnsupportedVersion: there are no units then.
  [[nodiscard]] Result<std::vector<memory::MemoryId>> load_memories(memory::SavedBytes bytes);
  /// Makes look-ups quick again after many changes: as Store::compact_one.
  bool compact_memories() { return memory_.compact_one(); }

  /// What the memories offer for a segment, best first; codes numbered as in its source.
  /// errors  kBadArgument: codes are broken.
  [[nodiscard]] Result<std::vector<memory::Match>> matches(const MatchesRequest& request);

  /// Keeps terms, in place of those of the same ids. They count for what the embedded engine
  /// translates from now on; what it answered before is forgotten.
  void put_terms(std::vector<memory::TermEntry> terms);
  /// returns  how many of these terms there were.
  size_t remove_terms(const std::vector<memory::TermId>& terms);
  /// The terms of a segment, from left to right.
  /// errors  kBadArgument: codes are broken.
  [[nodiscard]] Result<std::vector<FoundTerm>> find_terms(const TermsRequest& request) const;

  /// The segments of some blocks and the best the memories offer for each; report() sums them up.
  /// errors  as translate, but for the pack, which is not needed.
  /// cost    a look-up each; in memories of a million units some milliseconds.
  [[nodiscard]] Result<std::vector<AnalysedRow>> analyse(const TranslateRequest& request);
  /// rows  of all of a page, in order.
  [[nodiscard]] static memory::Analysis report(const std::vector<AnalysedRow>& rows);

  [[nodiscard]] std::vector<std::string> segment(const SegmentRequest& request);

  /// A person's SRX rules: all blocks are split by them from now on, in the languages that they are
  /// made for. See Segmenter::set_rules.
  [[nodiscard]] SegmentationRules set_segmentation_rules(const SegmentationRulesRequest& request);
  void remove_segmentation_rules() { segmenter_.remove_rules(); }

 private:
  [[nodiscard]] Result<std::vector<BlockWork>> begin(const TranslateRequest& request);
  void answer_from_memory(const TranslateRequest& request, BlockWork& block, size_t at);
  bool answer_from_cache(const AnswerScope& scope, Sentence& sentence);
  void answer_from_engine(const Route& route, Sentence& sentence);
  void note_scope(const Route& route);
  void forget_answers_of(const apertium::PackInfo& pack);

  /// Blocks that wait for the answers of an engine outside of the core.
  struct Ticket {
    AnswerScope scope;
    std::vector<BlockWork> work;
  };

  Segmenter segmenter_;
  EmbeddedEngines engines_;
  std::vector<AnswerScope> scopes_through_;  // of ways of two packs that have answers
  memory::Store memory_;
  memory::TermBase terms_;
  AnswerCache answers_;
  std::unordered_map<uint32_t, Ticket> tickets_;
  uint32_t last_ticket_ = 0;
};

}  // namespace palimpsest::app
