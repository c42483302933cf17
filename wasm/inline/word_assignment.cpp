// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "inline/word_assignment.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "text/unicode.h"
#include "text/utf8.h"

namespace palimpsest::inline_codes {
namespace {

// Levels of codes that each have words of their own. Pages have a handful; beyond this, codes
// become empty pairs, which keeps the cost linear for hostile input. Levels without own words are
// free.
constexpr uint32_t kMaxLevels = 256;

/// Whether a character goes on there.
bool is_inside_character(std::string_view text, uint32_t at) {
  return at < text.size() && text::is_continuation(text[at]);
}

uint32_t count_letters(std::string_view text, const Word& word) {
  uint32_t letters = 0;
  for (size_t at = word.begin; at < word.end;) {
    const text::Decoded d = text::decode(text, at);
    if (text::is_alnum(d.code_point)) ++letters;
    at += d.size_bytes;
  }
  return letters;
}

/// A code whose words are to be shared out among the codes inside it.
struct Task {
  NodeIndex node;
  uint32_t level;
  std::vector<uint32_t> words;  // sorted; those of codes inside `node`, and its own
};

class Assignment {
 public:
  Assignment(const CodeTree& tree, std::string_view text, std::vector<Word>& words)
      : tree_(tree), text_(text), words_(words), ranges_(tree.size()) {}

  std::vector<WordRange> run() {
    Task all{kRoot, 0, {}};
    for (uint32_t w = 0; w < words_.size(); ++w) {
      if (words_[w].node != kRoot) all.words.push_back(w);
    }
    tasks_.push_back(std::move(all));
    while (!tasks_.empty()) {
      const Task task = std::move(tasks_.back());
      tasks_.pop_back();
      share_out(task);
    }
    return std::move(ranges_);
  }

 private:
  void share_out(const Task& task) {
    std::vector<std::pair<NodeIndex, uint32_t>> by_child;
    for (const uint32_t w : task.words) {
      const NodeIndex owner = words_[w].node;
      if (owner != task.node) by_child.emplace_back(tree_.child_towards(task.node, owner), w);
    }
    std::sort(by_child.begin(), by_child.end());
    for (size_t i = 0; i < by_child.size();) {
      const NodeIndex child = by_child[i].first;
      std::vector<uint32_t> claimed;
      for (; i < by_child.size() && by_child[i].first == child; ++i) {
        claimed.push_back(by_child[i].second);
      }
      give(task, child, claimed);
    }
  }

  /// Gives `child` one run of the words it claims, the others to its parent.
  void give(const Task& task, NodeIndex child, const std::vector<uint32_t>& claimed) {
    const NodeIndex innermost = innermost_with_all(child, claimed);
    const auto [begin, end] = best_run(child, claimed);
    for (size_t i = 0; i < claimed.size(); ++i) {
      if (i < begin || i >= end) words_[claimed[i]].node = task.node;
    }
    const uint32_t first = claimed[begin];
    const uint32_t last = claimed[end - 1];
    for (uint32_t w = first; w <= last; ++w) {
      if (!tree_.contains(child, words_[w].node)) words_[w].node = innermost;
    }
    for (NodeIndex n = innermost;; n = tree_[n].parent) {
      ranges_[n] = WordRange{first, last, false};
      if (n == child) break;
    }
    if (task.level + 1 < kMaxLevels) {
      Task next{innermost, task.level + 1, {}};
      next.words.assign(claimed.begin() + static_cast<ptrdiff_t>(begin),
                        claimed.begin() + static_cast<ptrdiff_t>(end));
      tasks_.push_back(std::move(next));
    }
  }

  /// Codes directly around one another that have the same words are settled together: without this,
  /// a hundred thousand codes around one sentence would each walk over it.
  NodeIndex innermost_with_all(NodeIndex child, const std::vector<uint32_t>& claimed) const {
    NodeIndex low = words_[claimed.front()].node;
    NodeIndex high = low;
    for (const uint32_t w : claimed) {
      low = std::min(low, words_[w].node);
      high = std::max(high, words_[w].node);
    }
    NodeIndex node = child;
    while (low != node) {
      const NodeIndex inner = tree_.child_towards(node, low);
      if (!tree_.contains(inner, high)) break;
      node = inner;
    }
    return node;
  }

  /// The part [begin, end) of `claimed` with most letters that has no word of other codes inside.
  std::pair<size_t, size_t> best_run(NodeIndex child, const std::vector<uint32_t>& claimed) const {
    std::pair<size_t, size_t> best{0, 0};
    uint64_t best_letters = 0;
    for (size_t begin = 0; begin < claimed.size();) {
      uint64_t letters = 1 + count_letters(text_, words_[claimed[begin]]);
      size_t end = begin + 1;
      while (end < claimed.size() && joins(child, claimed[end - 1], claimed[end])) {
        letters += count_letters(text_, words_[claimed[end]]);
        ++end;
      }
      if (letters > best_letters) {
        best = {begin, end};
        best_letters = letters;
      }
      begin = end;
    }
    return best;
  }

  /// Only words of the codes around `child` stand between two words of it.
  bool joins(NodeIndex child, uint32_t left, uint32_t right) const {
    for (uint32_t w = left + 1; w < right; ++w) {
      if (!tree_.contains(words_[w].node, child)) return false;
    }
    return true;
  }

  const CodeTree& tree_;
  std::string_view text_;
  std::vector<Word>& words_;
  std::vector<WordRange> ranges_;
  std::vector<Task> tasks_;
};

}  // namespace

std::vector<Word> words_of(const CodeTree& tree, const Target& target) {
  std::vector<Piece> pieces = target.pieces;
  std::stable_sort(pieces.begin(), pieces.end(),
                   [](const Piece& a, const Piece& b) { return a.begin < b.begin; });
  const auto size = static_cast<uint32_t>(target.text.size());
  std::vector<Word> words;
  words.reserve(pieces.size());
  uint32_t free_from = 0;
  for (const Piece& piece : pieces) {
    uint32_t begin = std::max(piece.begin, free_from);
    uint32_t end = std::min(piece.end, size);
    while (is_inside_character(target.text, begin)) ++begin;
    while (is_inside_character(target.text, end)) ++end;
    if (begin >= end) continue;
    const NodeIndex node = tree.find(piece.code);
    words.push_back({begin, end, tree[node].is_paired ? node : kRoot});
    free_from = end;
  }
  return words;
}

std::vector<WordRange> assign_words(const CodeTree& tree, const Target& target,
                                    std::vector<Word>& words) {
  return Assignment(tree, target.text, words).run();
}

}  // namespace palimpsest::inline_codes
