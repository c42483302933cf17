// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// A store as bytes:
//
//   head | names: sites, then memory and languages of each part | index of each part
#include <algorithm>
#include <utility>

#include "memory/array_io.h"
#include "memory/store.h"

namespace palimpsest::memory {
namespace {

constexpr uint64_t kMagic = 0x3152545353544C50ULL;  // "PLTSSTR1", little endian
constexpr uint32_t kVersion = 2;

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

bool Store::save(const WriteBytes& save) {
  std::vector<uint8_t> names;
  const WriteBytes to_names = write_into(names);
  ArrayWriter writer(to_names);
  for (const std::string& site : sites_) writer(site);
  for (const Part& part : parts_) {
    const uint64_t memory = part.memory;
    writer.put(&memory, sizeof memory);
    writer(part.pair.from);
    writer(part.pair.to);
  }
  Head head;
  head.parts = static_cast<uint32_t>(parts_.size());
  head.sites = sites_.size();
  head.names_size = names.size();
  head.names_checksum = writer.checksum();
  return save(reinterpret_cast<const uint8_t*>(&head), sizeof head) &&
         save(names.data(), names.size()) &&
         std::all_of(parts_.begin(), parts_.end(),
                     [&](Part& part) { return part.index.save(save); });
}

Result<Done> Store::load(SavedBytes bytes) {
  parts_.clear();
  sites_ = {""};
  site_numbers_.clear();
  Head head;
  if (!bytes.take(&head, sizeof head) || head.magic != kMagic) return damaged("byte 0");
  if (head.version != kVersion) {
    return Error{ErrorCode::kUnsupportedVersion, "the saved memory is of another version",
                 "byte 8"};
  }
  if (head.names_size > bytes.left()) return damaged("its names");
  std::vector<std::string> sites;
  std::vector<Part> parts;
  ArrayReader names(bytes, static_cast<size_t>(head.names_size));
  for (uint64_t number = 0; number < head.sites && names.is_good(); ++number) {
    names(sites.emplace_back());
  }
  for (uint32_t number = 0; number < head.parts && names.is_good(); ++number) {
    Part& part = parts.emplace_back();
    uint64_t memory = 0;
    names.take(&memory, sizeof memory);
    part.memory = static_cast<MemoryId>(memory);
    names(part.pair.from);
    names(part.pair.to);
  }
  if (!names.is_good() || names.left() != 0 || names.checksum() != head.names_checksum ||
      sites.empty() || sites.size() > kAnySite) {
    return damaged("its names");
  }
  for (Part& part : parts) {
    Result<Index> index = Index::load(bytes, static_cast<uint32_t>(sites.size()));
    if (!index) return index.error();
    part.index = std::move(index).value();
  }
  if (bytes.left() != 0) return damaged("its end");
  parts_ = std::move(parts);
  sites_ = std::move(sites);
  for (uint32_t number = 1; number < sites_.size(); ++number) {
    site_numbers_.emplace(sites_[number], number);
  }
  return Done{};
}

}  // namespace palimpsest::memory
