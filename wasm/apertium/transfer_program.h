// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Transfer rules as a compact program: what the XML of .t1x, .t2x and .t3x files becomes when a
// pack is made (wasm/data/make/transfer_compiler.cpp). Run by transfer.cpp.
//
// A program is a sequence of 16-bit words; a node is its opcode, its operands and then its
// children. `length` operands count the words that follow them in the node, so that it can be
// skipped.
//
//   block       count statement*
//   statements
//     kLetVar      variable expr           kLetClip     pos side attribute expr
//     kAppend      variable count expr*
//     kCaseVar     variable expr           kCaseClip    pos side attribute expr     modify-case
//     kCall        macro count pos*
//     kChoose      length count branch*    branch: length has_test [test] block
//     kOut         count expr*
//     kReject      shifting
//   expressions
//     kText        constant                kVariable    variable
//     kClip        pos side attribute link           link: constant + 1, or 0
//     kCaseOf      pos side attribute      kCaseFrom    pos expr                    get-case-from
//     kBlank                               kJoin        count expr*                 concat, tag
//     kUnit        count expr*             kJoined      count unit*                 lu, mlu
//     kChunk       named_by name cased_by case count tag* count expr*
//     kChunkOf     count expr*             kUnitCount                               interchunk's
//   tests
//     kAnd, kOr    length count test*      kNot         test
//     kEqual, kBeginsWith, kEndsWith, kContains                 caseless expr expr
//     kInList, kBeginsWithList, kEndsWithList                   caseless list expr
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "apertium/pack_format.h"
#include "apertium/pattern.h"
#include "apertium/symbols.h"

namespace palimpsest::apertium {

enum class Op : uint16_t {
  kLetVar,
  kLetClip,
  kAppend,
  kCaseVar,
  kCaseClip,
  kCall,
  kChoose,
  kOut,
  kReject,
  kText,
  kVariable,
  kClip,
  kCaseOf,
  kCaseFrom,
  kBlank,
  kJoin,
  kUnit,
  kJoined,
  kChunk,
  kChunkOf,
  kUnitCount,
  kAnd,
  kOr,
  kNot,
  kEqual,
  kBeginsWith,
  kEndsWith,
  kContains,
  kInList,
  kBeginsWithList,
  kEndsWithList,
};

/// Sides of a word in transfer; interchunk and postchunk have one.
enum class Side : uint16_t { kSource, kTarget, kReference };

/// How a chunk gets its name (a constant or a variable) and the case of it.
enum class ChunkName : uint16_t { kConstant, kVariable };
enum class ChunkCase : uint16_t { kNone, kVariable };

/// What an attribute finds in a lexical form: one of the built-in parts, or one of its own list.
enum class AttributeKind : uint32_t {
  kList,
  kLemma,  ///< lem: everything before the first tag
  kHead,   ///< lemh: before the first tag or '#'
  kQueue,  ///< lemq: "# away"
  kWhole,
  kTags,     ///< the first run of tags
  kNothing,  ///< chname: never used
  kContent,  ///< chcontent: from the first { on
  kInside,   ///< content: the same without its braces
};

struct Attribute {
  AttributeKind kind = AttributeKind::kNothing;
  /// kList: the alternatives, sorted by folded first symbol and then by precedence.
  struct Alternative {
    Symbol first;
    uint32_t constant;
  };
  std::vector<Alternative> alternatives;
  /// A bit for every symbol that an alternative begins with, by its last six bits: most symbols of
  /// a form need no search. may_begin(s): with the folded symbol.
  uint64_t first_bits = 0;
  bool begins_with_tags_only = true;

  [[nodiscard]] bool may_begin(Symbol folded) const {
    return (first_bits >> (folded & 63U) & 1U) != 0;
  }
};

struct TransferTables {
  StageKind kind = StageKind::kTransfer;
  bool bilingual = true;      ///< transfer: words are ^source/target$; else (-n) one form
  bool makes_chunks = false;  ///< transfer: a word without a rule becomes a chunk
  Pattern patterns;           ///< class = rule number, 1-based

  std::span<const uint32_t> constant_ends;
  std::span<const uint32_t> constant_symbols;
  std::vector<Attribute> attributes;
  std::span<const uint32_t> variables;  ///< per variable the constant it starts as
  struct List {
    std::span<const uint32_t> items;     ///< constants, sorted by their symbols
    std::span<const uint32_t> caseless;  ///< their lower-case forms, sorted
  };
  std::vector<List> lists;
  std::span<const uint32_t> rules;   ///< where each rule's block starts; rule r at r - 1
  std::span<const uint32_t> macros;  ///< the same for macros
  std::span<const uint16_t> code;

  [[nodiscard]] bool read(FieldReader& reader, const SymbolTable& symbols);

  [[nodiscard]] std::span<const Symbol> constant(size_t i) const {
    const uint32_t begin = i == 0 ? 0 : constant_ends[i - 1];
    return constant_symbols.subspan(begin, constant_ends[i] - begin);
  }
};

}  // namespace palimpsest::apertium
