// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "inline/edges.h"

#include <algorithm>
#include <string_view>

#include "text/unicode.h"
#include "text/utf8.h"

namespace palimpsest::inline_codes {
namespace {

// Longer runs of punctuation at an edge are compared so far only: a bound for hostile input.
constexpr size_t kEdgeBytes = 32;

bool is_word_character(std::string_view text, size_t at) {
  const char32_t c = text::decode(text, at).code_point;
  return text::is_alnum(c) || text::is_mark(c);
}

/// What stands before the first letter or digit of `content`.
std::string_view leading_free_text(std::string_view content) {
  size_t end = 0;
  while (end < content.size() && end < kEdgeBytes && !is_word_character(content, end)) {
    end += text::decode(content, end).size_bytes;
  }
  return content.substr(0, end);
}

/// What stands after the last letter or digit of `content`.
std::string_view trailing_free_text(std::string_view content) {
  size_t begin = content.size();
  while (begin > 0 && content.size() - begin < kEdgeBytes) {
    size_t previous = begin - 1;
    while (previous > 0 && text::is_continuation(content[previous])) --previous;
    if (is_word_character(content, previous)) break;
    begin = previous;
  }
  return content.substr(begin);
}

uint32_t common_prefix(std::string_view a, std::string_view b) {
  const size_t limit = std::min(a.size(), b.size());
  size_t n = 0;
  while (n < limit && a[n] == b[n]) ++n;
  while (n > 0 && n < a.size() && text::is_continuation(a[n])) --n;
  return static_cast<uint32_t>(n);
}

uint32_t common_suffix(std::string_view a, std::string_view b) {
  const size_t limit = std::min(a.size(), b.size());
  size_t n = 0;
  while (n < limit && a[a.size() - 1 - n] == b[b.size() - 1 - n]) ++n;
  while (n > 0 && text::is_continuation(a[a.size() - n])) --n;
  return static_cast<uint32_t>(n);
}

std::string_view content_of(const Node& node, const std::string& source) {
  return std::string_view(source).substr(node.begin, node.end - node.begin);
}

}  // namespace

void place_wide_codes(const CodeTree& tree, const std::string& source, const std::string& target,
                      const std::vector<Word>& words, const std::vector<WordRange>& ranges,
                      std::vector<Place>& places) {
  std::vector<NodeIndex> wide;
  for (NodeIndex n = 1; n < tree.size(); ++n) {
    if (!ranges[n].is_empty) wide.push_back(n);
  }
  // Inner codes first: an outer one reaches at least as far. Nodes are numbered outside in.
  std::sort(wide.begin(), wide.end(), [&](NodeIndex a, NodeIndex b) {
    return ranges[a].last != ranges[b].last ? ranges[a].last < ranges[b].last : a > b;
  });
  std::vector<uint32_t> taken(words.size());  // end of what closing codes hold after each word
  for (size_t w = 0; w < words.size(); ++w) taken[w] = words[w].end;
  for (const NodeIndex n : wide) {
    const uint32_t last = ranges[n].last;
    const size_t gap_end = last + 1 < words.size() ? words[last + 1].begin : target.size();
    const uint32_t from = words[last].end;
    const std::string_view gap = std::string_view(target).substr(from, gap_end - from);
    const uint32_t end = from + common_prefix(gap, trailing_free_text(content_of(tree[n], source)));
    places[n].end = taken[last] = std::max(taken[last], end);
  }
  std::sort(wide.begin(), wide.end(), [&](NodeIndex a, NodeIndex b) {
    return ranges[a].first != ranges[b].first ? ranges[a].first < ranges[b].first : a > b;
  });
  uint32_t inner_word = UINT32_MAX;
  uint32_t inner_begin = 0;
  for (const NodeIndex n : wide) {
    const uint32_t first = ranges[n].first;
    const uint32_t to = words[first].begin;
    if (first != inner_word) inner_begin = to;
    inner_word = first;
    const uint32_t from = first == 0 ? 0 : taken[first - 1];
    const std::string_view gap = std::string_view(target).substr(from, to - from);
    const uint32_t begin = to - common_suffix(gap, leading_free_text(content_of(tree[n], source)));
    places[n].begin = inner_begin = std::min(inner_begin, begin);
  }
}

}  // namespace palimpsest::inline_codes
