// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "cli/io.h"

#include <cstdio>
#include <memory>

namespace palimpsest::cli {
namespace {

constexpr size_t kBlockBytes = size_t{1} << 18;

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

}  // namespace

Result<std::vector<std::byte>> read_file(const std::string& path) {
  const Error failure{ErrorCode::kNotFound, "cannot be read; check that the file exists", path};
  const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "rb"));
  if (!file || std::fseek(file.get(), 0, SEEK_END) != 0) return failure;
  const long size = std::ftell(file.get());
  if (size < 0) return failure;
  std::rewind(file.get());
  std::vector<std::byte> bytes(static_cast<size_t>(size));
  if (std::fread(bytes.data(), 1, bytes.size(), file.get()) != bytes.size()) return failure;
  return bytes;
}

std::string read_standard_input() {
  std::string text;
  std::vector<char> block(kBlockBytes);
  while (true) {
    const size_t size = std::fread(block.data(), 1, block.size(), stdin);
    if (size == 0) return text;
    text.append(block.data(), size);
  }
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

Output::~Output() {
  flush();
}

void Output::line(std::string_view text) {
  buffer_ += text;
  buffer_ += '\n';
  if (buffer_.size() >= kBlockBytes) flush();
}

void Output::flush() {
  std::fwrite(buffer_.data(), 1, buffer_.size(), stdout);
  std::fflush(stdout);
  buffer_.clear();
}

}  // namespace palimpsest::cli
