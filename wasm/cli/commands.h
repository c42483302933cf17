// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The subcommands. Each takes its arguments without its own name, works from standard input to
// standard output, and fails with one line: what is wrong, where, what to do. Protocols: kHelp in
// each file.
#pragma once

#include <string>
#include <vector>

#include "text/result.h"

namespace palimpsest::cli {

using Arguments = std::vector<std::string>;

[[nodiscard]] Result<Done> run_memory(const Arguments& arguments);
[[nodiscard]] Result<Done> run_memory_convert(const Arguments& arguments);
[[nodiscard]] Result<Done> run_segment(const Arguments& arguments);
[[nodiscard]] Result<Done> run_translate(const Arguments& arguments);

/// An error of line `index` (from 0) of standard input.
[[nodiscard]] Error in_line(size_t index, const Error& error);

}  // namespace palimpsest::cli
