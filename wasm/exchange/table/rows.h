// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The rows of a CSV or TSV file (RFC 4180), in pieces of any size.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace palimpsest::exchange::table {

struct RowsOptions {
  char delimiter = ',';
  bool has_quotes = true;  ///< false: a quote is a character like any other
};

class Rows {
 public:
  /// Takes a row and the line it begins in. The row is the callee's to take apart.
  using Take = std::function<void(std::vector<std::string>& row, uint64_t line)>;

  Rows(RowsOptions options, Take take) : options_(options), take_(std::move(take)) {}

  void feed(std::string_view utf8);
  /// The end of the text; a last row needs no line break.
  void finish();

  [[nodiscard]] bool is_quote_open() const { return state_ == State::kQuoted; }
  [[nodiscard]] uint64_t quote_line() const { return quote_line_; }
  /// Bytes of the row that is not complete yet.
  [[nodiscard]] size_t row_bytes() const { return row_bytes_; }

  // Where what comes next stands, from 1; columns in characters.
  [[nodiscard]] uint64_t line() const { return line_; }
  [[nodiscard]] uint64_t column() const { return column_; }

 private:
  enum class State : uint8_t { kCellStart, kPlain, kQuoted, kQuoteSeen };

  size_t plain(std::string_view text, size_t at);
  size_t quoted(std::string_view text, size_t at);
  void end_cell();
  void end_row();
  void count(std::string_view read);

  RowsOptions options_;
  Take take_;
  State state_ = State::kCellStart;
  std::vector<std::string> row_;
  size_t cells_ = 0;  // of row_ that are used; the others keep their memory
  std::string cell_;
  size_t row_bytes_ = 0;
  bool is_after_return_ = false;  // a line feed right now belongs to the line break before
  uint64_t line_ = 1;
  uint64_t column_ = 1;
  uint64_t row_line_ = 1;
  uint64_t quote_line_ = 1;
};

}  // namespace palimpsest::exchange::table
