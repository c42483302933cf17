// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Units of a file on their way to the store on disk, very many at a time: bytes that the database
// takes without anybody making strings or objects of them. Read by js-glue/store/file-rows.ts.
//
//   pairs:  u32 count, then for each two texts: from, to
//   units:  u32 number of the pair (from 0); f64 created, changed (0: the file does not say);
//           eight texts: source, target, site, author, note, extra, before, after; and so on to
//           the end of the bytes
//
// Texts, numbers, source and target as in app/unit_rows.h; `extra` as in app/exchange_extra.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "exchange/unit.h"

namespace palimpsest::app {

class FileRows {
 public:
  void clear();
  void add(const exchange::Unit& unit);

  /// How many were added since clear().
  [[nodiscard]] uint32_t units() const { return units_; }
  /// All of them. A view until the next call.
  [[nodiscard]] std::string_view bytes();

 private:
  [[nodiscard]] uint32_t pair_of(const exchange::Unit& unit);

  std::string pairs_;  // as bytes
  std::string rows_;
  std::string bytes_;
  std::string from_;  // of the latest pair: files have one, or few
  std::string to_;
  uint32_t pair_count_ = 0;
  uint32_t units_ = 0;
};

}  // namespace palimpsest::app
