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
  std::string flags;  ///< those that change what the stage does, one letter each: lt-proc "we" is
                      ///< -w -e; transfer "n" or "b"
  std::vector<std::filesystem::path> files;  ///< as the command names them
  std::string label;                         ///< the command without folders

  [[nodiscard]] bool has(char flag) const { return flags.find(flag) != std::string::npos; }
};

/// Throws Unreadable, naming the command, for a stage that the engine does not have.
std::vector<ModeStage> read_mode(const std::filesystem::path& path);

}  // namespace palimpsest::make
