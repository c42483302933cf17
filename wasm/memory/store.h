// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// All memories in working memory, ready to be asked. What is kept on disk is the caller's affair
// (js-glue/store), which tells everything here at its start and after each change.
//
//   Store ──▶ one part for each memory and pair ──▶ Index (memory/index.h)
//     find() ──▶ candidates of every part whose languages serve ──▶ the best ──▶ Match
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "memory/index.h"
#include "memory/match.h"
#include "memory/neighbours.h"
#include "memory/saved_bytes.h"
#include "memory/unit.h"
#include "text/result.h"
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

  /// Keeps units, in place of those of the same ids. Found from now on. Of several of one id the
  /// last one stays.
  /// errors  kBadArgument: more sites than the store can tell apart. Nothing is kept then.
  /// cost    a few microseconds each.
  [[nodiscard]] Result<Done> put(const std::vector<Unit>& units);

  /// returns  whether there was such a unit.
  bool remove(UnitId unit);

  /// The unit of this memory with the query's pair and source that holds on exactly its site and
  /// between exactly its neighbours, which another one for them replaces; 0 none. The same: white
  /// space counts only where it parts tokens, numbers of codes do not count; in neighbours as
  /// memory/neighbours.h says.
  [[nodiscard]] UnitId same(MemoryId memory, const Query& query);

  /// What the memories offer, best first, in the order of docs/MEMORY.md, "Which wins". Of several
  /// with the same texts the first.
  /// cost  as Index::find_fuzzy for each part; a little for each match that comes back.
  [[nodiscard]] std::vector<Match> find(const Query& query, const MatchLimits& limits);

  /// The translation to use without asking anybody: the best of those that say exactly what the
  /// unit says, or differ only in what could be put right for certain.
  /// cost  some microseconds for each part.
  [[nodiscard]] std::optional<Match> best(const Query& query);

  /// The score of the best match; 0 if it is below the threshold.
  [[nodiscard]] int best_score(const Query& query, int threshold_percent);

  /// Makes look-ups quick again after many changes.
  /// returns  whether there was anything to do; one part at a time, so call it until there is not.
  /// cost     some microseconds a unit of that part.
  bool compact_one();

  [[nodiscard]] size_t size() const;
  /// What all of it takes.
  [[nodiscard]] size_t size_bytes() const;

  /// That have units, each once.
  [[nodiscard]] std::vector<MemoryId> memories() const;

  /// All units as bytes for load(), on machines of the same byte order; settings are not among
  /// them.
  /// returns  false: they could not be kept.
  bool save(const WriteBytes& save);
  /// All units are then those of the bytes, which must end with them; settings stay.
  /// errors  as Index::load; there are no units then.
  [[nodiscard]] Result<Done> load(SavedBytes bytes);

 private:
  /// The units of a memory in one direction.
  struct Part {
    MemoryId memory = 0;
    Pair pair;
    Index index;
  };
  /// A unit on its way to becoming a Match.
  struct Candidate {
    Part* part = nullptr;
    Index::Unit unit;
    MatchKind kind = MatchKind::kFuzzy;
    int score_percent = 0;
    double character_score = 1;  // of kFuzzy; others are told apart by their kind
    Agreement agreement = Agreement::kUnsaid;
    text::Runs target;  // of kPlaceables
    bool is_certain = true;
    uint32_t rank = 1;
  };
  struct Wanted {
    bool is_unasked = false;  // only what best() may use
    int threshold_percent = 1;
    size_t top = 1;
  };
  struct Asked;

  [[nodiscard]] static bool is_better(const Candidate& a, const Candidate& b);
  [[nodiscard]] const MemorySettings& settings_of(MemoryId memory) const;
  [[nodiscard]] Part& part_of(MemoryId memory, const Pair& pair);
  [[nodiscard]] bool number_sites(const std::vector<Unit>& units);
  [[nodiscard]] uint32_t site_number(std::string_view site) const;
  [[nodiscard]] std::vector<Candidate> candidates(const Query& query, const Wanted& wanted);
  void gather(Part& part, int penalty, Asked& asked, const Wanted& wanted,
              std::vector<Candidate>& found);
  [[nodiscard]] Match match_of(Candidate&& candidate, const Query& query) const;

  std::unordered_map<MemoryId, MemorySettings> memories_;
  std::vector<Part> parts_;
  std::vector<std::string> sites_{""};  // by number
  std::unordered_map<std::string, uint32_t> site_numbers_;
  CharacterScore characters_;  // its tables are large
};

}  // namespace palimpsest::memory
