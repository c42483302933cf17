// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any tape into any one stage of a real pack: what the stages before would never make is no reason
// to crash or to run for ever. The pack: PALIMPSEST_FUZZ_PACK, else build/packs/eng-spa.pack, else
// the toy pack.
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "apertium/bilingual.h"
#include "apertium/codes.h"
#include "apertium/generator.h"
#include "apertium/pack.h"
#include "apertium/pack_tables.h"
#include "apertium/post_generator.h"
#include "apertium/pretransfer.h"
#include "apertium/tagger.h"
#include "apertium/toy.h"
#include "apertium/transfer.h"
#include "apertium/word_blanks.h"

namespace {

using namespace palimpsest;            // NOLINT(google-build-using-namespace)
using namespace palimpsest::apertium;  // NOLINT(google-build-using-namespace)

std::shared_ptr<const Pack> load_pack() {
  const char* const path = std::getenv("PALIMPSEST_FUZZ_PACK");
  std::ifstream in(path != nullptr ? path : "build/packs/eng-spa.pack", std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  const auto bytes = std::as_bytes(std::span(text));
  auto pack = Pack::load({bytes.begin(), bytes.end()});
  return pack.ok() ? pack.value() : Pack::load(test::toy_pack()).value();
}

/// Bytes as a tape: letters as they are, the others by a table of what tapes are made of.
Tape tape_of(std::span<const uint8_t> bytes, const SymbolTable& symbols, Codes& codes) {
  Tape tape;
  const Symbol blank = codes.add_superblank("b");
  const Symbol span = codes.add_span({codes.item("t:b:1")});
  const Symbol word_blank = codes.word_blank({0});
  const Symbol marks[] = {kUnitBegin, kUnitEnd,       kSeparator, kContentBegin, kContentEnd,
                          kSpanEnd,   kNoTranslation, blank,      span,          word_blank};
  for (size_t i = 0; i < bytes.size(); ++i) {
    const uint8_t b = bytes[i];
    if (b < 0x80) {
      if (b != 0) tape.push_back(b);
    } else if (b < 0xC0) {
      tape.push_back(marks[b % std::size(marks)]);
    } else if (i + 1 < bytes.size() && symbols.tag_count() > 0) {
      tape.push_back(kTagBase + ((b & 0x3FU) << 8U | bytes[++i]) % symbols.tag_count());
    }
  }
  return tape;
}

void run_stage(const StageTables& stage, const SymbolTable& symbols, const Tape& in, Codes& codes) {
  Tape out;
  if (const auto* analysis = std::get_if<AnalysisTables>(&stage.tables)) {
    static Analyser analyser(*analysis, symbols);
    analyser.run(in, out);
    Tape attached;
    attach_word_blanks(out, codes, Carry::kAll, attached);
  } else if (const auto* model = std::get_if<TaggerTables>(&stage.tables)) {
    static Tagger tagger(*model, symbols);
    tagger.run(in, out);
  } else if (const auto* rules = std::get_if<TransferTables>(&stage.tables)) {
    Transfer(*rules, symbols).run(in, codes, out);
  } else if (const auto* selection = std::get_if<LexicalSelectionTables>(&stage.tables)) {
    static LexicalSelection select(*selection, symbols);
    select.run(in, out);
  } else if (const auto* post = std::get_if<PostGenerationTables>(&stage.tables)) {
    static PostGenerator post_generator(*post, symbols);
    Generated generated;
    generated.clear();
    for (const Symbol s : in) generated.push(s, 0);
    Generated result;
    post_generator.run(generated, codes, result);
  } else if (const auto* dictionary = std::get_if<Transducer>(&stage.tables)) {
    if (stage.kind == StageKind::kBilingual) {
      static Bilingual bilingual(*dictionary, symbols);
      bilingual.run(in, out);
    } else {
      static Generator generator(*dictionary, symbols);
      Generated generated;
      generator.run(in, Marks::kShown, generated);
    }
  } else {
    pretransfer(in, out);
    Tape detached;
    detach_word_blanks(in, detached);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const std::shared_ptr<const Pack> pack = load_pack();
  if (size == 0) return 0;
  const auto& stages = pack->tables().stages;
  Codes codes;
  const Tape tape = tape_of({data + 1, size - 1}, pack->tables().symbols, codes);
  run_stage(stages[data[0] % stages.size()], pack->tables().symbols, tape, codes);
  return 0;
}
