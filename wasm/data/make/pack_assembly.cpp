// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/make/pack_assembly.h"

#include <cstring>

namespace palimpsest::make {
namespace {

constexpr size_t aligned(size_t n) {
  constexpr size_t kAlignment = 8;
  return (n + kAlignment - 1) / kAlignment * kAlignment;
}

void place(std::vector<std::byte>& file, size_t at, const void* data, size_t size) {
  if (size > 0) std::memcpy(file.data() + at, data, size);
}

}  // namespace

std::vector<std::byte> assemble_pack(const std::vector<Section>& sections) {
  apertium::PackHeader header{};
  std::memcpy(header.magic, apertium::kPackMagic, sizeof header.magic);
  header.version = apertium::kPackVersion;
  header.section_count = static_cast<uint32_t>(sections.size());
  const size_t head_size = sizeof header + sections.size() * sizeof(apertium::SectionEntry);

  std::vector<apertium::SectionEntry> table;
  size_t size = aligned(head_size + sizeof(uint32_t));
  for (const Section& section : sections) {
    apertium::SectionEntry entry{};
    entry.kind = static_cast<uint32_t>(section.kind);
    entry.offset = static_cast<uint32_t>(size);
    entry.size = static_cast<uint32_t>(section.bytes.size());
    entry.crc = apertium::crc32(section.bytes);
    table.push_back(entry);
    size = aligned(size + section.bytes.size());
  }

  std::vector<std::byte> file(size);
  place(file, 0, &header, sizeof header);
  place(file, sizeof header, table.data(), table.size() * sizeof(apertium::SectionEntry));
  const uint32_t crc = apertium::crc32(std::span(file).first(head_size));
  place(file, head_size, &crc, sizeof crc);
  for (size_t i = 0; i < sections.size(); ++i) {
    place(file, table[i].offset, sections[i].bytes.data(), sections[i].bytes.size());
  }
  return file;
}

}  // namespace palimpsest::make
