// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Makes a shelf of drafts. They are read in the order they came in, which is that of their bytes,
// and each goes behind the last one of its size: what is written to are some thousand places that
// move on, and not all of the shelf.
//
// What takes long goes in slices of units (memory/slices.h).
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
  /// lifetime  keeps a view of the dictionary.
  ShelfMaker(Drafts drafts, const Dictionary& dictionary)
      : drafts_(std::move(drafts)), dictionary_(dictionary) {}

  /// Once only. What is no longer needed is let go of on the way: of a million units, drafts and
  /// shelf take as much memory again as the shelf alone.
  /// cost  a microsecond or two a unit, and something for each token there is.
  [[nodiscard]] Shelf make();

 private:
  /// Of a class of tokens.
  struct Class {
    Shelf::Place last = UINT32_MAX;  // that has it
    uint32_t frequency = 0;          // units that have it
  };

  /// Of classes, the rarest first; of equally rare ones that of the lower number, as FuzzySearch
  /// has it.
  using Rank = uint32_t;

  void order();
  [[nodiscard]] std::vector<uint32_t> by_size(uint32_t largest) const;
  void measure(size_t begin, size_t end);
  void take_in(size_t begin, size_t end);
  uint64_t count_classes(EntryBytes source, Shelf::Place place);
  void make_runs();
  [[nodiscard]] std::vector<Rank> rank_classes();
  void make_lists();
  void choose(size_t begin, size_t end);
  void list(size_t begin, size_t end);
  void make_table();
  void enter(size_t begin, size_t end);
  void note_neighbours();
  void make_skeletons();

  Drafts drafts_;
  const Dictionary& dictionary_;
  std::vector<uint32_t> order_;       // of drafts, by place
  std::vector<Shelf::Place> places_;  // by draft
  std::vector<uint32_t> sizes_;       // by place, in characters
  std::vector<Class> classes_;
  std::vector<Rank> ranks_;            // by token, of its class
  std::vector<Rank> rarest_;           // of one unit's tokens
  std::vector<Rank> chosen_;           // the classes a unit is listed under, unit after unit
  std::vector<uint32_t> chosen_ends_;  // by place
  std::vector<uint32_t> next_;         // by rank: size of its list, then where it goes on
  bool says_neighbours_ = false;       // any of them
  bool has_skeletons_ = false;
  Shelf shelf_;
};

}  // namespace palimpsest::memory
