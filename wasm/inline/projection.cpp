// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "inline/projection.h"

#include <algorithm>
#include <tuple>

#include "inline/placement.h"
#include "inline/word_assignment.h"

namespace palimpsest::inline_codes {
namespace {

/// Writes the marks of the tree in the order of the target, with a stack of its own.
std::vector<Mark> marks_in_order(const CodeTree& tree, const std::vector<Place>& places) {
  struct Open {
    NodeIndex node;
    std::vector<NodeIndex> children;
    size_t next = 0;
  };
  const auto in_target_order = [&](NodeIndex n) {
    std::vector<NodeIndex> children = tree[n].children;
    std::sort(children.begin(), children.end(), [&](NodeIndex a, NodeIndex b) {
      const auto key = [&](NodeIndex c) {
        const Place& place = places[c];
        return std::make_tuple(place.begin, place.end > place.begin, place.rank, c);
      };
      return key(a) < key(b);
    });
    return Open{n, std::move(children), 0};
  };

  std::vector<Mark> marks;
  std::vector<Open> open;
  open.push_back(in_target_order(kRoot));
  while (true) {
    Open& top = open.back();
    if (top.next < top.children.size()) {
      const NodeIndex child = top.children[top.next++];
      const Node& node = tree[child];
      const RunKind kind = node.is_paired ? RunKind::kOpen : RunKind::kAlone;
      marks.push_back({places[child].begin, kind, node.code});
      if (node.is_paired) open.push_back(in_target_order(child));
      continue;
    }
    const NodeIndex done = top.node;
    if (done == kRoot) return marks;
    marks.push_back({places[done].end, RunKind::kClose, tree[done].code});
    open.pop_back();
  }
}

}  // namespace

MarkedText project(const MarkedText& source, const Target& target) {
  MarkedText out;
  out.text = target.text;
  if (source.marks.empty()) return out;
  const CodeTree tree(source);
  std::vector<Word> words = words_of(tree, target);
  const std::vector<WordRange> ranges = assign_words(tree, target, words);
  out.marks = marks_in_order(tree, place_codes(tree, source, target, words, ranges));
  return out;
}

}  // namespace palimpsest::inline_codes
