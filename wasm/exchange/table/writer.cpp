// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// CSV (RFC 4180) and TSV with the same quotes: plain text, a first row of names.
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "exchange/dates.h"
#include "exchange/table/columns.h"
#include "exchange/writer.h"

namespace palimpsest::exchange {
namespace {

class TableWriter final : public Writer {
 public:
  explicit TableWriter(WriterOptions options)
      : Writer(std::move(options)), delimiter_(options_.format == Format::kTsv ? '\t' : ',') {}

 private:
  void write_beginning() override {
    for (const std::string& name : table::own_names()) write_cell(name);
    end_row();
  }
  void write_unit(const Unit& unit) override;
  void write_end() override {}
  [[nodiscard]] bool has_one_pair() const override { return true; }

  void write_cell(std::string_view text);
  void end_row() {
    out_ += delimiter_ == ',' ? "\r\n" : "\n";
    is_first_ = true;
  }
  void count_codes(const text::Runs& runs);

  const char delimiter_;
  bool is_first_ = true;
};

void TableWriter::write_unit(const Unit& unit) {
  count_codes(unit.source);
  count_codes(unit.target);
  write_cell(plain_text(unit.source));
  write_cell(plain_text(unit.target));
  write_cell(unit.id);
  write_cell(unit.notes.empty() ? std::string_view() : unit.notes.front().text);
  write_cell(unit.created_ms == 0 ? "" : iso_date(unit.created_ms));
  write_cell(unit.creation_id);
  write_cell(unit.changed_ms == 0 ? "" : iso_date(unit.changed_ms));
  write_cell(unit.change_id);
  end_row();
}

void TableWriter::write_cell(std::string_view text) {
  if (!std::exchange(is_first_, false)) out_ += delimiter_;
  const char special[] = {delimiter_, '"', '\r', '\n', '\0'};
  if (text.find_first_of(special) == std::string_view::npos) {
    out_ += text;
    return;
  }
  out_ += '"';
  for (const char c : text) {
    if (c == '"') out_ += '"';
    out_ += c;
  }
  out_ += '"';
}

void TableWriter::count_codes(const text::Runs& runs) {
  for (const text::Run& run : runs) {
    if (run.kind == text::RunKind::kOpen || run.kind == text::RunKind::kAlone) ++dropped_codes_;
  }
}

}  // namespace

std::unique_ptr<Writer> make_table_writer(WriterOptions options) {
  return std::make_unique<TableWriter>(std::move(options));
}

}  // namespace palimpsest::exchange
