// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#pragma once

#include <string>
#include <vector>

#include "inline/projection.h"

namespace palimpsest::app {

/// What an engine made of a segment; codes are those of its source.
struct EngineAnswer {
  inline_codes::Target target;
  std::vector<std::string> unknown;  ///< source words the engine did not know, each once
};

}  // namespace palimpsest::app
