// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "srx/alphabet.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <unordered_map>

namespace palimpsest::srx {
namespace {

/// Where the characters of some set begin or stop being its members; 0 first.
std::vector<char32_t> borders(const SetPool& pool, const std::vector<SetId>& sets) {
  std::vector<char32_t> out{0};
  for (const SetId set : sets) {
    for (const CodeRange range : pool[set].ranges()) {
      out.push_back(range.first);
      if (range.last < kLastCodePoint) out.push_back(range.last + 1);
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

/// Gives the stretches of `set` classes of their own.
void refine(const CodeSet& set, const std::vector<char32_t>& begins,
            std::vector<CharClass>& classes, size_t& size) {
  std::unordered_map<CharClass, CharClass> split;
  for (const CodeRange range : set.ranges()) {
    auto at = static_cast<size_t>(std::lower_bound(begins.begin(), begins.end(), range.first) -
                                  begins.begin());
    for (; at < begins.size() && begins[at] <= range.last; ++at) {
      const auto [entry, is_new] = split.emplace(classes[at], static_cast<CharClass>(size));
      if (is_new) ++size;
      classes[at] = entry->second;
    }
  }
}

}  // namespace

Alphabet::Alphabet(const SetPool& pool, const std::vector<SetId>& sets) {
  const std::vector<char32_t> begins = borders(pool, sets);
  std::vector<CharClass> classes(begins.size(), 0);
  size_t size = 1;
  for (const SetId set : sets) {
    if (size + begins.size() >= UINT16_MAX) {  // numbers of classes that were split are given back
      std::map<CharClass, CharClass> used;
      for (CharClass& c : classes) {
        c = used.emplace(c, static_cast<CharClass>(used.size())).first->second;
      }
      size = used.size();
    }
    refine(pool[set], begins, classes, size);
  }
  std::map<CharClass, CharClass> used;
  for (CharClass& c : classes) {
    c = used.emplace(c, static_cast<CharClass>(used.size())).first->second;
  }
  size_ = used.size() + 1;
  fill_blocks(begins, classes);

  row_of_.assign(pool.size(), 0);
  members_.assign(sets.size() * size_, 0);
  for (size_t row = 0; row < sets.size(); ++row) {
    row_of_[sets[row]] = static_cast<uint32_t>(row);
    for (const CodeRange range : pool[sets[row]].ranges()) {
      auto at = std::lower_bound(begins.begin(), begins.end(), range.first) - begins.begin();
      for (; at < std::ssize(begins) && begins[at] <= range.last; ++at) {
        members_[row * size_ + classes[at]] = 1;
      }
    }
  }
}

void Alphabet::fill_blocks(const std::vector<char32_t>& begins,
                           const std::vector<CharClass>& classes) {
  constexpr uint16_t kNone = UINT16_MAX;
  std::unordered_map<std::string, uint16_t> known;  // by the bytes of a block
  std::vector<uint16_t> uniform(size_, kNone);      // blocks of one class: most of Unicode
  std::vector<CharClass> block(kBlockSize);
  size_t at = 0;
  for (char32_t first = 0; first <= kLastCodePoint; first += kBlockSize) {
    while (at + 1 < begins.size() && begins[at + 1] <= first) ++at;
    const bool is_uniform = at + 1 == begins.size() || begins[at + 1] >= first + kBlockSize;
    if (is_uniform && uniform[classes[at]] != kNone) {
      block_of_.push_back(uniform[classes[at]]);
      continue;
    }
    for (char32_t i = 0; i < kBlockSize; ++i) {
      while (at + 1 < begins.size() && begins[at + 1] <= first + i) ++at;
      block[i] = classes[at];
    }
    const std::string bytes(reinterpret_cast<const char*>(block.data()),
                            block.size() * sizeof(CharClass));
    const auto [entry, is_new] = known.emplace(bytes, static_cast<uint16_t>(known.size()));
    if (is_new) blocks_.insert(blocks_.end(), block.begin(), block.end());
    if (is_uniform) uniform[classes[at]] = entry->second;
    block_of_.push_back(entry->second);
  }
  for (char32_t c = 0; c < kAscii; ++c) ascii_[c] = blocks_[c];
}

}  // namespace palimpsest::srx
