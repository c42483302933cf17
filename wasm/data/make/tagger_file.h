// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Reads hidden-Markov tagger models, .prob (FORMAT.md 7.1).
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "data/make/pattern_file.h"

namespace palimpsest::make {

struct TaggerModel {
  std::set<uint32_t> open_class;
  std::map<std::string, uint32_t> tags;
  std::vector<std::set<uint32_t>> classes;
  uint32_t tag_count = 0;
  std::vector<double> transition;
  std::map<std::pair<uint32_t, uint32_t>, double> emission;  ///< (class, tag)
  RawPattern patterns;
  std::vector<Tape> prefer;   ///< <*> as symbol 0
  std::vector<Tape> discard;  ///< the same

  void write(const PackSymbols& symbols, FieldWriter& out) const;
};

TaggerModel read_tagger(const std::filesystem::path& path, PackSymbols& symbols);

}  // namespace palimpsest::make
