// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/substitution.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <utility>

#include "memory/alignment.h"
#include "memory/elements.h"
#include "memory/locale_formats.h"
#include "memory/plain_text.h"
#include "memory/plural.h"
#include "memory/reader.h"
#include "memory/slot_proof.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace palimpsest::memory {
namespace {

/// Everything about one of the three texts.
struct Segment {
  PlainText plain;
  std::vector<Placeable> placeables;
  std::vector<Element> elements;
  std::vector<Symbol> symbols;
};

Segment segment_of(const text::Runs& runs, std::string_view language, Symbols& symbols) {
  Segment segment;
  segment.plain = plain_text(runs);
  segment.placeables = placeables_of(segment.plain, language);
  segment.elements = elements_of(segment.plain, segment.placeables);
  segment.symbols = symbols.of(segment.plain, segment.elements, segment.placeables);
  return segment;
}

struct Pairing {
  std::vector<SlotPair> slots;
  bool differs_only_in_placeables = true;
};

Pairing pair_up(const Segment& asked, const Segment& source) {
  Pairing pairing;
  for (const Step& step : align(asked.symbols, source.symbols)) {
    if (step.a == kNothing || step.b == kNothing) {
      pairing.differs_only_in_placeables = false;
      continue;
    }
    const Element& a = asked.elements[step.a];
    const Element& b = source.elements[step.b];
    const uint32_t cost = step_cost(asked.symbols[step.a], source.symbols[step.b]);
    const bool is_slot = cost < kEditCost && a.kind == ElementKind::kPlaceable &&
                         b.kind == ElementKind::kPlaceable &&
                         asked.placeables[a.index].kind == source.placeables[b.index].kind;
    if (is_slot) {
      pairing.slots.push_back({a.index, b.index});
    } else if (cost > kCaseStepCost) {
      pairing.differs_only_in_placeables = false;
    }
  }
  return pairing;
}

bool is_word_before(const std::string& text, uint32_t end, std::string_view lower) {
  if (end < lower.size() + 1) return false;
  const size_t begin = end - 1 - lower.size();
  if (begin > 0 && text[begin - 1] != ' ') return false;
  return folded(text.substr(begin, lower.size())) == lower && text[end - 1] == ' ';
}

/// Languages whose article before a time is another one for one o'clock: "a la 1:00", "a las 2:00".
constexpr std::array<std::string_view, 5> kTimesWithArticle = {"ca", "es", "gl", "it", "pt"};

bool is_written_as_one(int hour, const ClockTime& style) {
  constexpr int kNoon = 12;
  return (style.half_range.empty() ? hour : hour % kNoon) == 1;
}

/// Whether other words of the target depend on the value: one that follows a number and may need
/// another form; the article of a time; in English "a 5-minute" and "an 8-minute".
bool may_change_words(const PlainText& target, const Placeable& old, const Placeable& fresh,
                      std::string_view language) {
  const std::string_view primary = locale_format(language).primary();
  if (old.kind == PlaceableKind::kTime) {
    return is_written_as_one(old.time.hour, old.time) !=
               is_written_as_one(fresh.time.hour, old.time) &&
           std::find(kTimesWithArticle.begin(), kTimesWithArticle.end(), primary) !=
               kTimesWithArticle.end();
  }
  if (old.kind != PlaceableKind::kNumber && old.kind != PlaceableKind::kMeasure) return false;
  if (old.kind == PlaceableKind::kNumber) {
    Reader reader(target.text, old.range.end);
    while (reader.take_space()) {
    }
    if (text::is_letter(reader.peek()) &&
        plural_category(old.number, language) != plural_category(fresh.number, language)) {
      return true;
    }
  }
  return primary == "en" && (is_word_before(target.text, old.range.begin, "a") ||
                             is_word_before(target.text, old.range.begin, "an"));
}

/// The codes of the unit with the numbers of what was asked for, kind by kind in their order.
text::Runs with_codes_of(const text::Runs& target, const text::Runs& unit_source,
                         const text::Runs& asked) {
  const auto codes_of = [](const text::Runs& runs, bool is_alone) {
    std::vector<uint32_t> codes;
    for (const text::Run& run : runs) {
      const bool counts =
          is_alone ? run.kind == text::RunKind::kAlone : run.kind == text::RunKind::kOpen;
      if (counts) codes.push_back(run.code);
    }
    return codes;
  };
  std::map<uint32_t, uint32_t> numbers;
  for (const bool is_alone : {false, true}) {
    const std::vector<uint32_t> old = codes_of(unit_source, is_alone);
    const std::vector<uint32_t> fresh = codes_of(asked, is_alone);
    for (size_t i = 0; i < std::min(old.size(), fresh.size()); ++i) numbers[old[i]] = fresh[i];
  }
  text::Runs out;
  for (const text::Run& run : target) {
    if (run.kind == text::RunKind::kText) {
      out.push_back(run);
    } else if (const auto number = numbers.find(run.code); number != numbers.end()) {
      out.push_back(text::code_run(run.kind, number->second));
    }
  }
  return out;
}

}  // namespace

Substitution substitute(const SubstitutionInput& input) {
  Symbols symbols;
  const Segment asked = segment_of(input.asked, input.asked_language, symbols);
  const Segment source = segment_of(input.unit_source, input.source_language, symbols);
  const PlainText target = plain_text(input.unit_target);
  const std::vector<Placeable> target_placeables = placeables_of(target, input.target_language);
  const Pairing pairing = pair_up(asked, source);
  const SlotSide asked_side{asked.plain, asked.placeables, input.asked_language};
  const SlotSide source_side{source.plain, source.placeables, input.source_language};
  const SlotSide target_side{target, target_placeables, input.target_language};
  const SlotProver prover(asked_side, source_side, target_side, pairing.slots);

  const bool is_table = std::max({asked.placeables.size(), source.placeables.size(),
                                  target_placeables.size()}) > kMostPlaceables;

  Substitution out;
  out.is_complete = !is_table;
  out.differs_only_in_placeables = pairing.differs_only_in_placeables;
  std::map<uint32_t, Edit> edits;  // by place: equal old values share theirs
  for (const SlotPair& pair : is_table ? std::vector<SlotPair>() : pairing.slots) {
    const Placeable& fresh = asked.placeables[pair.asked];
    SlotProof proof = prover.prove(pair);
    out.slots.push_back({fresh.kind, fresh.range, source.placeables[pair.unit].range, proof.state});
    if (proof.state == SlotState::kUnchanged) continue;
    if (proof.state != SlotState::kPutIn) {
      out.is_complete = false;
      continue;
    }
    out.is_changed = true;
    for (const size_t place : proof.target_places) {
      const Placeable& old = target_placeables[place];
      if (may_change_words(target, old, fresh, input.target_language)) out.is_certain = false;
    }
    for (Edit& edit : proof.edits) edits.insert_or_assign(edit.range.begin, std::move(edit));
  }
  std::vector<Edit> in_order;
  in_order.reserve(edits.size());
  for (auto& [place, edit] : edits) in_order.push_back(std::move(edit));
  out.target =
      with_codes_of(with_edits(input.unit_target, in_order), input.unit_source, input.asked);
  return out;
}

}  // namespace palimpsest::memory
