// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as a language pack: an error or a pack, and a pack that loads also translates. The toy
// pack with bytes changed and its checksums put right gets behind the first checks.
#include <cstdint>
#include <cstring>

#include "apertium/pack.h"
#include "apertium/pack_format.h"
#include "apertium/toy.h"
#include "apertium/translator.h"

namespace {

using namespace palimpsest;  // NOLINT(google-build-using-namespace)

void load(std::vector<std::byte> bytes) {
  const auto pack = apertium::Pack::load(std::move(bytes));
  if (!pack.ok()) return;
  apertium::Translator translator(pack.value());
  (void)translator.translate({"a dog in spite of dogs. Cats", {{2, 5, 1}}, {{6, 2}}});
}

/// Input as a list of (u16 position, u8 value): changes to the toy pack.
std::vector<std::byte> changed_toy(const uint8_t* data, size_t size) {
  static const std::vector<std::byte> toy = test::toy_pack();
  std::vector<std::byte> bytes = toy;
  apertium::PackHeader header;
  std::memcpy(&header, bytes.data(), sizeof header);
  const size_t head = sizeof header + header.section_count * sizeof(apertium::SectionEntry);
  for (size_t i = 0; i + 2 < size; i += 3) {
    const size_t at = head + 4 + (data[i] | size_t{data[i + 1]} << 8U) % (bytes.size() - head - 4);
    bytes[at] = std::byte{data[i + 2]};
  }
  for (uint32_t s = 0; s < header.section_count; ++s) {
    apertium::SectionEntry entry;
    std::byte* const place = bytes.data() + sizeof header + s * sizeof entry;
    std::memcpy(&entry, place, sizeof entry);
    entry.crc = apertium::crc32(std::span(bytes).subspan(entry.offset, entry.size));
    std::memcpy(place, &entry, sizeof entry);
  }
  const uint32_t crc = apertium::crc32(std::span(bytes).first(head));
  std::memcpy(bytes.data() + head, &crc, sizeof crc);
  return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto* bytes = reinterpret_cast<const std::byte*>(data);
  load({bytes, bytes + size});
  load(changed_toy(data, size));
  return 0;
}
