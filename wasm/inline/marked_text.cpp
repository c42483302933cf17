// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "inline/marked_text.h"

#include <algorithm>
#include <unordered_set>

namespace palimpsest::inline_codes {
namespace {

Error bad_run(size_t index, const char* message) {
  return Error{ErrorCode::kBadArgument, message, "run " + std::to_string(index)};
}

enum class Edges { kClosed, kOpen };

Result<MarkedText> lift_with(const Runs& runs, Edges edges) {
  MarkedText out;
  std::vector<Mark> opened_before;  // codes that reach in from before a part
  std::vector<uint32_t> open;
  std::unordered_set<uint32_t> seen;
  for (size_t i = 0; i < runs.size(); ++i) {
    const Run& run = runs[i];
    const auto at = static_cast<uint32_t>(out.text.size());
    if (run.kind == RunKind::kText) {
      out.text += run.text;
      continue;
    }
    if (run.kind == RunKind::kClose) {
      if (!open.empty() && open.back() == run.code) {
        open.pop_back();
      } else if (seen.count(run.code) != 0) {
        return bad_run(i, "code is closed twice or across another; close codes inside out, once");
      } else if (edges == Edges::kClosed || !open.empty()) {
        return bad_run(i, "code is closed but not open; open it first");
      } else {
        seen.insert(run.code);
        opened_before.push_back({0, RunKind::kOpen, run.code});
      }
    } else if (!seen.insert(run.code).second) {
      return bad_run(i, "code is used twice; number each code once");
    } else if (run.kind == RunKind::kOpen) {
      open.push_back(run.code);
    }
    out.marks.push_back({at, run.kind, run.code});
  }
  if (!open.empty() && edges == Edges::kClosed) {
    return bad_run(runs.size(), "a code is not closed; close every code that is opened");
  }
  const auto end = static_cast<uint32_t>(out.text.size());
  for (; !open.empty(); open.pop_back()) out.marks.push_back({end, RunKind::kClose, open.back()});
  // The code closed last encloses those closed before it.
  out.marks.insert(out.marks.begin(), opened_before.rbegin(), opened_before.rend());
  return out;
}

}  // namespace

Result<MarkedText> lift(const Runs& runs) {
  return lift_with(runs, Edges::kClosed);
}

Result<MarkedText> lift_part(const Runs& runs) {
  return lift_with(runs, Edges::kOpen);
}

Runs lower(const MarkedText& marked) {
  Runs out;
  uint32_t at = 0;
  const auto copy_text_to = [&](uint32_t end) {
    if (end > at) out.push_back(text::text_run(marked.text.substr(at, end - at)));
    at = std::max(at, end);
  };
  for (const Mark& mark : marked.marks) {
    copy_text_to(mark.at);
    out.push_back(text::code_run(mark.kind, mark.code));
  }
  copy_text_to(static_cast<uint32_t>(marked.text.size()));
  return out;
}

CutterView::CutterView(const MarkedText& whole) : whole_(whole) {
  for (const Mark& mark : whole.marks) {
    Extent& extent = extents_[mark.code];
    if (mark.kind != RunKind::kClose) extent.begin = mark.at;
    extent.end = mark.at;
  }
}

MarkedText CutterView::cut(text::ByteRange part) const {
  MarkedText out;
  out.text = whole_.text.substr(part.begin, part.size());
  std::vector<Mark> reaching_in;   // innermost first, as they close in order
  std::vector<Mark> reaching_out;  // outermost first
  auto mark = std::lower_bound(whole_.marks.begin(), whole_.marks.end(), part.begin,
                               [](const Mark& m, uint32_t at) { return m.at < at; });
  for (; mark != whole_.marks.end() && mark->at <= part.end; ++mark) {
    const Extent extent = extents_.find(mark->code)->second;
    const bool is_empty = extent.begin == extent.end;
    const bool is_outside = is_empty ? mark->at == part.begin || mark->at == part.end
                                     : extent.end <= part.begin || extent.begin >= part.end;
    const bool encloses = extent.begin <= part.begin && extent.end >= part.end;
    if (is_outside || encloses) continue;
    if (extent.begin < part.begin) reaching_in.push_back({0, RunKind::kOpen, mark->code});
    if (extent.end > part.end) reaching_out.push_back({part.size(), RunKind::kClose, mark->code});
    out.marks.push_back({mark->at - part.begin, mark->kind, mark->code});
  }
  out.marks.insert(out.marks.begin(), reaching_in.rbegin(), reaching_in.rend());
  out.marks.insert(out.marks.end(), reaching_out.rbegin(), reaching_out.rend());
  return out;
}

MarkedText core_of(const MarkedText& marked) {
  return CutterView(marked).cut({0, static_cast<uint32_t>(marked.text.size())});
}

}  // namespace palimpsest::inline_codes
