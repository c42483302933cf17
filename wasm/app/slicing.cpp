// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "app/slicing.h"

#include <algorithm>
#include <unordered_map>

namespace palimpsest::app {
namespace {

using inline_codes::Mark;
using inline_codes::MarkedText;
using text::ByteRange;
using text::RunKind;

/// First and last stretch that touch a place; places must not decrease.
class Toucher {
 public:
  explicit Toucher(const std::vector<ByteRange>& stretches) : stretches_(stretches) {}

  void move_to(uint32_t at) {
    while (first_ + 1 < stretches_.size() && stretches_[first_].end < at) ++first_;
    last_ = std::max(last_, first_);
    while (last_ + 1 < stretches_.size() && stretches_[last_ + 1].begin <= at) ++last_;
  }
  [[nodiscard]] size_t first() const { return first_; }
  [[nodiscard]] size_t last() const { return last_; }

 private:
  const std::vector<ByteRange>& stretches_;
  size_t first_ = 0;
  size_t last_ = 0;
};

bool is_sentence(size_t stretch) {
  return stretch % 2 == 1;
}

/// Both marks of a pair in one key; a stand-alone code is like an opening.
uint64_t key_of(const Mark& mark) {
  return uint64_t{mark.code} * 2 + (mark.kind == RunKind::kClose ? 1 : 0);
}

}  // namespace

std::vector<size_t> stretches_of_source_marks(const MarkedText& source,
                                              const std::vector<ByteRange>& stretches) {
  std::unordered_map<uint64_t, uint32_t> places;
  for (const Mark& mark : source.marks) places[key_of(mark)] = mark.at;
  // Opens before its text or closes after it; a pair around nothing does neither.
  const auto has_text = [&](const Mark& mark, RunKind kind) {
    return mark.kind == kind &&
           places[uint64_t{mark.code} * 2] != places[uint64_t{mark.code} * 2 + 1];
  };

  std::vector<size_t> out(source.marks.size());
  Toucher toucher(stretches);
  for (size_t begin = 0; begin < source.marks.size();) {
    const uint32_t at = source.marks[begin].at;
    size_t end = begin;
    while (end < source.marks.size() && source.marks[end].at == at) ++end;
    toucher.move_to(at);
    const size_t first = toucher.first();
    const size_t last = toucher.last();
    const size_t gap = is_sentence(first) && first < last ? first + 1 : first;
    size_t i = begin;
    for (; i < end && has_text(source.marks[i], RunKind::kClose); ++i) out[i] = first;
    size_t openings = end;
    while (openings > i && has_text(source.marks[openings - 1], RunKind::kOpen)) --openings;
    for (; i < openings; ++i) out[i] = gap;
    for (; i < end; ++i) out[i] = last;
    begin = end;
  }
  return out;
}

std::vector<size_t> stretches_of_target_marks(const MarkedText& source,
                                              const std::vector<size_t>& source_stretches,
                                              const MarkedText& target,
                                              const std::vector<ByteRange>& stretches) {
  std::unordered_map<uint64_t, size_t> wanted;
  for (size_t i = 0; i < source.marks.size(); ++i) {
    wanted[key_of(source.marks[i])] = source_stretches[i];
  }
  std::vector<size_t> out(target.marks.size());
  Toucher toucher(stretches);
  size_t reached = 0;
  for (size_t i = 0; i < target.marks.size(); ++i) {
    toucher.move_to(target.marks[i].at);
    const size_t lowest = std::max(reached, toucher.first());
    reached = std::clamp(wanted[key_of(target.marks[i])], lowest, std::max(lowest, toucher.last()));
    out[i] = reached;
  }
  return out;
}

std::vector<text::Runs> slice(const MarkedText& marked, const std::vector<size_t>& stretch_of_mark,
                              const std::vector<ByteRange>& stretches) {
  std::vector<text::Runs> out(stretches.size());
  size_t mark = 0;
  for (size_t s = 0; s < stretches.size(); ++s) {
    MarkedText part;
    part.text = marked.text.substr(stretches[s].begin, stretches[s].size());
    for (; mark < marked.marks.size() && stretch_of_mark[mark] == s; ++mark) {
      const Mark& m = marked.marks[mark];
      part.marks.push_back({m.at - stretches[s].begin, m.kind, m.code});
    }
    out[s] = inline_codes::lower(part);
  }
  return out;
}

}  // namespace palimpsest::app
