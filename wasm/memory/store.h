// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// All memories in working memory, ready to be asked. What is kept on disk is the caller's affair
// (js-glue/store), which tells everything here at its start and after each change.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "memory/match.h"
#include "memory/unit.h"
#include "text/runs.h"

namespace palimpsest::memory {

class Store {
 public:
  /// Makes a memory or changes what is said of one. Units of memories that were never named count
  /// as of MemorySettings{}.
  void set_memory(const MemorySettings& settings);

  /// Takes a memory away with its units.
  /// returns  how many there were.
  size_t remove_memory(MemoryId memory);

  /// Keeps a unit, in place of the one of the same id. Found from now on.
  void put(const Unit& unit);

  /// returns  whether there was such a unit.
  bool remove(UnitId unit);

  /// The unit of this memory and pair with the same source that holds on exactly `site`, which
  /// another one for it replaces; 0 none.
  [[nodiscard]] UnitId same(MemoryId memory, const Pair& pair, const text::Runs& source,
                            std::string_view site) const;

  /// What the memories offer, best first: exact ones, a person's before an import; then by
  /// score; the site's own before a general one; by rank of the memory; the newest.
  [[nodiscard]] std::vector<Match> find(const Query& query, const MatchLimits& limits) const;

  /// The translation to use without asking anybody: the best of find() if it is the unit's word for
  /// word, or differs only in what could be put right for certain.
  [[nodiscard]] std::optional<Match> best(const Query& query) const;

  [[nodiscard]] size_t size() const { return units_.size(); }

 private:
  const MemorySettings& settings_of(MemoryId memory) const;

  std::unordered_map<MemoryId, MemorySettings> memories_;
  std::unordered_map<UnitId, Unit> units_;
  std::unordered_map<std::string, std::vector<UnitId>> by_source_;  // by key_of(pair, source)
};

}  // namespace palimpsest::memory
