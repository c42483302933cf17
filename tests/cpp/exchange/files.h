// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Files read and written whole, for tests; and units as a line of text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/reader.h"
#include "exchange/unit.h"
#include "exchange/writer.h"

namespace palimpsest::test {

struct Fixture {
  const char* name;
  const char* content;
};

/// All of tests/fixtures/exchange.
[[nodiscard]] const std::vector<Fixture>& exchange_fixtures();
[[nodiscard]] std::string exchange_fixture(std::string_view name);

struct ReadFile {
  std::vector<exchange::Unit> units;
  std::vector<std::string> warnings;  ///< "line: reason"
  uint64_t skipped = 0;
  std::string problem;  ///< "line:column reason"

  friend bool operator==(const ReadFile&, const ReadFile&) = default;
};

[[nodiscard]] ReadFile read(exchange::Format format, std::string_view bytes,
                            const exchange::WantedPair& wanted = {},
                            size_t piece_bytes = size_t{1} << 20);

[[nodiscard]] std::string write(exchange::WriterOptions options,
                                const std::vector<exchange::Unit>& units);

/// "Read <1>it</1><2/>"
[[nodiscard]] std::string show(const text::Runs& runs);
/// "en→es: source | target"
[[nodiscard]] std::string show(const exchange::Unit& unit);

[[nodiscard]] std::string to_utf16(std::string_view utf8, bool is_big_endian, bool has_mark);

}  // namespace palimpsest::test
