// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/tray.h"

namespace palimpsest::memory {

uint32_t Tray::put(const Draft& draft, const Dictionary& dictionary) {
  Sign sign;
  sign.folded_hash = draft.hash;
  for (size_t i = 0; i < draft.source_count; ++i) {
    const TokenId token = token_of(entries_[draft.begin + i]);
    const TokenId norm = dictionary.norm(token);
    if (norm == kNoToken) continue;
    sign.signature |= signature_bit(norm);
    ++sign.length;
  }
  drafts_.push_back(draft);
  signs_.push_back(sign);
  ++live_count_;
  return static_cast<uint32_t>(drafts_.size() - 1);
}

void Tray::bury(uint32_t place) {
  if (signs_[place].is_dead) return;
  signs_[place].is_dead = true;
  --live_count_;
}

size_t Tray::size_bytes() const {
  return drafts_.capacity() * sizeof(Draft) + signs_.capacity() * sizeof(Sign) +
         entries_.capacity() * sizeof(Entry);
}

void Tray::take_out(std::vector<Draft>& drafts, std::vector<Entry>& entries) const {
  for (size_t place = 0; place < drafts_.size(); ++place) {
    if (signs_[place].is_dead) continue;
    Draft draft = drafts_[place];
    const auto begin = entries_.begin() + static_cast<ptrdiff_t>(draft.begin);
    draft.begin = entries.size();
    entries.insert(entries.end(), begin, begin + draft.source_count + draft.target_count);
    drafts.push_back(draft);
  }
}

void Tray::clear() {
  drafts_ = {};
  signs_ = {};
  entries_ = {};
  live_count_ = 0;
}

}  // namespace palimpsest::memory
