// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as saved memories: refused, or taken over and then asked without harm. The checksums
// are made good, or nothing behind them would ever be reached.
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "memory/array_io.h"
#include "memory/store.h"

namespace {

using namespace palimpsest;  // NOLINT(google-build-using-namespace)

const memory::Pair kPair{"en", "es"};

text::Runs runs_of(const char* text) {
  return {text::text_run(text)};
}

std::vector<uint8_t> good_bytes() {
  memory::Store store;
  std::vector<memory::Unit> units;
  for (uint32_t id = 1; id <= 300; ++id) {
    memory::Unit unit;
    unit.id = id;
    unit.memory = 1 + id % 2;
    unit.pair = kPair;
    unit.source = runs_of(("Copied " + std::to_string(id) + " of the files").c_str());
    unit.target = runs_of(("Copiados " + std::to_string(id)).c_str());
    if (id % 7 == 0) unit.site = "a.org";
    if (id % 4 == 0) unit.before = "Open the folder";
    if (id % 8 == 0) unit.after = "Close it";
    units.push_back(unit);
  }
  (void)store.put(units);
  store.remove(5);
  std::vector<uint8_t> bytes;
  store.save(memory::write_into(bytes));
  return bytes;
}

void put(std::vector<uint8_t>& bytes, size_t at, uint64_t value) {
  if (at + sizeof value <= bytes.size()) std::memcpy(bytes.data() + at, &value, sizeof value);
}

uint64_t get(const std::vector<uint8_t>& bytes, size_t at) {
  uint64_t value = 0;
  if (at + sizeof value <= bytes.size()) std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

uint64_t checksum_of(const uint8_t* bytes, size_t size) {
  memory::Checksum checksum;
  checksum.add(bytes, size);
  return checksum.value();
}

/// Heads as store_snapshot.cpp and snapshot.cpp write them.
void mend(std::vector<uint8_t>& bytes) {
  constexpr size_t kStoreHead = 40;
  constexpr size_t kIndexHead = 32;
  if (bytes.size() < kStoreHead) return;
  const uint64_t names = get(bytes, 24);
  if (names > bytes.size() - kStoreHead || names % memory::kWordBytes != 0) return;
  put(bytes, 32, checksum_of(bytes.data() + kStoreHead, names));
  size_t at = kStoreHead + names;
  while (at + kIndexHead <= bytes.size()) {
    const uint64_t size = get(bytes, at + 16);
    if (size > bytes.size() - at - kIndexHead || size % memory::kWordBytes != 0) return;
    const size_t end = at + kIndexHead + size;
    put(bytes, end, checksum_of(bytes.data() + at, end - at));
    at = end + sizeof(uint64_t);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const std::vector<uint8_t> kGood = good_bytes();
  std::vector<uint8_t> bytes = kGood;
  if (size > 0 && data[0] % 8 == 0) {
    bytes.assign(data + 1, data + size);
  } else {
    // Changes of the good ones: where (three bytes) and what (two).
    constexpr size_t kStep = 5;
    for (size_t at = 1; at + kStep <= size; at += kStep) {
      const size_t where = (data[at] | data[at + 1] << 8 | data[at + 2] << 16) % bytes.size();
      bytes[where] = data[at + 3];
      if (where + 1 < bytes.size()) bytes[where + 1] = data[at + 4];
    }
    if (size > 0 && data[0] % 8 == 1) bytes.resize(bytes.size() - data[size - 1] % bytes.size());
  }
  mend(bytes);
  memory::Store store;
  if (!store.load(memory::saved_bytes(bytes.data(), bytes.size()))) return 0;
  for (const char* text : {"Copied 16 of the files", "copied 16 of my files", "Copied 999"}) {
    const text::Runs source = runs_of(text);
    (void)store.find({kPair, source, "a.org", "Open the folder", "Close it"}, {50, 5});
    (void)store.best({kPair, source, "", "Open the folder", ""});
  }
  memory::Unit unit;
  unit.id = 16;
  unit.memory = 1;
  unit.pair = kPair;
  unit.source = unit.target = runs_of("Copied");
  unit.after = "Close it";
  (void)store.put({unit});
  while (store.compact_one()) {
  }
  std::vector<uint8_t> again;
  store.save(memory::write_into(again));
  return 0;
}
