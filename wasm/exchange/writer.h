// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Writes translation units as a file, piece by piece:
//
//   auto writer = Writer::open({Format::kTmx});
//   for (unit of units) { writer->put(unit); send(writer->take()); }
//   writer->finish(); send(writer->take());
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "exchange/format.h"
#include "exchange/unit.h"
#include "text/result.h"

namespace palimpsest::exchange {

struct WriterOptions {
  Format format = Format::kTmx;
  int tmx_level = 2;  ///< 1: without inline codes
  std::string from;   ///< languages of the file; "": those of the first unit
  std::string to;
  std::string tool_version;  ///< ours, for the file's header
};

class Writer {
 public:
  [[nodiscard]] static std::unique_ptr<Writer> open(WriterOptions options);

  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  virtual ~Writer() = default;

  /// errors  kBadArgument: the format has one pair a file, and this unit is of another; nothing of
  /// it
  ///         is written and others may follow.
  [[nodiscard]] Result<Done> put(const Unit& unit);
  /// Writes the end of the file; the whole of it if no unit was put.
  void finish();

  /// What was written since the last call, UTF-8.
  [[nodiscard]] std::string take() { return std::exchange(out_, {}); }

  [[nodiscard]] uint64_t units() const { return units_; }
  /// Characters that XML does not allow, each replaced by U+FFFD.
  [[nodiscard]] uint64_t replaced_characters() const { return replaced_; }
  /// Inline codes that the format has no place for.
  [[nodiscard]] uint64_t dropped_codes() const { return dropped_codes_; }

 protected:
  explicit Writer(WriterOptions options) : options_(std::move(options)) {}

  virtual void write_beginning() = 0;
  virtual void write_unit(const Unit& unit) = 0;
  virtual void write_end() = 0;
  /// Whether all units must be of the pair of the first.
  [[nodiscard]] virtual bool has_one_pair() const { return false; }

  /// Appends escaped text to `out`.
  void append(std::string& out, std::string_view text);
  void append_attribute(std::string& out, std::string_view name, std::string_view value);
  void count_replaced(uint64_t characters) { replaced_ += characters; }

  WriterOptions options_;
  std::string out_;
  uint64_t dropped_codes_ = 0;

 private:
  void begin();

  bool has_begun_ = false;
  uint64_t units_ = 0;
  uint64_t replaced_ = 0;
};

// For Writer::open.
[[nodiscard]] std::unique_ptr<Writer> make_tmx_writer(WriterOptions options);
[[nodiscard]] std::unique_ptr<Writer> make_xliff1_writer(WriterOptions options);
[[nodiscard]] std::unique_ptr<Writer> make_xliff2_writer(WriterOptions options);
[[nodiscard]] std::unique_ptr<Writer> make_table_writer(WriterOptions options);

}  // namespace palimpsest::exchange
