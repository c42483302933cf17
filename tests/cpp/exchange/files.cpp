// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "exchange/files.h"

#include "text/utf8.h"

namespace palimpsest::test {

const std::vector<Fixture>& exchange_fixtures() {
  static const std::vector<Fixture> kFixtures = {
#include "exchange_fixtures.inc"
  };
  return kFixtures;
}

std::string exchange_fixture(std::string_view name) {
  for (const Fixture& fixture : exchange_fixtures()) {
    if (fixture.name == name) return fixture.content;
  }
  return {};
}

ReadFile read(exchange::Format format, std::string_view bytes, const exchange::WantedPair& wanted,
              size_t piece_bytes) {
  ReadFile file;
  auto opened = exchange::Reader::open(format, wanted);
  exchange::Reader& reader = *opened.value();
  const auto take = [&] {
    for (exchange::Unit& unit : reader.take()) file.units.push_back(std::move(unit));
  };
  for (size_t at = 0; at < bytes.size(); at += piece_bytes) {
    const bool is_well = reader.feed(bytes.substr(at, piece_bytes));
    take();
    if (!is_well) break;
  }
  if (!reader.problem()) reader.finish();
  take();
  for (const exchange::Warning& warning : reader.warnings()) {
    file.warnings.push_back(std::to_string(warning.line) + ": " + warning.reason);
  }
  file.skipped = reader.skipped();
  if (const auto& p = reader.problem()) {
    file.problem = std::to_string(p->line) + ":" + std::to_string(p->column) + " " + p->reason;
  }
  return file;
}

std::string write(exchange::WriterOptions options, const std::vector<exchange::Unit>& units) {
  const auto writer = exchange::Writer::open(std::move(options));
  std::string out;
  for (const exchange::Unit& unit : units) {
    (void)writer->put(unit);
    out += writer->take();
  }
  writer->finish();
  return out + writer->take();
}

std::string show(const text::Runs& runs) {
  std::string out;
  for (const text::Run& run : runs) {
    const std::string number = std::to_string(run.code);
    switch (run.kind) {
      case text::RunKind::kText:
        out += run.text;
        break;
      case text::RunKind::kOpen:
        out += "<" + number + ">";
        break;
      case text::RunKind::kClose:
        out += "</" + number + ">";
        break;
      case text::RunKind::kAlone:
        out += "<" + number + "/>";
        break;
    }
  }
  return out;
}

std::string show(const exchange::Unit& unit) {
  return unit.source_lang + "\u2192" + unit.target_lang + ": " + show(unit.source) + " | " +
         show(unit.target);
}

std::string to_utf16(std::string_view utf8, bool is_big_endian, bool has_mark) {
  std::string out;
  const auto put = [&](char32_t unit) {
    const char low = static_cast<char>(unit & 0xFF);
    const char high = static_cast<char>(unit >> 8);
    out += is_big_endian ? high : low;
    out += is_big_endian ? low : high;
  };
  if (has_mark) put(0xFEFF);
  for (const char32_t c : text::to_utf32(utf8)) {
    if (c < 0x10000) {
      put(c);
    } else {
      put(0xD800 + ((c - 0x10000) >> 10));
      put(0xDC00 + ((c - 0x10000) & 0x3FF));
    }
  }
  return out;
}

}  // namespace palimpsest::test
