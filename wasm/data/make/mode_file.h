// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Reads an Apertium .mode file, a shell pipeline, as the stages that really run (FORMAT.md 1).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "apertium/pack_format.h"

namespace palimpsest::make {

struct ModeStage {
  apertium::StageKind kind;
  bool bilingual = true;                     ///< transfer: -b, else -n
  std::vector<std::filesystem::path> files;  ///< as the command names them
  std::string label;                         ///< the command without folders
};

/// Throws Unreadable, naming the command, for a stage that the engine does not have.
std::vector<ModeStage> read_mode(const std::filesystem::path& path);

}  // namespace palimpsest::make
