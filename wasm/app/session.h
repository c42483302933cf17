// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The use cases of the core, all that bindings/ and cli/ call: language packs, the translation
// memory, translating blocks with the embedded engine or, in two steps, with one outside of the
// core.
//
//   translate:  blocks -> sentences -> memory, else embedded engine -> blocks
//   prepare:    blocks -> sentences -> memory, else -> segments, ticket
//   complete:                                  ticket, answers -> blocks
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "apertium/pack.h"
#include "app/block_work.h"
#include "app/embedded_engine.h"
#include "app/requests.h"
#include "memory/memory.h"
#include "text/result.h"

namespace palimpsest::app {

class Session {
 public:
  /// Takes over the bytes of a pack file. A pack of the same id is replaced.
  /// errors  as apertium::Pack::load.
  [[nodiscard]] Result<apertium::PackInfo> add_pack(std::vector<std::byte> bytes);
  /// In the order they were added.
  [[nodiscard]] std::vector<apertium::PackInfo> packs() const;
  /// errors  kNotFound.
  [[nodiscard]] Result<Done> remove_pack(std::string_view id);

  /// Translates with the embedded engine.
  /// errors  kUnsupportedPair: no pack for it; kBadArgument: a block's codes are broken; `where`
  ///         names the block's id and the run. Nothing is translated then.
  [[nodiscard]] Result<std::vector<BlockResult>> translate(const TranslateRequest& request);

  /// Translates all of the runs as one segment, without asking the memory: the command line's
  /// `translate --runs`.
  /// errors  as translate.
  [[nodiscard]] Result<Runs> translate_segment(const Pair& pair, const Runs& runs);

  /// First step for an engine outside of the core: what the memory does not answer.
  /// errors  kBadArgument as translate. Needs no pack.
  [[nodiscard]] Result<Prepared> prepare(const TranslateRequest& request);
  /// Second step. Answers may be broken: their codes are put right. Segments without an answer stay
  /// as they were. The ticket is spent.
  /// errors  kNotFound: no such ticket; kBadArgument: no such index (the ticket is then kept).
  [[nodiscard]] Result<std::vector<BlockResult>> complete(const CompleteRequest& request);
  /// Gives a ticket back unused.
  /// errors  kNotFound.
  [[nodiscard]] Result<Done> discard(uint32_t ticket);

  /// Keeps a person's translation of a segment, as results show them; it wins from now on.
  /// errors  kBadArgument: codes are broken, the target has codes that the source does not have,
  ///         or there is no text.
  [[nodiscard]] Result<Done> remember(const RememberRequest& request);
  /// returns  how many units were forgotten.
  /// errors   kBadArgument: codes are broken.
  [[nodiscard]] Result<size_t> forget(const ForgetRequest& request);

  [[nodiscard]] static std::vector<std::string> segment(const SegmentRequest& request);

 private:
  [[nodiscard]] EmbeddedEngine* engine_for(const Pair& pair);
  [[nodiscard]] Result<std::vector<BlockWork>> begin(const TranslateRequest& request) const;
  void answer_from_memory(const TranslateRequest& request, Sentence& sentence) const;

  std::vector<std::unique_ptr<EmbeddedEngine>> engines_;
  memory::Memory memory_;
  std::unordered_map<uint32_t, std::vector<BlockWork>> tickets_;
  uint32_t last_ticket_ = 0;
};

}  // namespace palimpsest::app
