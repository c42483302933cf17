// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// A unit's translation with the placeables of what was asked for in place of its own, as far as
// that can be proved right.
//
//   asked    Copied 1,250 files on May 5.
//   unit     Copied 12 files on May 3.        Am 3. Mai 12 Dateien kopiert.
//   slots           ^^          ^^^^^            ^^^^^^ ^^
//   target                                    Am 5. Mai 1.250 Dateien kopiert.
//
// A slot is proved if the old value occurs as often in the unit's source as in its target, compared
// by value and not by spelling, and all of its occurrences become the same new value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "memory/placeables.h"
#include "text/positions.h"
#include "text/runs.h"

namespace palimpsest::memory {

struct SubstitutionInput {
  const text::Runs& asked;
  const text::Runs& unit_source;
  const text::Runs& unit_target;  ///< codes numbered as in the unit's source
  std::string_view asked_language;
  std::string_view source_language;  ///< the unit's own, e.g. en-GB where en was asked for
  std::string_view target_language;  ///< the unit's own
};

enum class SlotState : uint8_t {
  kUnchanged,  ///< the same value on both sides: nothing to do
  kPutIn,
  kNotInTarget,  ///< the old value is not in the target as often as in the source
  kAmbiguous,    ///< one value becomes several, or it cannot be told which number is the month
  kNoFormat,     ///< the new value cannot be written as the target writes the old one
};

/// A placeable of what was asked for and the one of the unit it stands for.
struct Slot {
  PlaceableKind kind = PlaceableKind::kNumber;
  text::ByteRange asked;  ///< bytes of the plain text (memory/plain_text.h) of what was asked for
  text::ByteRange unit;   ///< the same of the unit's source
  SlotState state = SlotState::kUnchanged;
};

struct Substitution {
  /// The unit's target with every slot put in that could be, and the codes of what was asked for:
  /// the first code of a kind gets the number of its first, and so on. Codes too many are left out.
  text::Runs target;
  std::vector<Slot> slots;
  /// Nothing but placeables, case, width and white space differs; codes are the same kinds at the
  /// same places.
  bool differs_only_in_placeables = false;
  bool is_complete = true;  ///< every slot is kUnchanged or kPutIn
  bool is_changed = false;  ///< some slot is kPutIn
  /// False if a number was put in beside a word that it may give another form: "1 file", "a la
  /// 1:00".
  bool is_certain = true;
};

/// A segment of more placeables than this is a table: nothing is put in, and it is not complete.
inline constexpr size_t kMostPlaceables = 200;

/// cost  as align(), of the sources; the square of the number of placeables; linear in the target.
[[nodiscard]] Substitution substitute(const SubstitutionInput& input);

}  // namespace palimpsest::memory
