// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "inline/spans.h"

#include <algorithm>
#include <set>
#include <utility>

#include "inline/code_tree.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace palimpsest::inline_codes {
namespace {

bool is_word_character(char32_t c) {
  return text::is_alnum(c) || text::is_mark(c) || c == U'\'' || c == 0x2019;
}

/// Words of `text`: runs of letters, digits, marks and apostrophes.
std::vector<text::ByteRange> find_words(const std::string& text) {
  std::vector<text::ByteRange> words;
  for (uint32_t at = 0; at < text.size();) {
    const uint32_t begin = at;
    bool has_letter = false;
    while (at < text.size()) {
      const text::Decoded d = text::decode(text, at);
      if (!is_word_character(d.code_point)) break;
      has_letter = has_letter || text::is_alnum(d.code_point);
      at += static_cast<uint32_t>(d.size_bytes);
    }
    if (has_letter) words.push_back({begin, at});
    if (at == begin) at += static_cast<uint32_t>(text::decode(text, at).size_bytes);
  }
  return words;
}

/// Walks over the text and knows the innermost code at each place.
class Sweep {
 public:
  Sweep(const CodeTree& tree, const MarkedText& source) : tree_(tree), marks_(source.marks) {}

  /// The code that owns the word; moves on to its end. Words must come in order.
  NodeIndex owner(text::ByteRange word) {
    NodeIndex best = kRoot;
    uint32_t best_size = 0;
    for (uint32_t at = word.begin; at < word.end;) {
      pass_marks(at);
      const bool is_cut = next_ < marks_.size() && marks_[next_].at < word.end;
      const uint32_t end = is_cut ? marks_[next_].at : word.end;
      const uint32_t depth = tree_[current_].depth;
      if (depth > tree_[best].depth || (depth == tree_[best].depth && end - at > best_size)) {
        best = current_;
        best_size = end - at;
      }
      at = end;
    }
    return best;
  }

 private:
  void pass_marks(uint32_t at) {
    for (; next_ < marks_.size() && marks_[next_].at <= at; ++next_) {
      const Mark& mark = marks_[next_];
      if (mark.kind == RunKind::kOpen) current_ = tree_.find(mark.code);
      if (mark.kind == RunKind::kClose) current_ = tree_[tree_.find(mark.code)].parent;
    }
  }

  const CodeTree& tree_;
  const std::vector<Mark>& marks_;
  size_t next_ = 0;
  NodeIndex current_ = kRoot;
};

}  // namespace

Target read_answer(const MarkedText& source, const Runs& answer) {
  const CodeTree tree(source);
  Target target;
  std::set<std::pair<uint32_t, NodeIndex>> open;  // by depth: the deepest one owns the text
  for (const Run& run : answer) {
    const auto at = static_cast<uint32_t>(target.text.size());
    if (run.kind == RunKind::kText) {
      target.text += run.text;
      const NodeIndex node = open.empty() ? kRoot : open.rbegin()->second;
      target.pieces.push_back({at, static_cast<uint32_t>(target.text.size()), tree[node].code});
      continue;
    }
    const NodeIndex node = tree.find(run.code);
    if (node == kRoot) continue;
    if (run.kind == RunKind::kClose) {
      open.erase({tree[node].depth, node});
      continue;
    }
    target.anchors.push_back({at, run.code});
    if (run.kind == RunKind::kOpen && tree[node].is_paired) open.insert({tree[node].depth, node});
  }
  return target;
}

Runs repair(const MarkedText& source, const Runs& answer) {
  return lower(project(source, read_answer(source, answer)));
}

WordSpans word_spans(const MarkedText& source) {
  WordSpans out;
  if (source.marks.empty()) return out;
  const CodeTree tree(source);
  const std::vector<text::ByteRange> words = find_words(source.text);
  std::vector<text::ByteRange> extents(tree.size(), {UINT32_MAX, 0});
  Sweep sweep(tree, source);
  for (const text::ByteRange word : words) {
    text::ByteRange& extent = extents[sweep.owner(word)];
    extent.begin = std::min(extent.begin, word.begin);
    extent.end = std::max(extent.end, word.end);
  }
  for (NodeIndex n = tree.size(); n-- > 1;) {
    text::ByteRange& parent = extents[tree[n].parent];
    parent.begin = std::min(parent.begin, extents[n].begin);
    parent.end = std::max(parent.end, extents[n].end);
  }
  for (NodeIndex n = 1; n < tree.size(); ++n) {
    if (extents[n].begin < extents[n].end) {
      out.spans.push_back({extents[n].begin, extents[n].end, tree[n].code});
      continue;
    }
    uint32_t at = tree[n].begin;
    const auto word =
        std::upper_bound(words.begin(), words.end(), at,
                         [](uint32_t value, text::ByteRange w) { return value < w.end; });
    if (word != words.end() && word->begin < at) at = word->end;
    out.points.push_back({at, tree[n].code});
  }
  return out;
}

}  // namespace palimpsest::inline_codes
