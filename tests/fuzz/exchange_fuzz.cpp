// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as an exchange file of every format: read in pieces it gives what it gives whole; what
// was read can be written in every format, and what was written is read without a problem. Seeds:
// tests/fixtures/exchange.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/exchange_codec.h"
#include "app/json_of_rows.h"
#include "exchange/reader.h"
#include "exchange/writer.h"

namespace {

using namespace palimpsest;  // NOLINT(google-build-using-namespace)
using exchange::Format;

struct ReadFile {
  std::vector<exchange::Unit> units;
  bool has_problem = false;
};

ReadFile read(Format format, std::string_view bytes, const exchange::WantedPair& wanted,
              size_t piece_bytes) {
  auto opened = exchange::Reader::open(format, wanted);
  if (!opened) std::abort();
  exchange::Reader& reader = *opened.value();
  ReadFile file;
  for (size_t at = 0; at < bytes.size(); at += piece_bytes) {
    if (!reader.feed(bytes.substr(at, piece_bytes))) break;
  }
  if (!reader.problem()) (void)reader.finish();
  file.units = reader.take();
  file.has_problem = reader.problem().has_value();
  if (file.units.size() != reader.units()) std::abort();
  return file;
}

void write_and_read(Format format, const ReadFile& file) {
  const auto writer = exchange::Writer::open({format, 2, "", "", "1"});
  size_t written = 0;
  for (const exchange::Unit& unit : file.units) written += writer->put(unit) ? 1 : 0;
  writer->finish();
  const ReadFile again = read(format, writer->take(), {}, SIZE_MAX);
  const bool is_table = format == Format::kTsv || format == Format::kCsv;
  if (is_table) return;  // does not name its languages
  if (again.has_problem || again.units.size() != written) std::abort();
}

void check(Format format, std::string_view bytes, size_t piece_bytes) {
  const bool is_table = format == Format::kTsv || format == Format::kCsv;
  const exchange::WantedPair wanted =
      is_table ? exchange::WantedPair{"en", "es"} : exchange::WantedPair{};
  const ReadFile whole = read(format, bytes, wanted, SIZE_MAX);
  const ReadFile pieces = read(format, bytes, wanted, piece_bytes);
  if (whole.has_problem != pieces.has_problem || whole.units != pieces.units) std::abort();
  app::FileRows rows;
  for (const exchange::Unit& unit : whole.units) rows.add(unit);
  const auto units = app::parse_exchange_units(test::json_of_rows(rows.bytes()));
  if (!units || units.value().size() != whole.units.size()) std::abort();
  for (const Format other :
       {Format::kTmx, Format::kXliff, Format::kXliff2, Format::kTsv, Format::kCsv}) {
    write_and_read(other, whole);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const size_t piece_bytes = size_t{1} + data[size - 1] % 64;
  for (const Format format : {Format::kTmx, Format::kXliff, Format::kTsv, Format::kCsv}) {
    check(format, bytes, piece_bytes);
  }
  return 0;
}
