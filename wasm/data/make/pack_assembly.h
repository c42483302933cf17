// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Puts sections together to a pack file: header, table, checksums (apertium/pack_format.h).
#pragma once

#include <cstddef>
#include <vector>

#include "apertium/pack_format.h"

namespace palimpsest::make {

struct Section {
  apertium::SectionKind kind;
  std::vector<std::byte> bytes;
};

[[nodiscard]] std::vector<std::byte> assemble_pack(const std::vector<Section>& sections);

}  // namespace palimpsest::make
