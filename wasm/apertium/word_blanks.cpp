// SPDX-License-Identifier: GPL-3.0-or-later
#include "apertium/word_blanks.h"

#include <algorithm>

namespace palimpsest::apertium {

void attach_word_blanks(const Tape& in, Codes& codes, Carry carry, Tape& out) {
  std::vector<uint32_t> active;      // items, outermost first
  std::vector<size_t> sizes_before;  // per open span, active's size before it opened
  bool inside = false;
  for (const Symbol s : in) {
    if (inside) {
      out.push_back(s);
      inside = s != kUnitEnd;
    } else if (is_span_begin(s)) {
      sizes_before.push_back(active.size());
      for (const uint32_t item : codes.span_items(s)) {
        const bool known =
            carry == Carry::kAll && std::find(active.begin(), active.end(), item) != active.end();
        if (!known) active.push_back(item);
      }
    } else if (s == kSpanEnd) {
      if (sizes_before.empty()) continue;
      active.resize(sizes_before.back());
      sizes_before.pop_back();
    } else {
      if (s == kUnitBegin) {
        inside = true;
        if (!active.empty()) {
          out.push_back(carry == Carry::kAll ? codes.word_blank(active)
                                             : codes.word_blank({active.back()}));
        }
      }
      out.push_back(s);
    }
  }
}

void detach_word_blanks(const Tape& in, Tape& out) {
  bool marked = false;
  for (const Symbol s : in) {
    out.push_back(s);
    if (is_word_blank(s)) {
      marked = true;
    } else if (s == kUnitEnd) {
      if (marked) out.push_back(kSpanEnd);
      marked = false;
    }
  }
}

}  // namespace palimpsest::apertium
