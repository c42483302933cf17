// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/plain_text.h"

#include <algorithm>
#include <cstddef>
#include <unordered_map>

namespace palimpsest::memory {

bool PlainText::has_code_inside(text::ByteRange range) const {
  const auto first = std::partition_point(
      codes.begin(), codes.end(), [&](const CodeMark& mark) { return mark.at <= range.begin; });
  return first != codes.end() && first->at < range.end;
}

PlainText plain_text(const text::Runs& runs) {
  PlainText out;
  std::unordered_map<uint32_t, uint32_t> ordinals;
  for (const text::Run& run : runs) {
    if (run.kind == text::RunKind::kText) {
      out.text += run.text;
      continue;
    }
    const auto next = static_cast<uint32_t>(ordinals.size() + 1);
    const uint32_t ordinal = ordinals.emplace(run.code, next).first->second;
    out.codes.push_back({run.kind, ordinal, static_cast<uint32_t>(out.text.size())});
  }
  return out;
}

text::Runs with_edits(const text::Runs& runs, const std::vector<Edit>& edits) {
  text::Runs out;
  auto edit = edits.begin();
  uint32_t begin = 0;  // of the run in the plain text
  for (const text::Run& run : runs) {
    if (run.kind != text::RunKind::kText) {
      out.push_back(run);
      continue;
    }
    const uint32_t end = begin + static_cast<uint32_t>(run.text.size());
    std::string written;
    uint32_t at = begin;
    while (at < end) {
      while (edit != edits.end() && edit->range.end <= at) ++edit;
      const bool is_open = edit != edits.end() && edit->range.begin < end;
      const uint32_t stop = is_open ? std::max(edit->range.begin, at) : end;
      written += run.text.substr(at - begin, stop - at);
      at = stop;
      if (!is_open) break;
      if (edit->range.begin >= begin) written += edit->text;
      at = std::min(edit->range.end, end);
    }
    out.push_back(text::text_run(std::move(written)));
    begin = end;
  }
  return out;
}

}  // namespace palimpsest::memory
