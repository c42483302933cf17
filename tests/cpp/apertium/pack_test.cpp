// SPDX-License-Identifier: GPL-3.0-or-later
#include "apertium/pack.h"

#include <doctest/doctest.h>

#include <cstring>

#include "apertium/pack_format.h"
#include "apertium/toy.h"

namespace palimpsest::apertium {

TEST_CASE("a good pack says what it is") {
  const auto pack = Pack::load(test::toy_pack());
  REQUIRE(pack.ok());
  CHECK(pack.value()->info().id == "toy-toz");
  CHECK(pack.value()->info().source_language == "en");
  CHECK(pack.value()->info().target_language == "es");
}

TEST_CASE("a pack cut anywhere is refused, never read") {
  const std::vector<std::byte> whole = test::toy_pack();
  for (size_t size = 0; size < whole.size(); ++size) {
    CAPTURE(size);
    // An exact-size copy: the sanitizer sees one byte too many.
    const auto pack =
        Pack::load({whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)});
    REQUIRE_FALSE(pack.ok());
    CHECK(pack.error().code == ErrorCode::kCorruptData);
    CHECK_FALSE(pack.error().where.empty());
  }
}

TEST_CASE("a pack with a flipped byte is refused, unless padding was hit") {
  const std::vector<std::byte> whole = test::toy_pack();
  size_t accepted = 0;
  for (size_t at = 0; at < whole.size(); ++at) {
    CAPTURE(at);
    std::vector<std::byte> damaged = whole;
    damaged[at] ^= std::byte{0x41};
    accepted += Pack::load(std::move(damaged)).ok() ? 1 : 0;
  }
  CHECK(accepted < 8 * 10);  // at most seven bytes between two sections
}

TEST_CASE("a pack of a newer format says so") {
  std::vector<std::byte> bytes = test::toy_pack();
  const uint32_t newer = kPackVersion + 1;
  std::memcpy(bytes.data() + 8, &newer, sizeof newer);
  const auto pack = Pack::load(std::move(bytes));
  REQUIRE_FALSE(pack.ok());
  CHECK(pack.error().code == ErrorCode::kUnsupportedVersion);
  CHECK(pack.error().message.find("update Palimpsest") != std::string::npos);
}

TEST_CASE("damage behind good checksums is refused too") {
  // Whoever imports a pack from elsewhere may get anything: indexes are checked, not only sums.
  const std::vector<std::byte> whole = test::toy_pack();
  PackHeader header;
  std::memcpy(&header, whole.data(), sizeof header);
  size_t refused = 0;
  for (uint32_t section = 0; section < header.section_count; ++section) {
    SectionEntry entry;
    const size_t entry_at = sizeof header + section * sizeof entry;
    std::memcpy(&entry, whole.data() + entry_at, sizeof entry);
    for (uint32_t at = 0; at < entry.size; ++at) {
      std::vector<std::byte> damaged = whole;
      damaged[entry.offset + at] = std::byte{0xEE};
      entry.crc = crc32(std::span(damaged).subspan(entry.offset, entry.size));
      std::memcpy(damaged.data() + entry_at, &entry, sizeof entry);
      const size_t head = sizeof header + header.section_count * sizeof entry;
      const uint32_t head_crc = crc32(std::span(damaged).first(head));
      std::memcpy(damaged.data() + head, &head_crc, sizeof head_crc);
      refused += Pack::load(std::move(damaged)).ok() ? 0 : 1;  // and no sanitizer complains
    }
  }
  CHECK(refused > 0);
}

TEST_CASE("crc32 is the one of zip and PNG") {
  const std::string_view text = "123456789";
  CHECK(crc32(std::as_bytes(std::span(text))) == 0xCBF43926U);
}

}  // namespace palimpsest::apertium
