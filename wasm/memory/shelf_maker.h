// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Makes a shelf of drafts. They are read in the order they came in, which is that of their bytes,
// and each goes behind the last one of its size: what is written to are some thousand places that
// move on, and not all of the shelf.
//
// What takes long goes in slices of units, each a call: WebAssembly that a browser has only just
// begun to run gets its good code at the next call, and there may be one shelf of a million units.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "memory/dictionary.h"
#include "memory/draft.h"
#include "memory/shelf.h"

namespace palimpsest::memory {

class ShelfMaker {
 public:
  /// cost      a microsecond or two a unit, and something for each token there is.
  /// lifetime  keeps views of both.
  ShelfMaker(const std::vector<Draft>& drafts, const Dictionary& dictionary)
      : drafts_(drafts), dictionary_(dictionary) {}

  /// How often each token is used in the drafts.
  [[nodiscard]] std::vector<uint32_t> count_tokens() const;
  /// The tokens of the drafts have had these numbers given since.
  /// new_of  by old number.
  void renumber(std::vector<TokenId> new_of) { new_of_ = std::move(new_of); }

  /// Once only.
  [[nodiscard]] Shelf make();

 private:
  /// Of a class of tokens.
  struct Class {
    Shelf::Place last = UINT32_MAX;  // that has it
    uint32_t frequency = 0;          // units that have it
  };

  void count(size_t begin, size_t end, std::vector<uint32_t>& counts) const;
  void order();
  [[nodiscard]] std::vector<uint32_t> by_size(uint32_t largest) const;
  void measure(size_t begin, size_t end);
  void take_in(size_t begin, size_t end);
  void write(const Draft& draft, uint32_t source_size, uint8_t* to);
  uint64_t count_classes(EntryBytes source, Shelf::Place place);
  void make_runs();
  void make_lists();
  void choose(size_t begin, size_t end);
  void list(size_t begin, size_t end);
  void make_table();
  void enter(size_t begin, size_t end);
  void note_neighbours();
  void make_skeletons();

  [[nodiscard]] Entry renumbered(Entry entry) const {
    return new_of_[token_of(entry)] << 1 | (entry & 1);
  }

  const std::vector<Draft>& drafts_;
  const Dictionary& dictionary_;
  std::vector<TokenId> new_of_;         // empty: numbers stay
  std::vector<uint32_t> order_;         // of drafts, by place
  std::vector<Shelf::Place> places_;    // by draft
  std::vector<uint32_t> source_sizes_;  // by draft, in bytes
  std::vector<uint32_t> sizes_;         // by place, in characters
  std::vector<uint8_t> written_;        // of one unit
  std::vector<Class> classes_;
  std::vector<uint64_t> keys_;         // of one unit's tokens: frequency and class
  std::vector<TokenId> chosen_;        // the classes a unit is listed under, unit after unit
  std::vector<uint32_t> chosen_ends_;  // by place
  std::vector<uint32_t> next_;         // by class: size of its list, then where it goes on
  bool says_neighbours_ = false;       // any of them
  bool has_skeletons_ = false;
  Shelf shelf_;
};

}  // namespace palimpsest::memory
