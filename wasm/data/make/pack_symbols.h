// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// One numbering of tags for all files of a pack. Files are read first, with 32-bit symbols; labels
// exist only when every tag and far character is known.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "apertium/pack_format.h"
#include "apertium/symbols.h"
#include "data/make/field_writer.h"

namespace palimpsest::make {

using apertium::Label;
using apertium::Symbol;
using apertium::Tape;

class PackSymbols {
 public:
  /// The symbol of a tag, new or known; name without < >.
  Symbol tag(const std::string& name);
  /// As it is, or noted as far if a label cannot hold it directly.
  Symbol character(char32_t c);
  /// Text with tags as <name>; backslash escapes; ^ $ { } / as marks: what `lit` and attribute
  /// texts of transfer rules mean in the stream.
  Tape stream_text(std::u32string_view text);

  /// No more new symbols from here on; throws Unreadable if there are too many.
  void freeze();
  [[nodiscard]] Label label(Symbol s) const;
  [[nodiscard]] std::string name(Symbol tag) const { return names_[tag - apertium::kTagBase]; }
  /// The special tag's label, or kNoLabel if no file has it.
  [[nodiscard]] Label special(const std::string& name) const;
  void write(FieldWriter& out) const;

 private:
  std::vector<std::string> names_;
  std::map<std::string, Symbol, std::less<>> by_name_;
  std::set<Symbol> far_;
  std::vector<Symbol> far_sorted_;
};

/// A tag table of one file (FORMAT.md 4.1): its symbols as ours, and its pairs.
struct FileAlphabet {
  std::vector<Symbol> tags;
  std::vector<std::pair<Symbol, Symbol>> pairs;

  /// A file's symbol: 0, a code point, or -(i + 1) for its tag i.
  [[nodiscard]] Symbol symbol(int64_t raw, PackSymbols& symbols) const;
};

FileAlphabet read_alphabet(class ByteReader& in, PackSymbols& symbols);

}  // namespace palimpsest::make
