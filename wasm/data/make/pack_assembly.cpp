// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/make/pack_assembly.h"

#include <algorithm>
#include <iterator>

namespace palimpsest::make {

std::vector<std::byte> assemble_pack(const std::vector<Section>& sections) {
  constexpr size_t kAlignment = 8;
  const auto aligned = [](size_t n) { return (n + kAlignment - 1) / kAlignment * kAlignment; };
  std::vector<std::byte> file;
  const auto raw = [&file](const void* data, size_t size) {
    const auto* from = static_cast<const std::byte*>(data);
    file.insert(file.end(), from, from + size);
  };
  apertium::PackHeader header{};
  std::copy(std::begin(apertium::kPackMagic), std::end(apertium::kPackMagic), header.magic);
  header.version = apertium::kPackVersion;
  header.section_count = static_cast<uint32_t>(sections.size());
  raw(&header, sizeof header);
  size_t offset =
      aligned(sizeof header + sections.size() * sizeof(apertium::SectionEntry) + sizeof(uint32_t));
  for (const Section& section : sections) {
    const apertium::SectionEntry entry{
        static_cast<uint32_t>(section.kind), static_cast<uint32_t>(offset),
        static_cast<uint32_t>(section.bytes.size()), apertium::crc32(section.bytes)};
    raw(&entry, sizeof entry);
    offset = aligned(offset + section.bytes.size());
  }
  const uint32_t crc = apertium::crc32(file);
  raw(&crc, sizeof crc);
  for (const Section& section : sections) {
    file.resize(aligned(file.size()));
    raw(section.bytes.data(), section.bytes.size());
  }
  return file;
}

}  // namespace palimpsest::make
