// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "app/block_work.h"

#include <algorithm>
#include <utility>

#include "app/slicing.h"
#include "inline/spans.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace palimpsest::app {
namespace {

using inline_codes::CodeTree;
using inline_codes::kRoot;
using inline_codes::MarkedText;
using inline_codes::NodeIndex;
using inline_codes::Target;
using text::ByteRange;

/// The innermost code that encloses all of `range`.
uint32_t enclosing_code(const CodeTree& tree, ByteRange range) {
  NodeIndex node = kRoot;
  while (true) {
    const std::vector<NodeIndex>& children = tree[node].children;
    auto after = std::upper_bound(
        children.begin(), children.end(), range.begin,
        [&](uint32_t begin, NodeIndex child) { return begin < tree[child].begin; });
    // Empty codes may stand between the beginning of the enclosing one and the range.
    while (after != children.begin() && tree[*(after - 1)].begin == tree[*(after - 1)].end) --after;
    if (after == children.begin() || tree[*(after - 1)].end < range.end) return tree[node].code;
    node = *(after - 1);
  }
}

void append_target(const Target& from, uint32_t enclosing, Target& to) {
  const auto base = static_cast<uint32_t>(to.text.size());
  to.text += from.text;
  for (const auto& piece : from.pieces) {
    const uint32_t code = piece.code == 0 ? enclosing : piece.code;
    to.pieces.push_back({base + piece.begin, base + piece.end, code});
  }
  for (const auto& anchor : from.anchors) to.anchors.push_back({base + anchor.at, anchor.code});
}

ByteRange without_space_around(std::string_view text) {
  ByteRange range;
  for (uint32_t at = 0; at < text.size();) {
    const text::Decoded d = text::decode(text, at);
    const bool is_space = text::is_space(d.code_point);
    if (!is_space && range.empty()) range.begin = at;
    at += static_cast<uint32_t>(d.size_bytes);
    if (!is_space) range.end = at;
  }
  return range;
}

bool has_codes(const Runs& runs) {
  return std::any_of(runs.begin(), runs.end(),
                     [](const text::Run& run) { return run.kind != text::RunKind::kText; });
}

}  // namespace

Result<BlockWork> BlockWork::lifted(const Block& block) {
  Result<MarkedText> source = inline_codes::lift(block.runs);
  if (!source) return source.error();
  BlockWork work;
  work.id_ = block.id;
  work.source_ = std::move(source).value();
  return work;
}

Result<BlockWork> BlockWork::begin(const Block& block, std::string_view language,
                                   Segmenter& segmenter) {
  Result<BlockWork> work = lifted(block);
  if (work) work.value().set_sentences(segmenter.split(work.value().source_.text, language));
  return work;
}

Result<BlockWork> BlockWork::begin_unsplit(const Block& block) {
  Result<BlockWork> work = lifted(block);
  if (!work) return work;
  std::vector<ByteRange> ranges;
  const ByteRange all = without_space_around(work.value().source_.text);
  if (!all.empty()) ranges.push_back(all);
  work.value().set_sentences(ranges);
  return work;
}

void BlockWork::set_sentences(const std::vector<ByteRange>& ranges) {
  const CodeTree tree(source_);
  const inline_codes::CutterView cutter(source_);
  uint32_t gap_begin = 0;
  for (const ByteRange range : ranges) {
    stretches_.push_back({{gap_begin, range.begin}, {}});
    stretches_.push_back({range, {}});
    gap_begin = range.end;
    Sentence sentence;
    sentence.source = cutter.cut(range);
    sentence.enclosing_code = enclosing_code(tree, range);
    sentences_.push_back(std::move(sentence));
  }
  stretches_.push_back({{gap_begin, static_cast<uint32_t>(source_.text.size())}, {}});
}

Target BlockWork::joined_target() {
  Target target;
  for (size_t s = 0; s < stretches_.size(); ++s) {
    const auto begin = static_cast<uint32_t>(target.text.size());
    if (s % 2 == 0) {
      target.text += text::slice(source_.text, stretches_[s].source);
    } else {
      Sentence& sentence = sentences_[s / 2];
      if (!sentence.is_answered) {
        sentence.target =
            inline_codes::read_answer(sentence.source, inline_codes::lower(sentence.source));
      }
      append_target(sentence.target, sentence.enclosing_code, target);
    }
    stretches_[s].target = {begin, static_cast<uint32_t>(target.text.size())};
  }
  return target;
}

/// Where a place outside of all sentences, or at the edge of one, is in the target.
uint32_t BlockWork::target_place(uint32_t source_place) const {
  const auto stretch =
      std::lower_bound(stretches_.begin(), stretches_.end(), source_place,
                       [](const Stretch& s, uint32_t place) { return s.source.end < place; });
  auto gap = stretch;
  if ((gap - stretches_.begin()) % 2 == 1) ++gap;  // the end of a sentence: the gap after it
  return gap->target.begin + (source_place - gap->source.begin);
}

/// Codes that no sentence knows of: those without text at the edges of sentences, and those around
/// white space between sentences.
void BlockWork::add_gap_codes(const CodeTree& tree, Target& target) const {
  for (NodeIndex n = 1; n < tree.size(); ++n) {
    const uint32_t begin = tree[n].begin;
    const uint32_t end = tree[n].end;
    const auto stretch =
        std::upper_bound(stretches_.begin(), stretches_.end(), begin,
                         [](uint32_t place, const Stretch& s) { return place < s.source.end; });
    const bool is_in_sentence = stretch != stretches_.end() &&
                                (stretch - stretches_.begin()) % 2 == 1 &&
                                stretch->source.begin < begin;
    if (begin == end && !is_in_sentence) {
      target.anchors.push_back({target_place(begin), tree[n].code});
      continue;
    }
    const bool is_in_gap = begin < end && stretch != stretches_.end() &&
                           (stretch - stretches_.begin()) % 2 == 0 && end <= stretch->source.end;
    const auto& children = tree[n].children;
    const bool is_innermost = std::none_of(children.begin(), children.end(), [&](NodeIndex child) {
      return tree[child].begin < tree[child].end;
    });
    if (is_in_gap && is_innermost) {
      target.pieces.push_back(
          {target_place(begin), target_place(begin) + (end - begin), tree[n].code});
    }
  }
  std::stable_sort(target.anchors.begin(), target.anchors.end(),
                   [](const auto& a, const auto& b) { return a.at < b.at; });
}

BlockResult BlockWork::finish() {
  Target target = joined_target();
  const CodeTree tree(source_);
  add_gap_codes(tree, target);
  const MarkedText translation = inline_codes::project(source_, target);

  std::vector<ByteRange> source_ranges;
  std::vector<ByteRange> target_ranges;
  for (const Stretch& stretch : stretches_) {
    source_ranges.push_back(stretch.source);
    target_ranges.push_back(stretch.target);
  }
  const std::vector<size_t> source_marks = stretches_of_source_marks(source_, source_ranges);
  std::vector<Runs> sources = slice(source_, source_marks, source_ranges);
  std::vector<Runs> targets = slice(
      translation, stretches_of_target_marks(source_, source_marks, translation, target_ranges),
      target_ranges);

  BlockResult result;
  result.id = id_;
  for (size_t s = 0; s < stretches_.size(); ++s) {
    Part part;
    const bool is_gap = s % 2 == 0;
    if (is_gap && !has_codes(sources[s]) && !has_codes(targets[s])) {
      if (stretches_[s].target.empty()) continue;
      part.gap = text::slice(translation.text, stretches_[s].target);
    } else {
      part.segment =
          Segment{std::move(sources[s]), std::move(targets[s]), Provenance::kNone, 0, {}, {}};
      if (!is_gap) {
        Sentence& sentence = sentences_[s / 2];
        part.segment->origin = sentence.origin;
        part.segment->score_percent = sentence.score_percent;
        part.segment->unknown = std::move(sentence.unknown);
      }
    }
    result.parts.push_back(std::move(part));
  }
  return result;
}

}  // namespace palimpsest::app
