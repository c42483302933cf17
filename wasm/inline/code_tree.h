// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The codes of a text as a tree. Nodes are numbered in the order in which they begin, so that the
// nodes below node n are exactly n+1 to nodes()[n].subtree_end-1 and "is inside" is two
// comparisons; nothing here recurses, however deep the codes nest.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "inline/marked_text.h"

namespace palimpsest::inline_codes {

using NodeIndex = uint32_t;
inline constexpr NodeIndex kRoot = 0;  ///< the text itself, no code

struct Node {
  uint32_t code = 0;  ///< 0 for the root
  bool is_paired = true;
  NodeIndex parent = kRoot;
  NodeIndex subtree_end = 0;  ///< one past the last node inside
  uint32_t depth = 0;
  uint32_t begin = 0;  ///< bytes of the source text
  uint32_t end = 0;
  std::vector<NodeIndex> children;  ///< in source order
};

class CodeTree {
 public:
  /// Of a checked text.
  explicit CodeTree(const MarkedText& source);

  [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }
  [[nodiscard]] const Node& operator[](NodeIndex n) const { return nodes_[n]; }
  [[nodiscard]] NodeIndex size() const { return static_cast<NodeIndex>(nodes_.size()); }

  /// The node of a code; the root if the text has no such code.
  [[nodiscard]] NodeIndex find(uint32_t code) const;

  /// `inner` is `outer` or inside it.
  [[nodiscard]] bool contains(NodeIndex outer, NodeIndex inner) const {
    return inner >= outer && inner < nodes_[outer].subtree_end;
  }

  /// The child of `ancestor` that contains `inner`, which must be inside `ancestor`.
  [[nodiscard]] NodeIndex child_towards(NodeIndex ancestor, NodeIndex inner) const;

  /// The node of the deepest of `codes`, the first of equals; the root if none is a paired code.
  [[nodiscard]] NodeIndex deepest(const std::vector<uint32_t>& codes) const;

 private:
  std::vector<Node> nodes_;
  std::unordered_map<uint32_t, NodeIndex> by_code_;
};

}  // namespace palimpsest::inline_codes
