// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Exchange files: bytes in and units out, and the other way round. Each object is one file;
// delete() gives it back. No logic here.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "app/build_info.h"
#include "app/exchange_codec.h"
#include "app/file_rows.h"
#include "bindings/guarded.h"
#include "exchange/reader.h"
#include "exchange/writer.h"

namespace palimpsest::bindings {
namespace {

Error no_such_format(const std::string& format) {
  return Error{ErrorCode::kBadArgument, "not a format; use tmx, xliff, xliff2, tsv or csv", format};
}

class ExchangeReader {
 public:
  /// The languages may be "": those of the file.
  ExchangeReader(const std::string& format, const std::string& from, const std::string& to)
      : opened_(no_such_format(format)) {
    const auto known = exchange::format_named(format);
    if (known) opened_ = exchange::Reader::open(*known, {from, to});
  }

  /// What came of these bytes, a Uint8Array; the units that are complete with them are rows().
  std::string feed(const emscripten::val& bytes) {
    return answer([&](exchange::Reader& reader) {
      bytes_.resize(bytes["length"].as<size_t>());
      emscripten::val(emscripten::typed_memory_view(
                          bytes_.size(), reinterpret_cast<unsigned char*>(bytes_.data())))
          .call<void>("set", bytes);
      (void)reader.feed(bytes_);
    });
  }
  std::string finish() {
    return answer([](exchange::Reader& reader) { (void)reader.finish(); });
  }
  /// The units of the last answer (app/file_rows.h); a view until the next call.
  emscripten::val rows() {
    const std::string_view bytes = rows_.bytes();
    return emscripten::val(emscripten::typed_memory_view(
        bytes.size(), reinterpret_cast<const unsigned char*>(bytes.data())));
  }

 private:
  template <typename Read>
  std::string answer(const Read& read) {
    return guarded([&] {
      if (!opened_) return app::reply(opened_.error());
      exchange::Reader& reader = *opened_.value();
      read(reader);
      return app::reply_read(reader, rows_, skipped_, warned_);
    });
  }

  Result<std::unique_ptr<exchange::Reader>> opened_;
  std::string bytes_;
  app::FileRows rows_;
  uint64_t skipped_ = 0;
  size_t warned_ = 0;
};

class ExchangeWriter {
 public:
  /// level  of TMX: 1 or 2.
  ExchangeWriter(const std::string& format, int level) : format_(format) {
    const auto known = exchange::format_named(format);
    if (known) writer_ = exchange::Writer::open({*known, level, "", "", app::version()});
  }

  /// {"units": […]}: the text they make. A unit the format can't hold is an error; those before it
  /// are written.
  std::string put(const std::string& json) {
    return guarded([&] {
      if (!writer_) return app::reply(no_such_format(format_));
      const auto units = app::parse_exchange_units(json);
      if (!units) return app::reply(units.error());
      for (const exchange::Unit& unit : units.value()) {
        const auto done = writer_->put(unit);
        if (!done) return app::reply(done.error());
      }
      return app::reply_written(*writer_);
    });
  }

  std::string finish() {
    return guarded([&] {
      if (!writer_) return app::reply(no_such_format(format_));
      writer_->finish();
      return app::reply_written(*writer_);
    });
  }

 private:
  std::string format_;
  std::unique_ptr<exchange::Writer> writer_;
};

EMSCRIPTEN_BINDINGS(palimpsest_exchange) {
  emscripten::class_<ExchangeReader>("ExchangeReader")
      .constructor<std::string, std::string, std::string>()
      .function("feed", &ExchangeReader::feed)
      .function("finish", &ExchangeReader::finish)
      .function("rows", &ExchangeReader::rows);
  emscripten::class_<ExchangeWriter>("ExchangeWriter")
      .constructor<std::string, int>()
      .function("put", &ExchangeWriter::put)
      .function("finish", &ExchangeWriter::finish);
}

}  // namespace
}  // namespace palimpsest::bindings
