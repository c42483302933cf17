// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// A pattern that has been read (srx/pattern_parser.h), as a tree. Groups are gone, flags are in the
// sets, and what looks at one neighbouring character only (^ $ \b, look-around of one set) is a
// test.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "srx/code_set.h"

namespace palimpsest::srx {

/// The number of a set in a SetPool.
using SetId = uint32_t;

/// Every set of a file once.
class SetPool {
 public:
  SetId add(const CodeSet& set);
  [[nodiscard]] const CodeSet& operator[](SetId id) const { return *sets_[id]; }
  [[nodiscard]] size_t size() const { return sets_.size(); }

 private:
  std::map<CodeSet, SetId> ids_;
  std::vector<const CodeSet*> sets_;  // into ids_, whose nodes stay where they are
};

enum class NodeKind : uint8_t {
  kEmpty,      ///< matches between any two characters
  kSet,        ///< one character of `set`
  kConcat,     ///< the children one after the other
  kAlternate,  ///< one of the children
  kRepeat,     ///< the child `least` to `most` times
  kBeside,  ///< the character before (`looks_back`) or after is of `set`, or it is the edge of the
            ///< text and `accepts_edge`
  kLook,    ///< the child matches up to here (`looks_back`) or from here; not, if `is_negative`
};

inline constexpr uint32_t kNoLimit = UINT32_MAX;

struct Node {
  NodeKind kind = NodeKind::kEmpty;
  bool looks_back = false;
  bool accepts_edge = false;
  bool is_negative = false;
  SetId set = 0;
  uint32_t least = 0;
  uint32_t most = 0;
  std::vector<Node> children;
};

/// How many instructions a program for the tree has; what is above the limit of the parser counts
/// as that limit.
[[nodiscard]] size_t program_size(const Node& node);

/// What is above this is never compiled.
inline constexpr size_t kLargestProgram = 20'000;

}  // namespace palimpsest::srx
