// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/make/transducer_file.h"

#include <algorithm>
#include <map>

#include "text/utf8.h"

namespace palimpsest::make {

using apertium::Final;
using apertium::kNoLabel;

namespace {

Final final_of(const std::string& section, const ByteReader& in) {
  const std::string type = section.substr(section.find('@') + 1);
  if (type == "standard") return Final::kStandard;
  if (type == "inconditional") return Final::kInconditional;
  if (type == "postblank") return Final::kPostblank;
  if (type == "preblank") return Final::kPreblank;
  in.fail("a section of unknown type '" + type + "'");
}

}  // namespace

void RawTransducer::append(const RawTransducer& section) {
  const auto offset = static_cast<uint32_t>(states.size());
  for (const uint32_t start : section.starts) starts.push_back(start + offset);
  for (State state : section.states) {
    for (Transition& t : state.transitions) t.target += offset;
    states.push_back(std::move(state));
  }
}

RawTransducer read_transducer(ByteReader& in, const FileAlphabet& alphabet, Final kind) {
  if (in.skip_magic("LTTD") && in.feature_word() != 0) {
    in.fail("weighted transducers are not supported");
  }
  RawTransducer transducer;
  transducer.starts.push_back(in.number());
  std::vector<uint32_t> finals;
  uint32_t final = 0;
  for (uint32_t n = in.number(); n > 0; --n) {
    final += in.number();
    finals.push_back(final);
  }
  const uint32_t states = in.number();
  transducer.states.resize(states);
  for (uint32_t s = 0; s < states; ++s) {
    uint32_t pair = 0;
    for (uint32_t n = in.number(); n > 0; --n) {
      pair += in.number();
      const auto target = static_cast<uint32_t>((uint64_t{s} + in.number()) % states);
      if (pair >= alphabet.pairs.size()) in.fail("a transition's label is not in the alphabet");
      transducer.states[s].transitions.push_back(
          {alphabet.pairs[pair].first, alphabet.pairs[pair].second, target});
    }
  }
  for (const uint32_t f : finals) {
    if (f >= states) in.fail("a final state that is not there");
    transducer.states[f].final = kind;
  }
  return transducer;
}

Dictionary read_dictionary(const std::filesystem::path& path, PackSymbols& symbols) {
  ByteReader in(path);
  if (in.skip_magic("LTTB") && in.feature_word() != 0) in.fail("made by a newer lttoolbox");
  Dictionary dictionary;
  for (uint32_t n = in.number(); n > 0; --n) dictionary.letters.push_back(in.number());
  std::sort(dictionary.letters.begin(), dictionary.letters.end());
  const FileAlphabet alphabet = read_alphabet(in, symbols);
  std::map<std::u32string, RawTransducer> sections;
  for (uint32_t n = in.number(); n > 0; --n) {
    const std::u32string name = in.text();
    sections[name] = read_transducer(in, alphabet, final_of(text::to_utf8(name), in));
  }
  if (!in.at_end()) in.fail("more data than expected");
  for (const auto& [name, section] : sections) dictionary.transducer.append(section);
  return dictionary;
}

SelectionRules read_selection_rules(const std::filesystem::path& path, PackSymbols& symbols) {
  ByteReader in(path);
  SelectionRules rules;
  const FileAlphabet alphabet = read_alphabet(in, symbols);
  const auto special = [&](const char* name) {
    const Symbol wanted = symbols.tag(name);
    return std::find(alphabet.tags.begin(), alphabet.tags.end(), wanted) == alphabet.tags.end()
               ? Symbol{0}
               : wanted;
  };
  rules.any_tag = special("ANY_TAG");
  rules.any_character = special("ANY_CHAR");
  rules.any_upper = special("ANY_UPPER");
  rules.any_lower = special("ANY_LOWER");
  rules.word_end = special("$");
  rules.text_start = special("$$");
  rules.skip = special("skip");
  for (uint32_t n = in.number(); n > 0; --n) {
    SelectionRules::Recogniser recogniser;
    const std::u32string name = in.text();
    recogniser.name = text::to_utf8(name);
    for (size_t i = 0; i < name.size(); ++i) {
      const size_t end = name[i] == '<' ? name.find(U'>', i) : std::u32string::npos;
      if (end == std::u32string::npos) {
        recogniser.symbols.push_back(symbols.character(name[i]));
      } else {
        recogniser.symbols.push_back(symbols.tag(text::to_utf8(name.substr(i + 1, end - i - 1))));
        i = end;
      }
    }
    recogniser.transducer = read_transducer(in, alphabet, Final::kStandard);
    rules.recognisers.push_back(std::move(recogniser));
  }
  std::sort(rules.recognisers.begin(), rules.recognisers.end(),
            [](const auto& a, const auto& b) { return a.name < b.name; });
  in.text();
  rules.rules = read_transducer(in, alphabet, Final::kStandard);
  while (!in.at_end()) {
    const std::string id = std::to_string(in.little_endian_int());
    in.skip(4);
    rules.weights.push_back({symbols.tag(id), '<' + id + '>', in.little_endian_double()});
  }
  return rules;
}

void SelectionRules::write(const PackSymbols& symbols, FieldWriter& out) const {
  for (const Symbol s :
       {any_tag, any_character, any_upper, any_lower, word_end, text_start, skip}) {
    out.scalar(s == 0 ? kNoLabel : symbols.label(s));
  }
  std::vector<Weight> by_text = weights;
  std::sort(by_text.begin(), by_text.end(),
            [](const Weight& a, const Weight& b) { return a.text < b.text; });
  struct Row {
    Label id;
    uint32_t rank;
    double weight;
  };
  std::vector<Row> rows;
  for (uint32_t i = 0; i < by_text.size(); ++i) {
    rows.push_back({symbols.label(by_text[i].id), i, by_text[i].weight});
  }
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.id < b.id; });
  std::vector<Label> ids;
  std::vector<uint32_t> ranks;
  std::vector<double> values;
  for (const Row& row : rows) {
    ids.push_back(row.id);
    ranks.push_back(row.rank);
    values.push_back(row.weight);
  }
  out.array(ids);
  out.array(ranks);
  out.array(values);
  rules.write(symbols, out);
  out.scalar(static_cast<uint32_t>(recognisers.size()));
  for (const Recogniser& recogniser : recognisers) {
    std::vector<Label> name;
    for (const Symbol s : recogniser.symbols) name.push_back(symbols.label(s));
    out.array(name);
    out.scalar(recogniser.name.size() > 1 && recogniser.name[1] == 'r' ? 1 : 0);
    recogniser.transducer.write(symbols, out);
  }
}

}  // namespace palimpsest::make
