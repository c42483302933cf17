// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "segment/profile.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <mutex>
#include <optional>

#include "segment/word_table.h"

namespace palimpsest::segment {
namespace {

struct ProfileRow {
  std::string_view language;
  size_t index;  ///< the same for all names of a profile
  uint16_t habits;
  const unsigned char* groups;
  size_t groups_size;
};

#include "segment_profiles.inc"

constexpr size_t kMaxSubtagBytes = 8;  // BCP 47

std::string_view groups_of(const ProfileRow& row) {
  return {reinterpret_cast<const char*>(row.groups), row.groups_size};
}

const WordTable& table_of(const ProfileRow& row) {
  static std::array<std::optional<WordTable>, kProfileCount> tables;
  static std::array<std::once_flag, kProfileCount> made;
  std::call_once(made[row.index],
                 [&] { tables[row.index].emplace(groups_of(row), groups_of(kProfiles[0])); });
  return *tables[row.index];
}

}  // namespace

uint16_t Profile::flags_of(std::string_view folded) const {
  return words_->flags_of(folded);
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
  const ProfileRow& found = is_there ? *row : kProfiles[0];
  return {found.habits, table_of(found)};
}

}  // namespace palimpsest::segment
