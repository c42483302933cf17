// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "inline/placement.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "inline/edges.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace palimpsest::inline_codes {
namespace {

constexpr uint32_t kMaxPunctuationBytes = 16;  // longest content looked for in the target
constexpr uint32_t kSearchBytes = 200;         // how far from the expected place it is looked for
constexpr uint32_t kMaxWordSteps = 256;        // longer "words" are cut where the guess falls

uint32_t character_before(std::string_view text, uint32_t at) {
  do {
    --at;
  } while (at > 0 && text::is_continuation(text[at]));
  return at;
}

bool is_word_character(std::string_view text, uint32_t at) {
  const char32_t c = text::decode(text, at).code_point;
  return text::is_alnum(c) || text::is_mark(c);
}

bool is_space_at(std::string_view text, uint32_t at) {
  return text::is_space(text::decode(text, at).code_point);
}

struct Hint {
  uint32_t at;
  uint32_t rank;
};

/// Places the children of one code after another, outermost first.
class Placement {
 public:
  Placement(const CodeTree& tree, const MarkedText& source, const Target& target,
            std::vector<Place>& places, std::vector<bool> is_wide)
      : tree_(tree),
        source_(source.text),
        target_(target.text),
        places_(places),
        is_wide_(std::move(is_wide)),
        hints_(tree.size()) {
    uint32_t rank = 1;
    for (const Anchor& anchor : target.anchors) {
      const NodeIndex node = tree.find(anchor.code);
      if (node != kRoot && !hints_[node]) hints_[node] = Hint{anchor.at, rank++};
    }
  }

  void run() {
    places_[kRoot] = Place{0, static_cast<uint32_t>(target_.size()), 0};
    for (NodeIndex n = 0; n < tree_.size(); ++n) {
      if (!tree_[n].children.empty()) place_children(n);
    }
  }

 private:
  void place_children(NodeIndex parent) {
    parent_ = places_[parent];
    wide_.clear();
    for (const NodeIndex child : tree_[parent].children) {
      if (is_wide_[child]) wide_.push_back(places_[child]);
    }
    std::sort(wide_.begin(), wide_.end(),
              [](const Place& a, const Place& b) { return a.begin < b.begin; });
    visit_children(parent, [&](NodeIndex child, uint32_t at) { place_punctuation(child, at); });
    visit_children(parent, [&](NodeIndex child, uint32_t at) {
      if (!is_wide_[child]) places_[child] = Place{at, at, 0};
    });
    rank_children(parent);
  }

  /// Calls place(child, expected place) for every child without words, in source order.
  template <typename PlaceChild>
  void visit_children(NodeIndex parent, const PlaceChild& place) {
    const std::vector<NodeIndex>& children = tree_[parent].children;
    std::vector<NodeIndex> next_wide(children.size() + 1, kRoot);
    for (size_t i = children.size(); i-- > 0;) {
      next_wide[i] = is_wide_[children[i]] ? children[i] : next_wide[i + 1];
    }
    uint32_t source_low = tree_[parent].begin;
    uint32_t low = parent_.begin;
    for (size_t i = 0; i < children.size(); ++i) {
      const NodeIndex child = children[i];
      if (!is_wide_[child]) {
        const NodeIndex next = next_wide[i];
        const uint32_t source_high = next == kRoot ? tree_[parent].end : tree_[next].begin;
        const uint32_t high = next == kRoot ? parent_.end : places_[next].begin;
        uint32_t at = hints_[child] ? hints_[child]->at
                                    : guess(child, {source_low, source_high}, {low, high});
        place(child, outside_wide(at));
        if (!is_wide_[child]) continue;
      }
      source_low = tree_[child].end;
      low = places_[child].end;
    }
  }

  /// Between its neighbours in the target as far along as in the source, at the edge of a word.
  uint32_t guess(NodeIndex child, text::ByteRange from, text::ByteRange to) const {
    if (to.end <= to.begin) return to.begin;
    const uint32_t begin = tree_[child].begin;
    const uint64_t distance = begin > from.begin ? begin - from.begin : 0;
    if (distance == 0) return to.begin;
    if (begin >= from.end) return to.end;
    uint32_t at = to.begin + static_cast<uint32_t>(distance * to.size() / from.size());
    while (at > to.begin && text::is_continuation(target_[at])) --at;
    const bool before_word = begin == 0 || is_space_at(source_, character_before(source_, begin));
    at = word_edge(at, to, before_word);
    if (before_word) {
      while (at < to.end && is_space_at(target_, at)) {
        at += static_cast<uint32_t>(text::decode(target_, at).size_bytes);
      }
    } else {
      while (at > to.begin && is_space_at(target_, character_before(target_, at))) {
        at = character_before(target_, at);
      }
    }
    return std::min(at, to.end);
  }

  /// `at` moved out of the word it falls into, to its beginning or its end.
  uint32_t word_edge(uint32_t at, text::ByteRange within, bool to_beginning) const {
    const auto is_inside = [&](uint32_t place) {
      return place > within.begin && place < within.end && is_word_character(target_, place) &&
             is_word_character(target_, character_before(target_, place));
    };
    uint32_t edge = at;
    for (uint32_t steps = 0; is_inside(edge); ++steps) {
      if (steps == kMaxWordSteps) return at;
      edge = to_beginning ? character_before(target_, edge)
                          : edge + static_cast<uint32_t>(text::decode(target_, edge).size_bytes);
    }
    return edge;
  }

  /// `at` moved into the parent, to a character boundary and out of the wide children.
  uint32_t outside_wide(uint32_t at) const {
    at = std::clamp(at, parent_.begin, parent_.end);
    while (at > parent_.begin && at < target_.size() && text::is_continuation(target_[at])) --at;
    const auto after = first_ending_after(at);
    if (after == wide_.end() || after->begin >= at) return at;
    return at - after->begin <= after->end - at ? after->begin : after->end;
  }

  std::vector<Place>::const_iterator first_ending_after(uint32_t at) const {
    return std::upper_bound(wide_.begin(), wide_.end(), at,
                            [](uint32_t value, const Place& p) { return value < p.end; });
  }

  /// A code around punctuation only, e.g. "<sup>*</sup>", goes around the same punctuation.
  void place_punctuation(NodeIndex child, uint32_t expected) {
    const std::string_view content = punctuation_of(tree_[child]);
    if (content.empty()) return;
    uint32_t from = std::max(parent_.begin, expected - std::min(expected, kSearchBytes));
    const uint32_t to = std::min(parent_.end, expected + kSearchBytes);
    std::optional<uint32_t> best;
    uint32_t best_distance = UINT32_MAX;
    while (from < to) {
      const size_t found = std::string_view(target_).substr(0, to).find(content, from);
      if (found == std::string_view::npos) break;
      const auto at = static_cast<uint32_t>(found);
      const auto after = first_ending_after(at);
      const bool is_free = after == wide_.end() || after->begin >= at + content.size();
      const uint32_t distance = at < expected ? expected - at : at - expected;
      if (is_free && distance < best_distance) {
        best = at;
        best_distance = distance;
      }
      from = at + 1;
    }
    if (!best) return;
    const Place place{*best, *best + static_cast<uint32_t>(content.size()), 0};
    wide_.insert(first_ending_after(place.begin), place);
    places_[child] = place;
    is_wide_[child] = true;
  }

  /// The content of a paired code without white space around it; empty if it has letters or digits.
  std::string_view punctuation_of(const Node& node) const {
    uint32_t begin = node.begin;
    uint32_t end = node.end;
    if (!node.is_paired || end - begin > kMaxPunctuationBytes) return {};
    while (begin < end && is_space_at(source_, begin)) {
      begin += static_cast<uint32_t>(text::decode(source_, begin).size_bytes);
    }
    while (end > begin && is_space_at(source_, character_before(source_, end))) {
      end = character_before(source_, end);
    }
    for (uint32_t at = begin; at < end;) {
      if (is_word_character(source_, at)) return {};
      at += static_cast<uint32_t>(text::decode(source_, at).size_bytes);
    }
    return std::string_view(source_).substr(begin, end - begin);
  }

  /// At one place, codes stand as the answer has them; one the answer does not have follows the one
  /// before it in the source.
  void rank_children(NodeIndex parent) {
    uint32_t last_at = UINT32_MAX;
    uint32_t last_rank = 0;
    for (const NodeIndex child : tree_[parent].children) {
      if (is_wide_[child]) continue;
      const uint32_t at = places_[child].begin;
      if (hints_[child]) {
        last_rank = hints_[child]->rank;
      } else if (at != last_at) {
        last_rank = 0;
      }
      last_at = at;
      places_[child].rank = last_rank;
    }
  }

  const CodeTree& tree_;
  const std::string& source_;
  const std::string& target_;
  std::vector<Place>& places_;
  std::vector<bool> is_wide_;
  std::vector<std::optional<Hint>> hints_;
  Place parent_;
  std::vector<Place> wide_;  // of the parent at hand, sorted and disjoint
};

}  // namespace

std::vector<Place> place_codes(const CodeTree& tree, const MarkedText& source, const Target& target,
                               const std::vector<Word>& words,
                               const std::vector<WordRange>& ranges) {
  std::vector<Place> places(tree.size());
  place_wide_codes(tree, source.text, target.text, words, ranges, places);
  std::vector<bool> is_wide(tree.size());
  for (NodeIndex n = 0; n < tree.size(); ++n) is_wide[n] = !ranges[n].is_empty;
  Placement(tree, source, target, places, std::move(is_wide)).run();
  return places;
}

}  // namespace palimpsest::inline_codes
