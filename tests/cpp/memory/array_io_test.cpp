// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/array_io.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <numeric>
#include <string>
#include <vector>

namespace palimpsest::memory {
namespace {

struct Twelve {
  uint32_t a = 0;
  uint32_t b = 0;
  uint32_t c = 0;
  bool operator==(const Twelve&) const = default;
};

/// Of every size of element that an index has, some longer than a block.
struct Arrays {
  std::string text = std::string(2 * kBlockBytes + 5, 'x') + "end";
  std::vector<uint8_t> none;
  std::vector<uint8_t> bytes = std::vector<uint8_t>(kBlockBytes + 1, 7);
  std::vector<uint32_t> numbers = std::vector<uint32_t>(kBlockBytes / 4 * 3 + 1);
  std::vector<Twelve> twelves = std::vector<Twelve>(kBlockBytes / 12 + 2);
  std::vector<uint64_t> words = std::vector<uint64_t>(kBlockBytes / 8, 9);

  Arrays() {
    std::iota(numbers.begin(), numbers.end(), 1U);
    for (uint32_t i = 0; i < twelves.size(); ++i) twelves[i] = {i, i + 1, i + 2};
  }
  template <typename Visit>
  void for_each(Visit& visit) {
    visit(text);
    visit(none);
    visit(bytes);
    visit(numbers);
    visit(twelves);
    visit(words);
  }
  bool operator==(const Arrays&) const = default;
};

uint64_t checksum_of(const uint8_t* bytes, size_t size) {
  Checksum checksum;
  checksum.add(bytes, size);
  return checksum.value();
}

TEST_CASE("arrays come back as they were, with one checksum") {
  Arrays arrays;
  std::vector<uint8_t> bytes;
  const WriteBytes save = write_into(bytes);
  ArrayWriter writer(save);
  arrays.for_each(writer);
  REQUIRE(writer.is_good());
  ArrayMeasure measure;
  arrays.for_each(measure);
  CHECK(measure.size() == bytes.size());
  CHECK(writer.checksum() == checksum_of(bytes.data(), bytes.size()));

  SavedBytes in = saved_bytes(bytes.data(), bytes.size());
  ArrayReader reader(in, bytes.size());
  Arrays read;
  read.text = "of before";
  read.numbers.clear();
  read.for_each(reader);
  CHECK(reader.is_good());
  CHECK(reader.left() == 0);
  CHECK(reader.checksum() == writer.checksum());
  CHECK(read == arrays);
}

TEST_CASE("a length that can't be is refused before there is room for it") {
  const uint64_t lengths[] = {UINT64_MAX, uint64_t{1} << 61, 2};
  for (const uint64_t length : lengths) {
    std::vector<uint8_t> bytes(16);
    std::memcpy(bytes.data(), &length, sizeof length);
    SavedBytes in = saved_bytes(bytes.data(), bytes.size());
    ArrayReader reader(in, bytes.size());
    std::vector<uint64_t> words{1};
    reader(words);
    CHECK(!reader.is_good());
  }
}

TEST_CASE("a checksum says that words have changed places") {
  std::vector<uint8_t> bytes(96);
  std::iota(bytes.begin(), bytes.end(), uint8_t{0});
  const uint64_t sum = checksum_of(bytes.data(), bytes.size());
  std::swap_ranges(bytes.begin(), bytes.begin() + 8, bytes.begin() + 32);  // of one lane
  CHECK(checksum_of(bytes.data(), bytes.size()) != sum);
  std::swap_ranges(bytes.begin(), bytes.begin() + 8, bytes.begin() + 32);
  std::swap_ranges(bytes.begin(), bytes.begin() + 8, bytes.begin() + 8);  // of two
  CHECK(checksum_of(bytes.data(), bytes.size()) != sum);
  CHECK(checksum_of(bytes.data(), 88) != sum);
}

}  // namespace
}  // namespace palimpsest::memory
