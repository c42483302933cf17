// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Writes the fields of a pack's section: the mirror of apertium::FieldReader.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace palimpsest::make {

class FieldWriter {
 public:
  void scalar(uint32_t value) { raw(&value, sizeof value); }

  template <typename T>
  void array(const std::vector<T>& elements) {
    scalar(static_cast<uint32_t>(elements.size()));
    align(8);
    raw(elements.data(), elements.size() * sizeof(T));
    align(4);
  }

  void string(std::string_view s) { array(std::vector<char>(s.begin(), s.end())); }

  [[nodiscard]] const std::vector<std::byte>& bytes() const { return bytes_; }

 private:
  void raw(const void* data, size_t size) {
    const auto* from = static_cast<const std::byte*>(data);
    bytes_.insert(bytes_.end(), from, from + size);
  }
  void align(size_t to) { bytes_.resize((bytes_.size() + to - 1) / to * to); }

  std::vector<std::byte> bytes_;
};

}  // namespace palimpsest::make
