// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The segments before and after a unit, by which it is told that it stands where it stood. Only
// hashes of them are kept: whether two texts are the same is all that is ever asked.
#pragma once

#include <cstdint>
#include <string_view>

namespace palimpsest::memory {

/// Hashes of the texts around a unit; 0: nothing is said of that side.
struct Neighbours {
  uint32_t before = 0;
  uint32_t after = 0;

  [[nodiscard]] bool is_said() const { return (before | after) != 0; }
  friend bool operator==(const Neighbours&, const Neighbours&) = default;
};

/// Case, width and white space do not count.
/// before, after  plain text, UTF-8; what has no token says nothing.
/// cost           linear.
[[nodiscard]] Neighbours neighbours_of(std::string_view before, std::string_view after);

/// How what a unit says of its neighbours agrees with where it would stand; the better, the larger.
enum class Agreement : uint8_t {
  kAgainst,   ///< it says one or two, and neither is there
  kUnsaid,    ///< it says none
  kOneOfTwo,  ///< it says two, and one is there
  kOnlyOne,   ///< it says one, which is there
  kBoth,
};

[[nodiscard]] Agreement agreement_of(const Neighbours& unit, const Neighbours& place);

/// Whether all that the unit says is there, and it says something.
[[nodiscard]] inline bool is_in_context(Agreement agreement) {
  return agreement >= Agreement::kOnlyOne;
}

}  // namespace palimpsest::memory
