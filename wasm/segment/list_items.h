// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Markers of list items: "1.", "2)", "3.)", "(4)", "b.", "c)", "(ii)", "IV.", bullets before them.
// A marker belongs to its item; and once a segment began with one, the next of the same kind begins
// a new segment, even without a mark before it ("1) first item 2) second item").
#pragma once

#include <cstdint>
#include <string_view>

namespace palimpsest::segment {

enum class MarkerKind : uint8_t { kNone, kNumber, kLetter, kRoman };

struct ListMarker {
  char32_t bullet = 0;  ///< 0 if there is none
  MarkerKind kind = MarkerKind::kNone;
  unsigned value = 0;         ///< 3 for "3.", "c)" and "III."
  unsigned roman = 0;         ///< of a letter that is a roman digit too: 1 for "i)"
  bool is_bracketed = false;  ///< "(3)"
  std::string_view suffix;    ///< ".", ")" or ".)"
  size_t end = 0;             ///< one past the suffix or the bullet

  [[nodiscard]] bool is_present() const { return bullet != 0 || kind != MarkerKind::kNone; }
};

/// The marker at `at`, if there is one with white space and text after it.
[[nodiscard]] ListMarker read_marker(std::string_view text, size_t at);

/// `marker` goes on the list that `last` belongs to.
[[nodiscard]] bool continues(const ListMarker& last, const ListMarker& marker);

}  // namespace palimpsest::segment
