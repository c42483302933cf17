// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/numbering.h"

#include <algorithm>
#include <utility>

#include "memory/slices.h"
#include "memory/unit_codec.h"

namespace palimpsest::memory {
namespace {

constexpr size_t kSampledSlices = 16;

[[gnu::noinline]] void count_slice(const Draft* at, const Draft* end,
                                   std::vector<uint32_t>& counts) {
  for (; at < end; ++at) {
    for (EntryBytes both = at->both(); both.begin < both.end;) {
      ++counts[token_of(read_entry(both.begin))];
    }
  }
}

[[gnu::noinline]] void renumber_slice(Draft* at, const Draft* end,
                                      const std::vector<TokenId>& new_of, DraftBytes& bytes) {
  std::vector<uint8_t> written;
  for (; at < end; ++at) {
    const auto write = [&](EntryBytes entries, uint8_t* to) {
      while (entries.begin < entries.end) {
        const Entry entry = read_entry(entries.begin);
        to = write_entry(to, new_of[token_of(entry)] << 1 | (entry & 1));
      }
      return to;
    };
    written.resize((size_t{at->source_size} + at->target_size) * kMaxVarintBytes);
    uint8_t* const middle = write(at->source(), written.data());
    const uint8_t* const behind = write(at->target(), middle);
    at->source_size = static_cast<uint32_t>(middle - written.data());
    at->target_size = static_cast<uint32_t>(behind - middle);
    written.resize(static_cast<size_t>(behind - written.data()));
    at->bytes = bytes.keep(written);
  }
}

/// What entries take, tokens used as often as `counts` says, by their numbers.
uint64_t entry_bytes(const std::vector<uint64_t>& counts) {
  uint64_t bytes = 0;
  for (TokenId token = 0; token < counts.size(); ++token) {
    bytes += counts[token] * varint_size(token << 1);
  }
  return bytes;
}

}  // namespace

std::vector<uint32_t> count_tokens(const std::vector<Draft>& drafts, size_t tokens, size_t every) {
  std::vector<uint32_t> counts(tokens, 0);
  for_each_slice(
      drafts.size(),
      [&](size_t begin, size_t end) {
        count_slice(drafts.data() + begin, drafts.data() + end, counts);
      },
      every);
  return counts;
}

bool wants_numbers(const std::vector<Draft>& drafts, size_t tokens) {
  const bool are_many = drafts.size() > kSampledSlices * kSliceUnits;
  const std::vector<uint32_t> counted = count_tokens(drafts, tokens, are_many ? kSampledSlices : 1);
  std::vector<uint64_t> counts(counted.begin(), counted.end());
  const uint64_t now = entry_bytes(counts);
  std::sort(counts.begin(), counts.end());
  std::reverse(counts.begin(), counts.end());
  return entry_bytes(counts) * 100 < now * 98;
}

void renumber(Drafts& drafts, const std::vector<TokenId>& new_of) {
  DraftBytes bytes;
  for_each_slice(drafts.units.size(), [&](size_t begin, size_t end) {
    renumber_slice(drafts.units.data() + begin, drafts.units.data() + end, new_of, bytes);
  });
  drafts.bytes = std::move(bytes);
}

}  // namespace palimpsest::memory
