// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "srx/pattern.h"

#include <algorithm>

namespace palimpsest::srx {

SetId SetPool::add(const CodeSet& set) {
  const auto [entry, is_new] = ids_.emplace(set, static_cast<SetId>(sets_.size()));
  if (is_new) sets_.push_back(&entry->first);
  return entry->second;
}

size_t program_size(const Node& node) {
  size_t children = 0;
  for (const Node& child : node.children) {
    children = std::min(kLargestProgram + 1, children + program_size(child));
  }
  switch (node.kind) {
    case NodeKind::kEmpty:
      return 0;
    case NodeKind::kSet:
    case NodeKind::kBeside:
      return 1;
    case NodeKind::kConcat:
      return children;
    case NodeKind::kAlternate:
      return children + node.children.size();
    case NodeKind::kRepeat: {
      const size_t copies =
          node.most == kNoLimit ? size_t{node.least} + 1 : std::max(node.least, node.most);
      return std::min(kLargestProgram + 1, (children + 1) * copies);
    }
    case NodeKind::kLook:
      return children + 2;  // and a program of its own
  }
  return 0;
}

}  // namespace palimpsest::srx
