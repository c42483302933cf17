// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The translation memory: what a source segment was translated to before, by whom. In working
// memory only; what is kept on disk is the caller's affair (js-glue/store). How segments are
// compared: memory/key.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/runs.h"

namespace palimpsest::memory {

/// A pair of languages, BCP 47, e.g. "en" and "es".
struct Pair {
  std::string from;
  std::string to;
};

/// Who made a translation; a later one in this list beats an earlier one.
enum class Origin : uint8_t { kEngine, kImport, kPerson };

/// A segment and its translation. The codes of both are numbered alike.
struct Unit {
  text::Runs source;
  text::Runs target;
  Origin origin = Origin::kEngine;
  std::string site;  ///< where it holds, e.g. "example.org"; "" everywhere
};

/// What a look-up found.
struct Match {
  text::Runs target;  ///< codes numbered as in the query
  Origin origin = Origin::kEngine;
  int score_percent = 0;  ///< kExact, or kExactInContext if the unit is the site's own
};

inline constexpr int kExact = 100;
inline constexpr int kExactInContext = 101;

class Memory {
 public:
  /// Keeps a unit. It replaces the one of the same pair, source, site and origin.
  void add(const Pair& pair, const Unit& unit);

  /// Takes away every unit of this source that holds on `site` ("" those that hold everywhere).
  /// returns  how many there were.
  size_t forget(const Pair& pair, const text::Runs& source, std::string_view site);

  /// The best unit for a source: a person's before an import before an engine's; of one origin the
  /// site's own before the general one. A unit of another site is no match.
  [[nodiscard]] std::optional<Match> lookup(const Pair& pair, const text::Runs& source,
                                            std::string_view site) const;

  [[nodiscard]] size_t size() const { return size_; }

 private:
  struct Stored {
    text::Runs target;  // codes numbered 1, 2, … as they appear in the source
    Origin origin;
    std::string site;
  };
  std::unordered_map<std::string, std::vector<Stored>> units_;
  size_t size_ = 0;
};

}  // namespace palimpsest::memory
