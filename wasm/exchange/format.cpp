// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "exchange/format.h"

#include <algorithm>
#include <string>

namespace palimpsest::exchange {

std::optional<Format> format_named(std::string_view name) {
  if (name == "tmx") return Format::kTmx;
  if (name == "xliff") return Format::kXliff;
  if (name == "xliff2") return Format::kXliff2;
  if (name == "tsv") return Format::kTsv;
  if (name == "csv") return Format::kCsv;
  return std::nullopt;
}

std::optional<Format> format_of_file(std::string_view path) {
  const size_t dot = path.rfind('.');
  if (dot == std::string_view::npos) return std::nullopt;
  std::string extension(path.substr(dot + 1));
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (extension == "tmx") return Format::kTmx;
  if (extension == "xlf" || extension == "xliff" || extension == "sdlxliff" ||
      extension == "mqxliff") {
    return Format::kXliff;
  }
  if (extension == "tsv" || extension == "tab" || extension == "txt") return Format::kTsv;
  if (extension == "csv") return Format::kCsv;
  return std::nullopt;
}

}  // namespace palimpsest::exchange
