// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Files and standard streams of the command line, in big blocks.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/result.h"

namespace palimpsest::cli {

/// errors  kNotFound: cannot be opened or read; `where` is the path.
[[nodiscard]] Result<std::vector<std::byte>> read_file(const std::string& path);

[[nodiscard]] std::string read_standard_input();

/// The lines of a text, without their line feeds; a last line needs none.
[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text);

/// Collects output and writes it in big blocks; the rest at the end of its life.
class Output {
 public:
  Output() = default;
  Output(const Output&) = delete;  // two would write the same bytes twice
  Output& operator=(const Output&) = delete;
  ~Output();

  void line(std::string_view text);

 private:
  void flush();
  std::string buffer_;
};

}  // namespace palimpsest::cli
