// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "srx/twin.h"

#include <set>

namespace palimpsest::srx::test {
namespace {

using Ends = std::set<size_t>;

class Matcher {
 public:
  Matcher(const std::u32string& text, const SetPool& sets) : text_(text), sets_(sets) {}

  /// Everywhere a match that begins at one of `begins` can end.
  Ends ends(const Node& node, const Ends& begins) const {
    Ends out;
    switch (node.kind) {
      case NodeKind::kEmpty:
        return begins;
      case NodeKind::kSet:
        for (const size_t at : begins) {
          if (at < text_.size() && sets_[node.set].contains(text_[at])) out.insert(at + 1);
        }
        return out;
      case NodeKind::kConcat:
        out = begins;
        for (const Node& child : node.children) out = ends(child, out);
        return out;
      case NodeKind::kAlternate:
        for (const Node& child : node.children) out.merge(ends(child, begins));
        return out;
      case NodeKind::kRepeat:
        return repeated_ends(node, begins);
      case NodeKind::kBeside:
        for (const size_t at : begins) {
          if (holds_beside(node, at)) out.insert(at);
        }
        return out;
      case NodeKind::kLook:
        for (const size_t at : begins) {
          if (holds_look(node, at) != node.is_negative) out.insert(at);
        }
        return out;
    }
    return out;
  }

  bool ends_at(const Node& node, size_t at) const {
    Ends begins;
    for (size_t i = 0; i <= at; ++i) begins.insert(i);
    return ends(node, begins).count(at) > 0;
  }

  bool begins_at(const Node& node, size_t at) const { return !ends(node, {at}).empty(); }

 private:
  Ends repeated_ends(const Node& node, const Ends& begins) const {
    const Node& child = node.children.front();
    Ends now = begins;
    for (uint32_t i = 0; i < node.least; ++i) now = ends(child, now);
    Ends all = now;
    for (uint32_t i = node.least; i < node.most; ++i) {
      now = ends(child, now);
      const size_t before = all.size();
      all.insert(now.begin(), now.end());
      if (all.size() == before) break;
    }
    return all;
  }

  bool holds_beside(const Node& node, size_t at) const {
    const bool is_edge = node.looks_back ? at == 0 : at == text_.size();
    if (is_edge) return node.accepts_edge;
    return sets_[node.set].contains(text_[node.looks_back ? at - 1 : at]);
  }

  bool holds_look(const Node& node, size_t at) const {
    const Node& child = node.children.front();
    return node.looks_back ? ends_at(child, at) : begins_at(child, at);
  }

  const std::u32string& text_;
  const SetPool& sets_;
};

}  // namespace

std::vector<size_t> twin_breaks(const std::u32string& text, const std::vector<ReadRule>& rules,
                                const SetPool& sets) {
  const Matcher matcher(text, sets);
  std::vector<size_t> breaks;
  for (size_t at = 1; at < text.size(); ++at) {
    bool does_break = text[at - 1] == 0x2028;
    for (const ReadRule& rule : rules) {
      if (does_break) break;
      if (matcher.ends_at(rule.before, at) && matcher.begins_at(rule.after, at)) {
        does_break = rule.is_break;
        break;
      }
    }
    if (does_break) breaks.push_back(at);
  }
  return breaks;
}

}  // namespace palimpsest::srx::test
