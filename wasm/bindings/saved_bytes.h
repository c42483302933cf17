// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Saved memories between the module and a file that JavaScript has: functions that are given a view
// of the module's memory, at once used and forgotten, and answer whether all of it was read or
// written. They must not throw.
#pragma once

#include <emscripten/val.h>

#include <cstddef>
#include <cstdint>
#include <utility>

#include "memory/saved_bytes.h"

namespace palimpsest::bindings {

/// write  (bytes: Uint8Array) => boolean
inline memory::WriteBytes save_to(emscripten::val write) {
  return [write = std::move(write)](const uint8_t* bytes, size_t size) {
    return write(emscripten::typed_memory_view(size, bytes)).as<bool>();
  };
}

/// read  (room: Uint8Array) => boolean
inline memory::SavedBytes saved_in(size_t size, emscripten::val read) {
  return {size, [read = std::move(read)](uint8_t* to, size_t wanted) {
            return read(emscripten::typed_memory_view(wanted, to)).template as<bool>();
          }};
}

}  // namespace palimpsest::bindings
