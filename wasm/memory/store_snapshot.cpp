// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// A store as bytes:
//
//   head | names: sites, then memory and languages of each part | index of each part
#include <cstring>
#include <utility>

#include "memory/array_io.h"
#include "memory/store.h"

namespace palimpsest::memory {
namespace {

constexpr uint64_t kMagic = 0x3152545353544C50ULL;  // "PLTSSTR1", little endian
constexpr uint32_t kVersion = 1;

struct Head {
  uint64_t magic = kMagic;
  uint32_t version = kVersion;
  uint32_t parts = 0;
  uint64_t sites = 0;
  uint64_t names_size = 0;
  uint64_t names_checksum = 0;
};

Error damaged(const char* where) {
  return Error{ErrorCode::kCorruptData, "the saved memory is damaged; build it anew", where};
}

}  // namespace

std::vector<uint8_t> Store::save() {
  std::vector<uint8_t> bytes;
  bytes.reserve(size_bytes() + size_bytes() / 64);
  Head head;
  head.parts = static_cast<uint32_t>(parts_.size());
  head.sites = sites_.size();
  ArrayWriter writer(bytes);
  writer.append(&head, sizeof head);
  for (const std::string& site : sites_) writer(site);
  for (const Part& part : parts_) {
    writer.append(&part.memory, sizeof part.memory);
    writer(part.pair.from);
    writer(part.pair.to);
  }
  head.names_size = bytes.size() - sizeof head;
  head.names_checksum = checksum_of(bytes.data() + sizeof head, bytes.size() - sizeof head);
  std::memcpy(bytes.data(), &head, sizeof head);
  for (Part& part : parts_) {
    const size_t size_at = bytes.size();
    uint64_t size = 0;
    writer.append(&size, sizeof size);
    part.index.save(bytes);
    size = bytes.size() - size_at - sizeof size;
    std::memcpy(bytes.data() + size_at, &size, sizeof size);
  }
  return bytes;
}

Result<Done> Store::load(const uint8_t* bytes, size_t size) {
  parts_.clear();
  sites_ = {""};
  site_numbers_.clear();
  Head head;
  if (size < sizeof head) return damaged("byte 0");
  std::memcpy(&head, bytes, sizeof head);
  if (head.magic != kMagic) return damaged("byte 0");
  if (head.version != kVersion) {
    return Error{ErrorCode::kUnsupportedVersion, "the saved memory is of another version",
                 "byte 8"};
  }
  const uint8_t* at = bytes + sizeof head;
  size_t left = size - sizeof head;
  if (head.names_size > left ||
      checksum_of(at, static_cast<size_t>(head.names_size)) != head.names_checksum) {
    return damaged("its names");
  }
  std::vector<std::string> sites;
  std::vector<Part> parts;
  ArrayReader names(at, static_cast<size_t>(head.names_size));
  for (uint64_t number = 0; number < head.sites && names.is_good(); ++number) {
    names(sites.emplace_back());
  }
  for (uint32_t number = 0; number < head.parts && names.is_good(); ++number) {
    Part& part = parts.emplace_back();
    names.take(&part.memory, sizeof part.memory);
    names(part.pair.from);
    names(part.pair.to);
  }
  if (!names.is_good() || names.left() != 0 || sites.empty() || sites.size() > kAnySite) {
    return damaged("its names");
  }
  at += head.names_size;
  left -= static_cast<size_t>(head.names_size);
  for (Part& part : parts) {
    uint64_t index_size = 0;
    if (left < sizeof index_size) return damaged("its end");
    std::memcpy(&index_size, at, sizeof index_size);
    at += sizeof index_size;
    left -= sizeof index_size;
    if (index_size > left) return damaged("its end");
    Result<Index> index =
        Index::load(at, static_cast<size_t>(index_size), static_cast<uint32_t>(sites.size()));
    if (!index) return index.error();
    part.index = std::move(index).value();
    at += index_size;
    left -= static_cast<size_t>(index_size);
  }
  if (left != 0) return damaged("its end");
  parts_ = std::move(parts);
  sites_ = std::move(sites);
  for (uint32_t number = 1; number < sites_.size(); ++number) {
    site_numbers_.emplace(sites_[number], number);
  }
  return Done{};
}

}  // namespace palimpsest::memory
