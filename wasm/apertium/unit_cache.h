// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What came out for a sequence of symbols before: words come again and again, and what a dictionary
// or a pattern makes of one depends on nothing else. Of fixed size, nothing is allocated after the
// start: forms and answers lie in a ring, in which the newest overwrite the oldest.
//
//   places_   by hash of the form: where in the ring it was written, as a count of all symbols ever
//             written, so that what was overwritten meanwhile is known to be gone
//   ring_     form, answer, form, answer, ..; a pair never goes over the ring's end. What was
//             never written is never read, so it is set to nothing and takes no room until then.
#pragma once

#include <algorithm>
#include <memory>
#include <span>
#include <vector>

#include "apertium/symbols.h"

namespace palimpsest::apertium {

class UnitCache {
 public:
  struct Answer {
    bool found = false;
    char mark = 0;                    ///< the generator's, see Generated::marks
    std::span<const Symbol> symbols;  ///< until the next keep()
  };

  /// places, ring_size   powers of two; memory is 16 bytes a place and 4 a symbol of the ring.
  explicit UnitCache(size_t places = 1U << 13, size_t ring_size = 1U << 17)
      : places_(places), ring_(new Symbol[ring_size]), ring_size_(ring_size) {}

  [[nodiscard]] Answer find(std::span<const Symbol> form) const {
    const Place& place = places_[place_of(form)];
    if (place.form_size != form.size() || form.empty() || written_ - place.at > ring_size_) {
      return {};
    }
    const Symbol* const at = ring_.get() + place.at % ring_size_;
    if (!std::equal(form.begin(), form.end(), at)) return {};
    return {true, place.mark, {at + form.size(), place.answer_size}};
  }

  /// Answers that would fill much of the ring are not kept.
  void keep(std::span<const Symbol> form, std::span<const Symbol> answer, char mark = 0) {
    const size_t size = form.size() + answer.size();
    if (size > kLongestPair) return;
    const size_t at = written_ % ring_size_;
    if (at + size > ring_size_) written_ += ring_size_ - at;
    Place& place = places_[place_of(form)];
    place = {written_, static_cast<uint16_t>(form.size()), static_cast<uint16_t>(answer.size()),
             mark};
    Symbol* to = ring_.get() + written_ % ring_size_;
    to = std::copy(form.begin(), form.end(), to);
    std::copy(answer.begin(), answer.end(), to);
    written_ += size;
  }

 private:
  static constexpr size_t kLongestPair = 1U << 10;

  struct Place {
    uint64_t at = 0;
    uint16_t form_size = 0;
    uint16_t answer_size = 0;
    char mark = 0;
  };

  [[nodiscard]] size_t place_of(std::span<const Symbol> form) const {
    uint32_t hash = 2166136261U;  // FNV-1a over whole symbols, mixed at the end
    for (const Symbol s : form) hash = (hash ^ s) * 16777619U;
    return (hash ^ hash >> 15U) & (places_.size() - 1);
  }

  std::vector<Place> places_;
  std::unique_ptr<Symbol[]> ring_;
  size_t ring_size_;
  uint64_t written_ = 0;
};

}  // namespace palimpsest::apertium
