// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Where each unit is, by its id. Ids mostly come in a row, so pages of them are arrays.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <unordered_map>

#include "memory/unit.h"

namespace palimpsest::memory {

class PlaceMap {
 public:
  static constexpr uint32_t kNowhere = UINT32_MAX;

  [[nodiscard]] uint32_t find(UnitId id) const {
    const auto page = pages_.find(id / kPageUnits);
    return page == pages_.end() ? kNowhere : (*page->second)[id % kPageUnits];
  }
  void set(UnitId id, uint32_t where) {
    std::unique_ptr<Page>& page = pages_[id / kPageUnits];
    if (!page) {
      page = std::make_unique<Page>();
      page->fill(kNowhere);
    }
    (*page)[id % kPageUnits] = where;
  }
  void erase(UnitId id) {
    const auto page = pages_.find(id / kPageUnits);
    if (page != pages_.end()) (*page->second)[id % kPageUnits] = kNowhere;
  }
  void clear() { pages_.clear(); }
  [[nodiscard]] size_t size_bytes() const { return pages_.size() * (sizeof(Page) + 48); }

 private:
  static constexpr uint32_t kPageUnits = 1024;
  using Page = std::array<uint32_t, kPageUnits>;
  std::unordered_map<uint32_t, std::unique_ptr<Page>> pages_;
};

}  // namespace palimpsest::memory
