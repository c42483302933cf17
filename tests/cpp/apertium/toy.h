// SPDX-License-Identifier: GPL-3.0-or-later
//
// Toy language data for the engine's tests: dictionaries of a few words, written in the stream
// notation, kept as a pack would keep them.
#pragma once

#include <initializer_list>
#include <list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "apertium/codes.h"
#include "apertium/symbol_table.h"
#include "apertium/transducer.h"
#include "data/make/pack_symbols.h"
#include "data/make/tagger_file.h"
#include "data/make/transducer_file.h"

namespace palimpsest::test {

using apertium::Codes;
using apertium::Final;
using apertium::Tape;

struct Entry {
  std::string_view input;   ///< e.g. "dogs"
  std::string_view output;  ///< e.g. "dog<n><pl>"
  Final final = Final::kStandard;
};

class Toy {
 public:
  /// Tags must be named before the first dictionary is made.
  explicit Toy(std::initializer_list<const char*> tags);

  [[nodiscard]] const apertium::SymbolTable& symbols() const { return table_; }
  [[nodiscard]] make::PackSymbols& pack_symbols() { return symbols_; }

  [[nodiscard]] make::RawTransducer raw(std::initializer_list<Entry> entries);
  /// Lives as long as the toy.
  [[nodiscard]] apertium::Transducer dictionary(std::initializer_list<Entry> entries);

  /// Stream text with units; [x] is a superblank, [[x]] before ^ a word-bound blank, elsewhere a
  /// span.
  [[nodiscard]] Tape tape(std::string_view stream, Codes& codes);
  [[nodiscard]] std::string stream(const Tape& tape, const Codes& codes) const;

 private:
  make::PackSymbols symbols_;
  std::vector<std::byte> table_bytes_;
  apertium::SymbolTable table_;
  std::list<std::vector<std::byte>> kept_;
};

/// A tagger that knows nouns, determiners and full stops; the toy needs the tags n, det, sent,
/// ANY_CHAR and ANY_TAG.
[[nodiscard]] make::TaggerModel toy_tagger(Toy& toy);

/// A whole pack: analysis, generation and post-generation of a few words, for tests of loading and
/// of the pipeline. Translates dogs -> perros, a dog -> un perro, ~a el -> al; dog -> `dog`.
[[nodiscard]] std::vector<std::byte> toy_pack(std::string_view dog = "perro");

/// The same of other words; tags are n, sg, pl, det and sent.
struct ToyWords {
  std::string_view manifest;
  std::initializer_list<Entry> analysis;
  std::initializer_list<Entry> generation;
  std::initializer_list<Entry> post_generation;
};
[[nodiscard]] std::vector<std::byte> toy_pack_of(const ToyWords& words);

}  // namespace palimpsest::test
