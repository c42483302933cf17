// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/tray.h"

#include <utility>

#include "memory/numbering.h"
#include "memory/shelf.h"

namespace palimpsest::memory {
namespace {

uint64_t signature_of(EntryBytes source, const Dictionary& dictionary) {
  uint64_t signature = 0;
  while (source.begin < source.end) {
    const TokenId norm = dictionary.norm(token_of(read_entry(source.begin)));
    if (norm != kNoToken) signature |= signature_bit(norm);
  }
  return signature;
}

}  // namespace

void Tray::gather(Draft draft, const std::vector<uint8_t>& bytes) {
  draft.bytes = drafts_.bytes.keep(bytes);
  drafts_.units.push_back(draft);
}

void Tray::renumber(Dictionary& dictionary) {
  const std::vector<uint32_t> counts = count_tokens(drafts(), dictionary.size());
  memory::renumber(drafts_, dictionary.renumber(counts));
  for (size_t at = 0; at < signs_.size(); ++at) {
    signs_[at].signature = signature_of(drafts()[at].source(), dictionary);
  }
}

void Tray::settle(const Dictionary& dictionary) {
  live_count_ += size() - signs_.size();
  while (signs_.size() < size()) {
    const Draft& draft = drafts()[signs_.size()];
    Sign sign;
    sign.folded_hash = draft.hash;
    sign.length = draft.length;
    sign.signature = signature_of(draft.source(), dictionary);
    signs_.push_back(sign);
  }
}

void Tray::bury(uint32_t place) {
  if (signs_[place].is_dead) return;
  signs_[place].is_dead = true;
  --live_count_;
}

size_t Tray::size_bytes() const {
  return drafts().capacity() * sizeof(Draft) + signs_.capacity() * sizeof(Sign) +
         drafts_.bytes.size_bytes();
}

Drafts Tray::take_out() {
  size_t next = 0;
  std::erase_if(drafts_.units, [&](const Draft& /*draft*/) {
    const size_t place = next++;
    return place < signs_.size() && signs_[place].is_dead;
  });
  return std::move(drafts_);
}

}  // namespace palimpsest::memory
