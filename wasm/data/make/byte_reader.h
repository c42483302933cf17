// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The primitive encodings of Apertium's binary files (FORMAT.md 3). The pack maker runs on trusted,
// installed data: a file that cannot be read ends it with Unreadable, caught in main.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

namespace palimpsest::make {

/// What is wrong with which file, for the one line that a person reads.
class Unreadable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

[[nodiscard]] std::vector<unsigned char> read_file(const std::filesystem::path& path);

class ByteReader {
 public:
  explicit ByteReader(const std::filesystem::path& path) : path_(path), bytes_(read_file(path)) {}

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] bool at_end() const { return at_ == bytes_.size(); }
  [[noreturn]] void fail(const std::string& what) const;

  uint8_t byte();
  /// "mb": unsigned, 1 to 4 bytes, the top two bits of the first say how many follow.
  uint32_t number();
  /// Length, then one number per code point; UTF-32.
  std::u32string text();
  std::string utf8();
  double big_endian_double();
  double little_endian_double();
  int32_t little_endian_int();
  /// True, and skipped, if the next bytes are these four.
  bool skip_magic(const char (&magic)[5]);
  uint64_t feature_word();  ///< 8 bytes, big-endian
  void skip(size_t bytes);

 private:
  std::filesystem::path path_;
  std::vector<unsigned char> bytes_;
  size_t at_ = 0;
};

}  // namespace palimpsest::make
