// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "inline/code_tree.h"

#include <algorithm>
#include <cassert>

namespace palimpsest::inline_codes {

CodeTree::CodeTree(const MarkedText& source) {
  nodes_.reserve(source.marks.size() / 2 + 1);
  Node root;
  root.end = static_cast<uint32_t>(source.text.size());
  nodes_.push_back(root);
  NodeIndex current = kRoot;
  for (const Mark& mark : source.marks) {
    if (mark.kind == RunKind::kClose) {
      assert(nodes_[current].code == mark.code);
      nodes_[current].end = mark.at;
      nodes_[current].subtree_end = size();
      current = nodes_[current].parent;
      continue;
    }
    const NodeIndex index = size();
    Node node;
    node.code = mark.code;
    node.is_paired = mark.kind == RunKind::kOpen;
    node.parent = current;
    node.subtree_end = index + 1;
    node.depth = nodes_[current].depth + 1;
    node.begin = node.end = mark.at;
    nodes_.push_back(node);
    nodes_[current].children.push_back(index);
    by_code_[mark.code] = index;
    if (node.is_paired) current = index;
  }
  assert(current == kRoot);
  nodes_[kRoot].subtree_end = size();
}

NodeIndex CodeTree::find(uint32_t code) const {
  const auto found = by_code_.find(code);
  return found == by_code_.end() ? kRoot : found->second;
}

NodeIndex CodeTree::child_towards(NodeIndex ancestor, NodeIndex inner) const {
  const std::vector<NodeIndex>& children = nodes_[ancestor].children;
  const auto after = std::upper_bound(children.begin(), children.end(), inner);
  assert(after != children.begin());
  return *(after - 1);
}

NodeIndex CodeTree::deepest(const std::vector<uint32_t>& codes) const {
  NodeIndex best = kRoot;
  for (const uint32_t code : codes) {
    const NodeIndex node = find(code);
    if (nodes_[node].is_paired && nodes_[node].depth > nodes_[best].depth) best = node;
  }
  return best;
}

}  // namespace palimpsest::inline_codes
