// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "segment/profile.h"

#include <algorithm>
#include <cstring>
#include <iterator>

namespace palimpsest::segment {
namespace {

struct ProfileRow {
  std::string_view language;
  ProfileTable table;
};

#include "segment_profiles.inc"

constexpr size_t kMaxSubtagBytes = 8;  // BCP 47
constexpr size_t kEntryHeadBytes = 3;

/// FNV-1a, 32 bits; as in segment_profiles.py.
uint32_t hash_of(std::string_view word) {
  uint32_t value = 2166136261;
  for (const char c : word) value = (value ^ static_cast<uint8_t>(c)) * 16777619;
  return value ^ (value >> 15);
}

}  // namespace

uint16_t Profile::flags_of(std::string_view folded) const {
  if (folded.empty()) return 0;
  const uint32_t bucket = hash_of(folded) & table_->bucket_mask;
  const uint8_t* entry = table_->entries + table_->buckets[bucket];
  const uint8_t* const end = table_->entries + table_->buckets[bucket + 1];
  while (entry < end) {
    const size_t size = entry[0];
    if (size == folded.size() && std::memcmp(entry + kEntryHeadBytes, folded.data(), size) == 0) {
      return static_cast<uint16_t>(entry[1] | entry[2] << 8);
    }
    entry += kEntryHeadBytes + size;
  }
  return 0;
}

Profile profile_of(std::string_view language) {
  char primary[kMaxSubtagBytes];
  size_t size = 0;
  while (size < language.size() && size < kMaxSubtagBytes && language[size] != '-' &&
         language[size] != '_') {
    const char c = language[size];
    primary[size++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 'a' - 'A') : c;
  }
  const std::string_view name(primary, size);
  const auto* row = std::lower_bound(
      std::begin(kProfiles), std::end(kProfiles), name,
      [](const ProfileRow& r, std::string_view wanted) { return r.language < wanted; });
  const bool is_there = row != std::end(kProfiles) && row->language == name;
  return Profile(is_there ? row->table : kProfiles[0].table);
}

}  // namespace palimpsest::segment
