// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "memory/index.h"
#include "memory/saved_bytes.h"

namespace palimpsest::memory {

/// As bytes; also puts what is on the tray on a shelf.
inline std::vector<uint8_t> saved(Index& index) {
  std::vector<uint8_t> bytes;
  index.save(write_into(bytes));
  return bytes;
}

/// Of the first `size` of these bytes.
inline Result<Index> loaded_from(const std::vector<uint8_t>& bytes, size_t size) {
  SavedBytes in = saved_bytes(bytes.data(), size);
  return Index::load(in);
}

}  // namespace palimpsest::memory
