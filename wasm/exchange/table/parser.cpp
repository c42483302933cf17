// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// CSV and TSV: a unit a row. The first line is looked at before anything is read: whether it names
// the columns, and what stands between the cells.
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/languages.h"
#include "exchange/parser.h"
#include "exchange/table/columns.h"
#include "exchange/table/rows.h"

namespace palimpsest::exchange {
namespace {

constexpr size_t kMaxFirstLine = size_t{1} << 16;
constexpr size_t kMaxRowBytes = size_t{1} << 22;

class TableParser final : public Parser {
 public:
  TableParser(Sink& sink, WantedPair wanted, char delimiter)
      : sink_(sink), wanted_(std::move(wanted)), delimiter_(delimiter) {}

  bool feed(std::string_view utf8) override;
  bool finish() override;
  void fail_at_end(std::string reason) override;
  [[nodiscard]] const std::optional<Problem>& problem() const override { return problem_; }

 private:
  void begin();
  bool pass_on(std::string_view utf8);
  void take_row(std::vector<std::string>& row, uint64_t line);
  [[nodiscard]] char delimiter_of(std::string_view line) const;
  [[nodiscard]] static std::vector<std::string> cells_of(std::string_view line, char delimiter);

  Sink& sink_;
  const WantedPair wanted_;
  const char delimiter_;
  std::string beginning_;  // until its first line is whole
  std::unique_ptr<table::Rows> rows_;
  std::optional<table::Columns> columns_;
  bool has_names_ = false;  // the next row is that of the names
  std::string source_lang_;
  std::string target_lang_;
  std::optional<Problem> problem_;
};

bool TableParser::feed(std::string_view utf8) {
  if (problem_) return false;
  if (rows_) return pass_on(utf8);
  beginning_ += utf8;
  if (beginning_.find_first_of("\r\n") == std::string::npos && beginning_.size() < kMaxFirstLine) {
    return true;
  }
  begin();
  return !problem_ && pass_on(std::exchange(beginning_, {}));
}

bool TableParser::finish() {
  if (problem_) return false;
  if (!rows_) {
    begin();
    if (problem_ || !pass_on(std::exchange(beginning_, {}))) return false;
  }
  if (rows_->is_quote_open()) {
    problem_ =
        Problem{rows_->quote_line(), 1,
                "a quote that opens a cell of this row is never closed: the file was cut off, "
                "or a quote is missing"};
    return false;
  }
  rows_->finish();
  return true;
}

void TableParser::begin() {
  const std::string_view line =
      std::string_view(beginning_).substr(0, beginning_.find_first_of("\r\n"));
  const char delimiter = delimiter_of(line);
  columns_ = table::columns_named(cells_of(line, delimiter), wanted_);
  has_names_ = columns_.has_value();
  source_lang_ =
      has_names_ && !columns_->source_lang.empty() ? columns_->source_lang : wanted_.from;
  target_lang_ = has_names_ && !columns_->target_lang.empty() ? columns_->target_lang : wanted_.to;
  if (source_lang_.empty() || target_lang_.empty()) {
    problem_ = Problem{1, 1, "the file does not say its languages; say from which to which it is"};
    return;
  }
  // A TSV file without names is lines as they are: its quotes are text.
  const bool has_quotes = delimiter_ != '\t' || has_names_;
  rows_ = std::make_unique<table::Rows>(
      table::RowsOptions{delimiter, has_quotes},
      [this](std::vector<std::string>& row, uint64_t at) { take_row(row, at); });
}

bool TableParser::pass_on(std::string_view utf8) {
  rows_->feed(utf8);
  if (rows_->row_bytes() > kMaxRowBytes) {
    problem_ = Problem{rows_->is_quote_open() ? rows_->quote_line() : rows_->line(), 1,
                       "a row of more than 4 MB; a quote that closes a cell may be missing"};
  }
  return !problem_;
}

void TableParser::fail_at_end(std::string reason) {
  if (problem_) return;
  problem_ = rows_ ? Problem{rows_->line(), rows_->column(), std::move(reason)}
                   : Problem{1, beginning_.size() + 1, std::move(reason)};
}

void TableParser::take_row(std::vector<std::string>& row, uint64_t line) {
  if (std::exchange(has_names_, false)) return;
  if (std::all_of(row.begin(), row.end(), [](const std::string& cell) { return cell.empty(); })) {
    return;
  }
  if (!columns_) columns_ = table::unnamed_columns(2);
  Unit unit = table::unit_of(*columns_, row);
  if (row.size() < 2) {
    sink_.skip(line, "a row of one cell; a unit is a source and a translation");
  } else if (unit.source.empty() || unit.target.empty()) {
    sink_.skip(line,
               unit.source.empty() ? "a unit without a source" : "a unit without a translation");
  } else {
    unit.source_lang = source_lang_;
    unit.target_lang = target_lang_;
    sink_.put(std::move(unit));
  }
}

/// Spreadsheets of many languages write semicolons into CSV.
char TableParser::delimiter_of(std::string_view line) const {
  if (delimiter_ == '\t') return '\t';
  const auto count = [line](char c) { return std::count(line.begin(), line.end(), c); };
  if (count(';') > count(',')) return ';';
  return count(',') == 0 && count('\t') > 0 ? '\t' : ',';
}

std::vector<std::string> TableParser::cells_of(std::string_view line, char delimiter) {
  std::vector<std::string> cells;
  table::Rows rows({delimiter, true},
                   [&](std::vector<std::string>& row, uint64_t) { cells = row; });
  rows.feed(line);
  rows.finish();
  return cells;
}

}  // namespace

std::unique_ptr<Parser> make_table_parser(Sink& sink, const WantedPair& wanted, char delimiter) {
  return std::make_unique<TableParser>(sink, wanted, delimiter);
}

}  // namespace palimpsest::exchange
