// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Where parsers put what they find, until somebody takes it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "exchange/problem.h"
#include "exchange/unit.h"

namespace palimpsest::exchange {

class Sink {
 public:
  void put(Unit unit) {
    units_.push_back(std::move(unit));
    ++good_;
  }
  /// A unit that could not be used.
  void skip(uint64_t line, std::string reason) {
    ++skipped_;
    if (warnings_.size() < kMaxWarnings) warnings_.push_back({line, std::move(reason)});
  }

  [[nodiscard]] std::vector<Unit> take() { return std::exchange(units_, {}); }
  [[nodiscard]] uint64_t good() const { return good_; }
  [[nodiscard]] uint64_t skipped() const { return skipped_; }
  [[nodiscard]] const std::vector<Warning>& warnings() const { return warnings_; }

 private:
  static constexpr size_t kMaxWarnings = 100;

  std::vector<Unit> units_;
  uint64_t good_ = 0;
  uint64_t skipped_ = 0;
  std::vector<Warning> warnings_;
};

}  // namespace palimpsest::exchange
