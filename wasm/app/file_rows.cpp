// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "app/file_rows.h"

#include <bit>

#include "app/exchange_extra.h"
#include "app/exchange_json.h"

namespace palimpsest::app {
namespace {

static_assert(std::endian::native == std::endian::little, "rows are written as they are");

template <typename Number>
void put(std::string& out, Number number) {
  out.append(reinterpret_cast<const char*>(&number), sizeof number);
}

void put_text(std::string& out, std::string_view text) {
  put(out, static_cast<uint32_t>(text.size()));
  out += text;
}

void put_runs(std::string& out, const text::Runs& runs) {
  const bool is_plain = runs.size() == 1 && runs.front().kind == text::RunKind::kText &&
                        !runs.front().text.starts_with('[');
  if (is_plain) {
    put_text(out, runs.front().text);
  } else {
    std::string json;
    append_json_runs(json, runs);
    put_text(out, json);
  }
}

}  // namespace

void FileRows::clear() {
  pairs_.clear();
  rows_.clear();
  pair_count_ = units_ = 0;
}

void FileRows::add(const exchange::Unit& unit) {
  const KeptFields fields = kept_fields(unit);
  put(rows_, pair_of(unit));
  put(rows_, static_cast<double>(unit.created_ms));
  put(rows_, static_cast<double>(unit.changed_ms));
  put_runs(rows_, unit.source);
  put_runs(rows_, unit.target);
  put_text(rows_, fields.site);
  put_text(rows_, fields.author);
  put_text(rows_, fields.note);
  put_text(rows_, extra_of(unit, fields));
  put_text(rows_, fields.before);
  put_text(rows_, fields.after);
  ++units_;
}

std::string_view FileRows::bytes() {
  bytes_.clear();
  put(bytes_, pair_count_);
  bytes_ += pairs_;
  bytes_ += rows_;
  return bytes_;
}

/// A pair that comes again after another one has two numbers: that costs a few bytes.
uint32_t FileRows::pair_of(const exchange::Unit& unit) {
  if (pair_count_ == 0 || unit.source_lang != from_ || unit.target_lang != to_) {
    from_ = unit.source_lang;
    to_ = unit.target_lang;
    put_text(pairs_, from_);
    put_text(pairs_, to_);
    ++pair_count_;
  }
  return pair_count_ - 1;
}

}  // namespace palimpsest::app
