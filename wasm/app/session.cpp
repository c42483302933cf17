// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "app/session.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>

#include "app/canonical.h"
#include "app/untranslatable.h"
#include "inline/spans.h"
#include "memory/code_order.h"

namespace palimpsest::app {
namespace {

using inline_codes::MarkedText;

Provenance provenance_of(memory::Origin origin) {
  switch (origin) {
    case memory::Origin::kEngine:
      return Provenance::kEngine;
    case memory::Origin::kImport:
      return Provenance::kImport;
    case memory::Origin::kPerson:
      return Provenance::kPerson;
  }
  return Provenance::kNone;
}

std::vector<BlockResult> finish_all(std::vector<BlockWork>& work) {
  std::vector<BlockResult> results;
  results.reserve(work.size());
  for (BlockWork& block : work) results.push_back(block.finish());
  return results;
}

/// Every sentence of every block with its index through all of them.
template <typename Visit>
void for_each_sentence(std::vector<BlockWork>& work, const Visit& visit) {
  uint32_t index = 0;
  for (BlockWork& block : work) {
    for (Sentence& sentence : block.sentences()) visit(index++, sentence);
  }
}

/// Says of what the engine made in which way it did.
void name_route(const Route& route, std::vector<BlockResult>& blocks) {
  const std::string through = route.through();
  if (through.empty()) return;
  for (BlockResult& block : blocks) {
    for (Part& part : block.parts) {
      if (part.segment && part.segment->origin == Provenance::kEngine) {
        part.segment->through = through;
      }
    }
  }
}

void give(EngineAnswer answer, Sentence& sentence) {
  sentence.target = std::move(answer.target);
  sentence.unknown = std::move(answer.unknown);
  sentence.origin = Provenance::kEngine;
  sentence.is_answered = true;
}

}  // namespace

Result<apertium::PackInfo> Session::add_pack(std::vector<std::byte> bytes) {
  auto pack = apertium::Pack::load(std::move(bytes));
  if (!pack) return pack.error();
  auto engine = std::make_unique<EmbeddedEngine>(std::move(pack).value());
  apertium::PackInfo info = engine->info();
  const auto same = std::find_if(engines_.begin(), engines_.end(),
                                 [&](const auto& e) { return e->info().id == info.id; });
  forget_answers_of(info);
  if (same == engines_.end()) {
    engines_.push_back(std::move(engine));
  } else {
    forget_answers_of((*same)->info());
    *same = std::move(engine);
  }
  return info;
}

Result<apertium::PackInfo> Session::inspect_pack(std::vector<std::byte> bytes) {
  const auto pack = apertium::Pack::load(std::move(bytes));
  if (!pack) return pack.error();
  return pack.value()->info();
}

std::vector<apertium::PackInfo> Session::packs() const {
  std::vector<apertium::PackInfo> infos;
  for (const auto& engine : engines_) infos.push_back(engine->info());
  return infos;
}

Result<Done> Session::remove_pack(std::string_view id) {
  const auto found = std::find_if(engines_.begin(), engines_.end(),
                                  [&](const auto& engine) { return engine->info().id == id; });
  if (found == engines_.end()) {
    return Error{ErrorCode::kNotFound, "there is no pack of this id; see packs()", std::string(id)};
  }
  forget_answers_of((*found)->info());
  engines_.erase(found);
  return Done{};
}

void Session::note_scope(const Route& route) {
  if (route.second == nullptr) return;
  const AnswerScope scope = route.scope();
  const bool is_known =
      std::any_of(scopes_through_.begin(), scopes_through_.end(),
                  [&](const AnswerScope& known) { return known.engine == scope.engine; });
  if (!is_known) scopes_through_.push_back(scope);
}

/// Of this pack and of all ways of two: few, and each may lead through it.
void Session::forget_answers_of(const apertium::PackInfo& pack) {
  answers_.forget(scope_of(pack));
  for (const AnswerScope& scope : scopes_through_) answers_.forget(scope);
  scopes_through_.clear();
}

Result<std::vector<BlockWork>> Session::begin(const TranslateRequest& request) {
  std::vector<BlockWork> work;
  work.reserve(request.blocks.size());
  for (const Block& block : request.blocks) {
    Result<BlockWork> begun = BlockWork::begin(block, request.pair.from, segmenter_);
    if (!begun) {
      return within(("block " + std::to_string(block.id)).c_str(), begun.error());
    }
    work.push_back(std::move(begun).value());
    for (size_t at = 0; at < work.back().sentences().size(); ++at) {
      answer_from_memory(request, work.back(), at);
    }
  }
  return work;
}

/// A person may have corrected even what is otherwise left alone, so the memory is asked first.
void Session::answer_from_memory(const TranslateRequest& request, BlockWork& block, size_t at) {
  Sentence& sentence = block.sentences()[at];
  if (memory_.size() > 0) {
    const Runs source = inline_codes::lower(sentence.source);
    const auto match = memory_.best(
        {request.pair, source, request.site, block.text_before(at), block.text_after(at)});
    if (match) {
      sentence.target = inline_codes::read_answer(sentence.source, match->target);
      sentence.origin = provenance_of(match->origin);
      sentence.score_percent = match->score_percent;
      sentence.is_answered = true;
      return;
    }
  }
  if (!has_letter(sentence.source.text)) {
    sentence.target =
        inline_codes::read_answer(sentence.source, inline_codes::lower(sentence.source));
    sentence.is_answered = true;
  }
}

bool Session::answer_from_cache(const AnswerScope& scope, Sentence& sentence) {
  std::optional<EngineAnswer> answer = answers_.find(scope, sentence.source);
  if (answer) give(std::move(*answer), sentence);
  return answer.has_value();
}

/// Of the embedded engine; it may also leave the sentence as it is.
void Session::answer_from_engine(const Route& route, Sentence& sentence) {
  const AnswerScope scope = route.scope();
  if (answer_from_cache(scope, sentence)) return;
  std::vector<memory::TermDemand> demands;
  if (terms_.size() > 0) {
    demands = terms_.demands(sentence.source.text, scope.pair.from, scope.pair.to);
  }
  std::optional<EngineAnswer> answer = route.translate(sentence.source, demands);
  if (!answer) return;
  answers_.store(scope, sentence.source, *answer);
  give(std::move(*answer), sentence);
}

Result<std::vector<BlockResult>> Session::translate(const TranslateRequest& request) {
  const Result<Route> route = find_route(engines_, request.pair, request.packs);
  if (!route) return route.error();
  note_scope(route.value());
  Result<std::vector<BlockWork>> work = begin(request);
  if (!work) return work.error();
  for_each_sentence(work.value(), [&](uint32_t, Sentence& sentence) {
    if (!sentence.is_answered) answer_from_engine(route.value(), sentence);
  });
  std::vector<BlockResult> results = finish_all(work.value());
  name_route(route.value(), results);
  return results;
}

Result<Runs> Session::translate_segment(const Pair& pair, const Runs& runs,
                                        const std::vector<std::string>& packs) {
  const Result<Route> route = find_route(engines_, pair, packs);
  if (!route) return route.error();
  note_scope(route.value());
  Result<BlockWork> work = BlockWork::begin_unsplit(Block{0, runs});
  if (!work) return work.error();
  for (Sentence& sentence : work.value().sentences()) answer_from_engine(route.value(), sentence);
  Runs target;
  for (Part& part : work.value().finish().parts) {
    if (!part.segment) {
      target.push_back(text::text_run(std::move(part.gap)));
      continue;
    }
    for (text::Run& run : part.segment->target) target.push_back(std::move(run));
  }
  return target;
}

Result<Prepared> Session::prepare(const PrepareRequest& request) {
  if (request.engine.empty() || request.engine == kEmbeddedEngine) {
    return Error{ErrorCode::kBadArgument,
                 "the id of an engine outside of the core is needed here; call translate for the "
                 "embedded one",
                 "engine"};
  }
  Result<std::vector<BlockWork>> work = begin(request.what);
  if (!work) return work.error();
  Ticket ticket{{request.engine, request.what.pair}, std::move(work).value()};
  Prepared prepared;
  for_each_sentence(ticket.work, [&](uint32_t index, Sentence& sentence) {
    if (sentence.is_answered || answer_from_cache(ticket.scope, sentence)) return;
    prepared.segments.push_back(OpenSegment{index, inline_codes::lower(sentence.source)});
  });
  prepared.ticket = ++last_ticket_;
  tickets_.emplace(prepared.ticket, std::move(ticket));
  return prepared;
}

Result<std::vector<BlockResult>> Session::complete(const CompleteRequest& request) {
  const auto found = tickets_.find(request.ticket);
  if (found == tickets_.end()) {
    return Error{ErrorCode::kNotFound, "no such ticket, or it is spent; prepare again",
                 std::to_string(request.ticket)};
  }
  std::vector<Sentence*> open;
  for_each_sentence(found->second.work, [&](uint32_t, Sentence& sentence) {
    open.push_back(sentence.is_answered ? nullptr : &sentence);
  });
  for (const Answer& answer : request.answers) {
    if (answer.index >= open.size() || open[answer.index] == nullptr) {
      return Error{ErrorCode::kBadArgument,
                   "no such segment was asked for; answer those of prepare",
                   "index " + std::to_string(answer.index)};
    }
  }
  Ticket ticket = std::move(found->second);
  tickets_.erase(found);
  for (const Answer& answer : request.answers) {
    if (!answer.runs) continue;
    Runs runs = *answer.runs;
    trim(runs);
    if (!has_text(runs)) continue;
    Sentence& sentence = *open[answer.index];
    give({inline_codes::read_answer(sentence.source, runs), {}}, sentence);
    answers_.store(ticket.scope, sentence.source, {sentence.target, {}});
  }
  return finish_all(ticket.work);
}

Result<Done> Session::discard(uint32_t ticket) {
  if (tickets_.erase(ticket) == 0) {
    return Error{ErrorCode::kNotFound, "no such ticket, or it is spent", std::to_string(ticket)};
  }
  return Done{};
}

Result<CanonicalUnit> Session::canonical_unit(const CanonicalRequest& request) {
  const Result<CanonicalTexts> texts =
      canonical_texts(request.source, request.target, OtherCodes::kRefused);
  if (!texts) return texts.error();
  CanonicalUnit unit{texts.value().source, texts.value().target, 0};
  unit.replaces = memory_.same(
      request.memory, {request.pair, unit.source, request.site, request.before, request.after});
  return unit;
}

Result<Done> Session::put_units(std::vector<memory::Unit> units) {
  std::vector<memory::UnitId> useless;
  for (memory::Unit& unit : units) {
    if (unit.origin != memory::Origin::kImport) {
      const std::string field = "unit " + std::to_string(unit.id);
      for (const Runs* runs : {&unit.source, &unit.target}) {
        if (const auto lifted = lift_field(*runs, field.c_str()); !lifted) return lifted.error();
      }
      continue;
    }
    // What a file said stays as it was on disk; found is what a person's unit would look like.
    Result<CanonicalTexts> texts = canonical_texts(unit.source, unit.target, OtherCodes::kDropped);
    if (!texts) {
      useless.push_back(unit.id);  // for translating, e.g. a code without words
      unit.source.clear();
      continue;
    }
    unit.source = std::move(texts.value().source);
    unit.target = std::move(texts.value().target);
  }
  std::erase_if(units, [](const memory::Unit& unit) { return unit.source.empty(); });
  const Result<Done> done = memory_.put(units);
  if (done) remove_units(useless);
  return done;
}

size_t Session::remove_units(const std::vector<memory::UnitId>& units) {
  return static_cast<size_t>(std::count_if(
      units.begin(), units.end(), [&](memory::UnitId unit) { return memory_.remove(unit); }));
}

Result<std::vector<memory::MemoryId>> Session::load_memories(memory::SavedBytes bytes) {
  const Result<Done> loaded = memory_.load(std::move(bytes));
  if (!loaded) return loaded.error();
  return memory_.memories();
}

Result<std::vector<memory::Match>> Session::matches(const MatchesRequest& request) {
  const Result<MarkedText> source = lift_field(request.source, "source");
  if (!source) return source.error();
  const Runs core = inline_codes::lower(inline_codes::core_of(source.value()));
  return memory_.find({request.pair, core, request.site, request.before, request.after},
                      request.limits);
}

void Session::put_terms(std::vector<memory::TermEntry> terms) {
  for (memory::TermEntry& term : terms) terms_.put(std::move(term));
  for (const auto& engine : engines_) forget_answers_of(engine->info());
}

size_t Session::remove_terms(const std::vector<memory::TermId>& terms) {
  for (const auto& engine : engines_) forget_answers_of(engine->info());
  return static_cast<size_t>(std::count_if(
      terms.begin(), terms.end(), [&](memory::TermId term) { return terms_.remove(term); }));
}

Result<std::vector<FoundTerm>> Session::find_terms(const TermsRequest& request) const {
  const Result<MarkedText> source = lift_field(request.source, "source");
  if (!source) return source.error();
  const std::string& text = source.value().text;
  std::vector<FoundTerm> found;
  for (memory::TermDemand& demand : terms_.demands(text, request.pair.from, request.pair.to)) {
    found.push_back({demand.entry, std::string(text::slice(text, demand.range)),
                     std::move(demand.target), demand.stays});
  }
  return found;
}

Result<std::vector<AnalysedRow>> Session::analyse(const TranslateRequest& request) {
  std::vector<AnalysedRow> rows;
  for (const Block& block : request.blocks) {
    Result<BlockWork> work = BlockWork::begin(block, request.pair.from, segmenter_);
    if (!work) return within(("block " + std::to_string(block.id)).c_str(), work.error());
    const std::vector<Sentence>& sentences = work.value().sentences();
    for (size_t at = 0; at < sentences.size(); ++at) {
      const Sentence& sentence = sentences[at];
      if (!has_letter(sentence.source.text)) continue;
      const Runs source = inline_codes::lower(inline_codes::core_of(sentence.source));
      AnalysedRow row;
      row.key = memory::key_of(source);
      row.words = static_cast<uint32_t>(memory::count_words(source));
      row.score_percent =
          memory_.best_score({request.pair, source, request.site, work.value().text_before(at),
                              work.value().text_after(at)},
                             kLeastAnalysedPercent);
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

memory::Analysis Session::report(const std::vector<AnalysedRow>& rows) {
  std::unordered_set<std::string_view> seen;
  std::vector<memory::AnalysedSegment> segments;
  segments.reserve(rows.size());
  for (const AnalysedRow& row : rows) {
    segments.push_back({row.words, !seen.insert(row.key).second, row.score_percent});
  }
  return memory::analyse(segments);
}

std::vector<std::string> Session::segment(const SegmentRequest& request) {
  std::vector<std::string> sentences;
  for (const text::ByteRange range : segmenter_.split(request.text, request.language)) {
    sentences.emplace_back(text::slice(request.text, range));
  }
  return sentences;
}

SegmentationRules Session::set_segmentation_rules(const SegmentationRulesRequest& request) {
  return segmenter_.set_rules(request.description, request.use_rest);
}

}  // namespace palimpsest::app
