// SPDX-License-Identifier: GPL-3.0-or-later
#include "apertium/pretransfer.h"

namespace palimpsest::apertium {

void pretransfer(const Tape& in, Tape& out) {
  Tape held;  // tags and what follows them, until the queue has gone before them
  bool holding = false;
  bool queue_seen = false;
  bool inside = false;
  Symbol word_blank = 0;
  const auto split = [&] {
    held.push_back(kUnitEnd);
    held.push_back(' ');
    if (word_blank != 0) held.push_back(word_blank);
    held.push_back(kUnitBegin);
  };
  for (const Symbol s : in) {
    if (!inside) {
      out.push_back(s);
      if (is_word_blank(s)) word_blank = s;
      inside = s == kUnitBegin;
    } else if (s == kUnitEnd) {
      out.insert(out.end(), held.begin(), held.end());
      out.push_back(kUnitEnd);
      held.clear();
      holding = queue_seen = inside = false;
      word_blank = 0;
    } else if (!holding) {
      if (is_tag(s) && !queue_seen) {
        holding = true;
        held.push_back(s);
      } else if (s == '+' && queue_seen) {
        split();
        holding = true;
      } else {
        out.push_back(s);
      }
    } else if (s == '#') {
      holding = false;
      queue_seen = true;
      out.push_back(s);
    } else if (s == '+') {
      split();
    } else if (s != '~') {
      held.push_back(s);
    }
  }
}

}  // namespace palimpsest::apertium
