// SPDX-License-Identifier: GPL-3.0-or-later
#include "apertium/translator.h"

#include <algorithm>

#include "apertium/analyser.h"
#include "apertium/bilingual.h"
#include "apertium/generator.h"
#include "apertium/lexical_selection.h"
#include "apertium/pack_tables.h"
#include "apertium/post_generator.h"
#include "apertium/pretransfer.h"
#include "apertium/stream.h"
#include "apertium/tagger.h"
#include "apertium/transfer.h"
#include "apertium/word_blanks.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace palimpsest::apertium {
namespace {

// Natively a text that ends inside what could become a multiword loses its last words: "in spite"
// comes out as "in" (FORMAT.md 6.6). One empty superblank at the end is the protocol of the oracle
// and keeps the ordinary last word; a second one also ends every such multiword.
constexpr size_t kNativeEndBlanks = 1;
constexpr size_t kSafeEndBlanks = 2;

// Longer segments are cut: what the stages look ahead at stays bounded. No sentence is this long.
constexpr size_t kMostSymbols = 4096;

// What a superblank of the product's pipeline stands for, where that is no inline code.
constexpr uint32_t kNul = UINT32_MAX;  ///< a NUL character, which would end the text for the stages
constexpr uint32_t kEnd = UINT32_MAX - 1;  ///< the end of a piece

struct NoStage {};
using Stage = std::variant<NoStage, Analyser, Tagger, Transfer, Bilingual, LexicalSelection,
                           Generator, PostGenerator>;

/// Where a piece of at most kMostSymbols should end: behind its last white space, if it has one.
size_t cut_after(const Tape& tape, size_t begin) {
  const size_t end = begin + kMostSymbols;
  if (end >= tape.size()) return tape.size();
  for (size_t i = end; i > begin + kMostSymbols / 2; --i) {
    if (is_character(tape[i - 1]) && text::is_space(tape[i - 1])) return i;
  }
  return end;
}

}  // namespace

struct Translator::State {
  explicit State(std::shared_ptr<const Pack> p) : pack(std::move(p)) {
    const SymbolTable& symbols = pack->tables().symbols;
    for (const StageTables& stage : pack->tables().stages) {
      stages.push_back(make_stage(stage, symbols));
    }
  }

  static Stage make_stage(const StageTables& stage, const SymbolTable& symbols) {
    switch (stage.kind) {
      case StageKind::kAnalysis:
        return Analyser(std::get<AnalysisTables>(stage.tables), symbols);
      case StageKind::kTagger:
        return Tagger(std::get<TaggerTables>(stage.tables), symbols);
      case StageKind::kPretransfer:
        return NoStage{};
      case StageKind::kTransfer:
      case StageKind::kInterchunk:
      case StageKind::kPostchunk:
        return Transfer(std::get<TransferTables>(stage.tables), symbols);
      case StageKind::kBilingual:
        return Bilingual(std::get<Transducer>(stage.tables), symbols);
      case StageKind::kLexicalSelection:
        return LexicalSelection(std::get<LexicalSelectionTables>(stage.tables), symbols);
      case StageKind::kGeneration:
        return Generator(std::get<Transducer>(stage.tables), symbols);
      case StageKind::kPostGeneration:
        return PostGenerator(std::get<PostGenerationTables>(stage.tables), symbols);
    }
    return NoStage{};
  }

  /// Runs all stages on `tape`; the result is in `generated`. on_stage(label, tape) after each.
  template <typename OnStage>
  void run(Carry carry, Marks marks, OnStage on_stage);

  void collect(Translation& out, const std::vector<uint32_t>& point_codes,
               const std::vector<uint32_t>& span_codes);

  std::shared_ptr<const Pack> pack;
  std::vector<Stage> stages;
  Codes codes;
  Tape tape;
  Tape next;
  Generated generated;
  Generated next_generated;
};

template <typename OnStage>
void Translator::State::run(Carry carry, Marks marks, OnStage on_stage) {
  const auto move_on = [&](const std::string& label) {
    tape.swap(next);
    next.clear();
    on_stage(label, tape);
  };
  next.clear();
  for (size_t i = 0; i < stages.size(); ++i) {
    const std::string& label = pack->tables().stages[i].label;
    Stage& stage = stages[i];
    if (auto* analyser = std::get_if<Analyser>(&stage)) {
      analyser->run(tape, next);
      move_on(label);
      attach_word_blanks(tape, codes, carry, next);
      move_on("apertium-wblank-attach");
    } else if (auto* tagger = std::get_if<Tagger>(&stage)) {
      tagger->run(tape, next);
      move_on(label);
    } else if (auto* transfer = std::get_if<Transfer>(&stage)) {
      transfer->run(tape, codes, next);
      move_on(label);
    } else if (auto* bilingual = std::get_if<Bilingual>(&stage)) {
      bilingual->run(tape, next);
      move_on(label);
    } else if (auto* selection = std::get_if<LexicalSelection>(&stage)) {
      selection->run(tape, next);
      move_on(label);
    } else if (auto* generator = std::get_if<Generator>(&stage)) {
      detach_word_blanks(tape, next);
      move_on("apertium-wblank-detach");
      generator->run(tape, marks, generated);
      on_stage(label, generated.tape);
    } else if (auto* post_generator = std::get_if<PostGenerator>(&stage)) {
      post_generator->run(generated, codes, next_generated);
      std::swap(generated, next_generated);
      on_stage(label, generated.tape);
    } else {
      pretransfer(tape, next);
      move_on(label);
    }
  }
}

Translator::Translator(std::shared_ptr<const Pack> pack)
    : state_(std::make_unique<State>(std::move(pack))) {}
Translator::~Translator() = default;
Translator::Translator(Translator&&) noexcept = default;
Translator& Translator::operator=(Translator&&) noexcept = default;

const Pack& Translator::pack() const {
  return *state_->pack;
}

Translation Translator::translate(const Source& source) {
  State& s = *state_;
  // The whole segment as one tape; then piece by piece, each with its own open spans.
  Tape whole;
  std::vector<uint32_t> point_codes;
  std::vector<uint32_t> span_codes;
  s.codes.clear();
  std::vector<uint32_t> open;  // where each open span ends
  size_t next_span = 0;
  size_t next_point = 0;
  for (size_t at = 0;;) {
    while (!open.empty() && open.back() <= at) {
      whole.push_back(kSpanEnd);
      open.pop_back();
    }
    while (next_point < source.points.size() && source.points[next_point].at <= at) {
      whole.push_back(s.codes.add_superblank({}));
      point_codes.push_back(source.points[next_point++].code);
    }
    while (next_span < source.spans.size() && source.spans[next_span].begin <= at) {
      const SourceSpan& span = source.spans[next_span++];
      const auto item = static_cast<uint32_t>(span_codes.size());
      span_codes.push_back(span.code);
      whole.push_back(s.codes.add_span({item}));
      open.push_back(span.end);
    }
    const text::Decoded d = text::decode(source.text, at);
    if (d.size_bytes == 0) break;
    at += d.size_bytes;
    if (d.code_point == 0) {
      whole.push_back(s.codes.add_superblank({}));
      point_codes.push_back(kNul);
    } else {
      whole.push_back(d.code_point);
    }
  }
  for (; !open.empty(); open.pop_back()) whole.push_back(kSpanEnd);

  Translation result;
  std::vector<Symbol> spans;  // open at the cut
  for (size_t begin = 0; begin < whole.size();) {
    const size_t end = cut_after(whole, begin);
    s.tape.assign(spans.begin(), spans.end());
    for (size_t i = begin; i < end; ++i) {
      s.tape.push_back(whole[i]);
      if (is_span_begin(whole[i])) spans.push_back(whole[i]);
      if (whole[i] == kSpanEnd) spans.pop_back();
    }
    s.tape.insert(s.tape.end(), spans.size(), kSpanEnd);
    const Symbol end_blank = s.codes.add_superblank({});
    s.tape.insert(s.tape.end(), kSafeEndBlanks, end_blank);
    s.run(Carry::kInnermost, Marks::kHidden, [](const std::string&, const Tape&) {});
    point_codes.resize(s.codes.superblank_count(), kEnd);
    s.collect(result, point_codes, span_codes);
    begin = end;
  }
  // A NUL came through as a point; it is a character of the text.
  return result;
}

/// From the generated tape to text, words and points.
void Translator::State::collect(Translation& out, const std::vector<uint32_t>& point_codes,
                                const std::vector<uint32_t>& span_codes) {
  std::vector<uint32_t> word_codes;
  uint32_t unit = 0;
  for (size_t i = 0; i < generated.tape.size(); ++i) {
    const Symbol symbol = generated.tape[i];
    const auto here = static_cast<uint32_t>(out.text.size());
    if (is_word_blank(symbol)) {
      word_codes.clear();
      for (const uint32_t item : codes.items_of(symbol)) {
        const uint32_t code = span_codes[item];
        if (std::find(word_codes.begin(), word_codes.end(), code) == word_codes.end()) {
          word_codes.push_back(code);
        }
      }
      unit = 0;
    } else if (symbol == kSpanEnd) {
      word_codes.clear();
      unit = 0;
    } else if (is_superblank(symbol)) {
      const uint32_t code = point_codes[symbol - kSuperblankBase];
      if (code == kNul) {
        out.text.push_back('\0');
      } else if (code != kEnd) {
        out.points.push_back({here, code});
      }
    } else {
      text::append(out.text, symbol == kSeparator ? Symbol{'/'} : symbol);
      const uint32_t of = generated.unit_of[i];
      const auto end = static_cast<uint32_t>(out.text.size());
      if (of == 0) continue;
      if (of == unit) {
        out.words.back().end = end;
      } else {
        out.words.push_back({here, end, word_codes, generated.marks[of]});
        unit = of;
      }
    }
  }
}

std::string Translator::translate_marked(std::string_view text) {
  State& s = *state_;
  s.codes.clear();
  s.tape.clear();
  for (const char32_t c : text::to_utf32(text)) s.tape.push_back(c == 0 ? text::kReplacement : c);
  s.tape.insert(s.tape.end(), kNativeEndBlanks, s.codes.add_superblank({}));
  s.run(Carry::kAll, Marks::kShown, [](const std::string&, const Tape&) {});
  std::string out;
  for (const Symbol symbol : s.generated.tape) {
    if (is_character(symbol)) text::append(out, symbol);
    if (symbol == kSeparator) out += '/';
  }
  return out;
}

std::vector<StageOutput> Translator::stages(std::string_view text) {
  State& s = *state_;
  s.codes.clear();
  s.tape.clear();
  for (const char32_t c : text::to_utf32(text)) s.tape.push_back(c == 0 ? text::kReplacement : c);
  s.tape.insert(s.tape.end(), kNativeEndBlanks, s.codes.add_superblank({}));
  std::vector<StageOutput> out;
  s.run(Carry::kAll, Marks::kShown, [&](const std::string& label, const Tape& tape) {
    std::string number = std::to_string(out.size());
    if (number.size() < 2) number.insert(0, 1, '0');
    out.push_back({number + ' ' + label, to_stream(tape, s.codes, s.pack->tables().symbols)});
  });
  return out;
}

Result<std::string> Translator::translate_stream(std::string_view stream) {
  State& s = *state_;
  Result<Tape> tape = from_stream(stream, s.codes);
  if (!tape.ok()) return tape.error();
  s.tape = std::move(tape).value();
  s.run(Carry::kAll, Marks::kShown, [](const std::string&, const Tape&) {});
  return to_stream(s.generated.tape, s.codes, s.pack->tables().symbols);
}

}  // namespace palimpsest::apertium
