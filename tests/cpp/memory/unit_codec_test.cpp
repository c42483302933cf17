// SPDX-License-Identifier: GPL-3.0-or-later
#include "memory/unit_codec.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

namespace palimpsest::memory {
namespace {

std::vector<uint8_t> written(const std::vector<uint32_t>& values) {
  std::vector<uint8_t> bytes(values.size() * kMaxVarintBytes);
  uint8_t* to = bytes.data();
  for (const uint32_t value : values) to = write_varint(to, value);
  bytes.resize(static_cast<size_t>(to - bytes.data()));
  return bytes;
}

TEST_CASE("entries without branches are LEB128") {
  std::mt19937 engine(2);
  std::vector<uint32_t> values = {0,        0x7F,     0x80,      0x3FFF,     0x4000,
                                  0x1FFFFF, 0x200000, 0xFFFFFFF, 0x10000000, UINT32_MAX};
  for (int i = 0; i < 5'000; ++i)
    values.push_back(static_cast<uint32_t>(engine()) >> (engine() % 32));
  const std::vector<uint8_t> expected = written(values);
  std::vector<uint8_t> bytes(expected.size() + kMaxVarintBytes);
  uint8_t* to = bytes.data();
  for (const uint32_t value : values) {
    CHECK(varint_size(value) == write_entry(to, value) - to);
    to = write_entry(to, value);
  }
  CHECK(std::equal(expected.begin(), expected.end(), bytes.begin()));
  bytes.resize(expected.size());
  bytes.insert(bytes.end(), kReadBeyond, 0xFF);  // whatever they are
  const uint8_t* at = bytes.data();
  for (const uint32_t value : values) CHECK(read_entry(at) == value);
  CHECK(at == bytes.data() + expected.size());
}

TEST_CASE("what is called surely below a limit is, and most of what is below is called so") {
  std::mt19937 engine(1);
  const auto random = [&] { return static_cast<uint32_t>(engine()); };
  size_t said = 0;
  size_t below = 0;
  for (int round = 0; round < 20'000; ++round) {
    const uint32_t limit = (1U << 14) + random() % ((1U << 21) - (1U << 14));
    const bool has_large = random() % 2 == 0;
    std::vector<uint32_t> values(4 + random() % 12);
    for (uint32_t& value : values) value = random() >> (random() % 32);
    for (uint32_t& value : values) value %= limit & ~0x3FFFU;
    if (has_large)
      values[2 + random() % (values.size() - 2)] = limit + (random() >> (9 + random() % 23));
    std::vector<uint8_t> bytes = written({1, 1});
    const size_t begin = bytes.size();
    for (const uint8_t byte : written(values)) bytes.push_back(byte);
    const size_t end = bytes.size();
    bytes.insert(bytes.end(), 8, 0);
    const bool is_said = are_surely_below(bytes, begin, end, limit);
    if (has_large) {
      CHECK_FALSE(is_said);
    } else {
      ++below;
      said += is_said ? 1 : 0;
    }
  }
  CHECK(said > below * 9 / 10);
  CHECK_FALSE(are_surely_below({1, 1, 1}, 2, 3, 1 << 20));  // no eight bytes behind it
}

}  // namespace
}  // namespace palimpsest::memory
