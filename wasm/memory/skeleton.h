// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What is left of a segment when its placeables are taken for blanks: "Copied <number> files on
// <date>." Segments that differ only in placeables have the same one, however many tokens those
// are.
#pragma once

#include <cstdint>
#include <string_view>

#include "text/runs.h"

namespace palimpsest::memory {

/// The hash of a segment's skeleton, without regard to case, width and white space; 0 if it has no
/// placeable.
/// language  BCP 47, of the segment.
/// cost      linear.
[[nodiscard]] uint32_t skeleton_of(const text::Runs& segment, std::string_view language);

}  // namespace palimpsest::memory
