// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Whether and how a placeable of a unit's target becomes what was asked for. The reasoning of
// memory/substitution.h, one old value at a time.
#pragma once

#include <string_view>
#include <vector>

#include "memory/placeables.h"
#include "memory/plain_text.h"
#include "memory/substitution.h"

namespace palimpsest::memory {

/// A segment and its placeables. Lifetime: keeps references.
struct SlotSide {
  const PlainText& plain;
  const std::vector<Placeable>& placeables;
  std::string_view language;
};

/// Placeables of both sources that stand for each other, by their places in the lists.
struct SlotPair {
  size_t asked = 0;
  size_t unit = 0;
};

/// What became of one pair.
struct SlotProof {
  SlotState state = SlotState::kUnchanged;
  std::vector<Edit> edits;            ///< of the unit's target, in order; none unless kPutIn
  std::vector<size_t> target_places;  ///< the placeables of the target that they are of
};

class SlotProver {
 public:
  /// pairs  of all slots, in order on both sides.
  SlotProver(const SlotSide& asked, const SlotSide& source, const SlotSide& target,
             const std::vector<SlotPair>& pairs)
      : asked_(asked), source_(source), target_(target), pairs_(pairs) {}

  /// cost  linear in the number of placeables.
  [[nodiscard]] SlotProof prove(const SlotPair& pair) const;

 private:
  [[nodiscard]] bool is_unchanged(const SlotPair& pair) const;
  [[nodiscard]] bool changes_unit(const SlotPair& pair) const;
  [[nodiscard]] bool is_replaced_alike(const SlotPair& pair) const;
  [[nodiscard]] std::vector<size_t> in_target(const Placeable& old, bool needs_unit) const;
  [[nodiscard]] SlotProof prove_date(const SlotPair& pair) const;
  [[nodiscard]] SlotProof put_in(const std::vector<size_t>& places, const Placeable& fresh,
                                 bool replaces_unit, const std::vector<Date>& dates) const;

  const SlotSide& asked_;
  const SlotSide& source_;
  const SlotSide& target_;
  const std::vector<SlotPair>& pairs_;
};

}  // namespace palimpsest::memory
