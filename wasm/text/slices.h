// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Long loops as calls of a slice each. A browser first compiles a function quickly and badly, and
// the good code serves from the next call on: a loop over a million units in one call would run in
// the bad one to its end (three times as long).
#pragma once

#include <algorithm>
#include <cstddef>

namespace palimpsest::text {

inline constexpr size_t kSliceItems = 2048;

namespace detail {

template <typename Work>
[[gnu::noinline]] bool do_slice(Work& work, size_t begin, size_t end) {
  return work(begin, end);
}

}  // namespace detail

/// Calls work(begin, end) for ranges that together are [0, count), in order, until it says false.
/// returns  whether it never did.
template <typename Work>
bool all_slices(size_t count, Work work) {
  for (size_t begin = 0; begin < count; begin += kSliceItems) {
    if (!detail::do_slice(work, begin, std::min(count, begin + kSliceItems))) return false;
  }
  return true;
}

/// Calls work(i) for i in [0, count), in order.
template <typename Work>
void for_slices(size_t count, Work work) {
  all_slices(count, [&work](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) work(i);
    return true;
  });
}

}  // namespace palimpsest::text
