// SPDX-License-Identifier: GPL-3.0-or-later
#include "apertium/toy.h"

#include <algorithm>

#include "apertium/stream.h"
#include "data/make/pack_assembly.h"
#include "text/utf8.h"

namespace palimpsest::test {

using apertium::Symbol;
using make::FieldWriter;
using make::RawTransducer;

Toy::Toy(std::initializer_list<const char*> tags) {
  for (const char* tag : tags) (void)symbols_.tag(tag);
  symbols_.freeze();
  FieldWriter writer;
  symbols_.write(writer);
  table_bytes_ = writer.bytes();
  apertium::FieldReader reader(table_bytes_);
  (void)table_.read(reader);
}

/// One path an entry, all from one start: the order of results is the order of the entries.
RawTransducer Toy::raw(std::initializer_list<Entry> entries) {
  RawTransducer out;
  out.starts = {0};
  out.states.resize(1);
  for (const Entry& entry : entries) {
    const Tape input = symbols_.stream_text(text::to_utf32(entry.input));
    const Tape output = symbols_.stream_text(text::to_utf32(entry.output));
    uint32_t state = 0;
    for (size_t i = 0; i < std::max(input.size(), output.size()); ++i) {
      const auto next = static_cast<uint32_t>(out.states.size());
      out.states.emplace_back();
      out.states[state].transitions.push_back(
          {i < input.size() ? input[i] : 0, i < output.size() ? output[i] : 0, next});
      state = next;
    }
    out.states[state].final = entry.final;
  }
  return out;
}

apertium::Transducer Toy::dictionary(std::initializer_list<Entry> entries) {
  FieldWriter writer;
  raw(entries).write(symbols_, writer);
  kept_.push_back(writer.bytes());
  apertium::FieldReader reader(kept_.back());
  apertium::Transducer transducer;
  (void)transducer.read(reader, table_);
  return transducer;
}

Tape Toy::tape(std::string_view stream, Codes& codes) {
  Tape out;
  size_t i = 0;
  while (i < stream.size()) {
    if (stream.substr(i, 5) == "[[/]]") {
      out.push_back(apertium::kSpanEnd);
      i += 5;
    } else if (stream.substr(i, 2) == "[[") {
      const size_t end = stream.find("]]", i);
      std::vector<uint32_t> items{codes.item(stream.substr(i + 2, end - i - 2))};
      i = end + 2;
      const bool of_unit = i < stream.size() && stream[i] == '^';
      out.push_back(of_unit ? codes.word_blank(items) : codes.add_span(items));
    } else if (stream[i] == '[') {
      const size_t end = stream.find(']', i);
      out.push_back(codes.add_superblank(stream.substr(i + 1, end - i - 1)));
      i = end + 1;
    } else {
      size_t end = i;
      while (end < stream.size() && stream[end] != '[') end += stream[end] == '\\' ? 2 : 1;
      const Tape part = symbols_.stream_text(text::to_utf32(stream.substr(i, end - i)));
      out.insert(out.end(), part.begin(), part.end());
      i = end;
    }
  }
  // In running text '/' and '@' need their marks: @ first in a part stands for "no translation".
  for (size_t k = 1; k < out.size(); ++k) {
    if (out[k] == '@' && out[k - 1] == apertium::kUnitBegin) out[k] = apertium::kNoTranslation;
  }
  return out;
}

std::string Toy::stream(const Tape& tape, const Codes& codes) const {
  return apertium::to_stream(tape, codes, table_);
}

make::TaggerModel toy_tagger(Toy& toy) {
  enum : uint32_t { kNoun, kDeterminer, kSentence, kEnd, kUndefined, kTags };
  make::PackSymbols& symbols = toy.pack_symbols();
  const Symbol any = symbols.tag("ANY_CHAR");
  make::TaggerModel model;
  model.open_class = {kNoun, kDeterminer};
  model.tags = {{"TAG_SENT", kSentence}, {"TAG_kEOF", kEnd}, {"TAG_kUNDEF", kUndefined}};
  model.classes = {{kNoun}, {kDeterminer}, {kSentence}, {kEnd}, {kUndefined}, {kNoun, kDeterminer}};
  model.tag_count = kTags;
  model.transition.assign(size_t{kTags} * kTags, 0.2);
  // A determiner is likelier at the start of a sentence, a noun after a determiner.
  model.transition[kSentence * kTags + kDeterminer] = 0.6;
  model.transition[kDeterminer * kTags + kNoun] = 0.9;
  model.patterns.states = {
      {{any, 1}},
      {{any, 1}, {symbols.tag("n"), 2}, {symbols.tag("det"), 3}, {symbols.tag("sent"), 4}},
      {{symbols.tag("ANY_TAG"), 2}},
      {},
      {}};
  model.patterns.classes = {{}, {}, {kNoun}, {kDeterminer}, {kSentence}};
  return model;
}

std::vector<std::byte> toy_pack(std::string_view dog) {
  return toy_pack_of({R"({"id":"toy-toz","from":"en","to":"es"})",
                      {{"dog", "dog<n><sg>"},
                       {"dogs", "dog<n><pl>"},
                       {"a", "a<det>"},
                       {"in spite of", "in spite of<n>"},
                       {"in", "in<n>"},
                       {".", ".<sent>", Final::kInconditional}},
                      {{"dog<n><sg>", dog},
                       {"dog<n><pl>", "perros"},
                       {"a<det>", "~a"},
                       {"in<n>", "el"},
                       {".<sent>", "."}},
                      {{"~a el", "al"}}});
}

std::vector<std::byte> toy_pack_of(const ToyWords& words) {
  Toy toy({"n", "sg", "pl", "det", "sent", "ANY_CHAR", "ANY_TAG"});
  const auto stage = [](apertium::StageKind kind, std::string_view label) {
    FieldWriter writer;
    writer.scalar(static_cast<uint32_t>(kind));
    writer.string(label);
    return writer;
  };
  std::vector<make::Section> sections;
  FieldWriter manifest;
  manifest.string(words.manifest);
  sections.push_back({apertium::SectionKind::kManifest, manifest.bytes()});
  FieldWriter table;
  toy.pack_symbols().write(table);
  sections.push_back({apertium::SectionKind::kSymbols, table.bytes()});

  FieldWriter analysis = stage(apertium::StageKind::kAnalysis, "lt-proc toy.automorf.bin");
  std::vector<uint32_t> letters;
  for (uint32_t c = 'a'; c <= 'z'; ++c) letters.push_back(c);
  analysis.scalar(0);  // no flags
  analysis.scalar(apertium::kNoLabel);
  analysis.scalar(apertium::kNoLabel);
  analysis.array(letters);
  toy.raw(words.analysis).write(toy.pack_symbols(), analysis);
  sections.push_back({apertium::SectionKind::kStage, analysis.bytes()});

  FieldWriter tagger = stage(apertium::StageKind::kTagger, "apertium-tagger -g toy.prob");
  toy_tagger(toy).write(toy.pack_symbols(), tagger);
  sections.push_back({apertium::SectionKind::kStage, tagger.bytes()});
  sections.push_back({apertium::SectionKind::kStage,
                      stage(apertium::StageKind::kPretransfer, "apertium-pretransfer").bytes()});

  FieldWriter generation = stage(apertium::StageKind::kGeneration, "lt-proc -g toy.autogen.bin");
  toy.raw(words.generation).write(toy.pack_symbols(), generation);
  sections.push_back({apertium::SectionKind::kStage, generation.bytes()});
  FieldWriter post = stage(apertium::StageKind::kPostGeneration, "lt-proc -p toy.autopgen.bin");
  post.scalar(1);  // -p
  toy.raw(words.post_generation).write(toy.pack_symbols(), post);
  sections.push_back({apertium::SectionKind::kStage, post.bytes()});
  return make::assemble_pack(sections);
}

}  // namespace palimpsest::test
