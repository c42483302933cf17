// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What takes long goes in slices of units, each a call: WebAssembly that a browser has only just
// begun to run gets its good code at the next call, and there may be one pass over a million units.
#pragma once

#include <algorithm>
#include <cstddef>

namespace palimpsest::memory {

inline constexpr size_t kSliceUnits = 4096;

/// Calls visit(begin, end) for one slice in `every`, the first one included; `visit` must not be
/// inlined to be of use.
template <typename Visit>
void for_each_slice(size_t count, const Visit& visit, size_t every = 1) {
  for (size_t begin = 0; begin < count; begin += kSliceUnits * every) {
    visit(begin, std::min(count, begin + kSliceUnits));
  }
}

}  // namespace palimpsest::memory
