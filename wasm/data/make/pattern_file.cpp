// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/make/pattern_file.h"

#include <algorithm>

namespace palimpsest::make {

RawPattern read_pattern(ByteReader& in, const FileAlphabet& alphabet, PackSymbols& symbols) {
  RawPattern pattern;
  if (in.skip_magic("LTTD") && in.feature_word() != 0) {
    in.fail("weighted patterns are not supported");
  }
  pattern.initial = in.number();
  for (uint32_t n = in.number(); n > 0; --n) in.number();  // finals: the classes below count
  const uint32_t states = in.number();
  pattern.states.resize(states);
  pattern.classes.resize(states);
  const auto tags = static_cast<int64_t>(alphabet.tags.size());
  for (uint32_t s = 0; s < states; ++s) {
    int64_t label = 0;
    for (uint32_t n = in.number(); n > 0; --n) {
      label += int64_t{in.number()} - tags;
      const auto target = static_cast<uint32_t>((uint64_t{s} + in.number()) % states);
      pattern.states[s].emplace_back(alphabet.symbol(label, symbols), target);
    }
  }
  for (uint32_t n = in.number(); n > 0; --n) {
    const uint32_t state = in.number();
    const uint32_t value = in.number();
    if (state >= states) in.fail("a class for a state that is not there");
    pattern.classes[state].insert(value);
  }
  return pattern;
}

void RawPattern::write(const PackSymbols& symbols, FieldWriter& out) const {
  out.scalar(initial);
  out.scalar(symbols.special("ANY_CHAR"));
  out.scalar(symbols.special("ANY_TAG"));
  std::vector<uint32_t> first{0};
  std::vector<Label> label;
  std::vector<uint32_t> target;
  for (const auto& state : states) {
    std::vector<std::pair<Label, uint32_t>> sorted;
    sorted.reserve(state.size());
    for (const auto& [symbol, to] : state) sorted.emplace_back(symbols.label(symbol), to);
    std::sort(sorted.begin(), sorted.end());
    for (const auto& [l, to] : sorted) {
      label.push_back(l);
      target.push_back(to);
    }
    first.push_back(static_cast<uint32_t>(label.size()));
  }
  out.array(first);
  out.array(label);
  out.array(target);
  std::vector<uint32_t> first_class{0};
  std::vector<uint16_t> all;
  for (const auto& of_state : classes) {
    for (const uint32_t c : of_state) all.push_back(static_cast<uint16_t>(c));
    first_class.push_back(static_cast<uint32_t>(all.size()));
  }
  out.array(first_class);
  out.array(all);
}

}  // namespace palimpsest::make
