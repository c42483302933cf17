// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "exchange/table/rows.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/utf8.h"

namespace palimpsest::exchange::table {

void Rows::feed(std::string_view text) {
  size_t at = 0;
  if (!text.empty() && is_after_return_) {
    is_after_return_ = false;
    if (text.front() == '\n') {
      count(text.substr(0, ++at));
    } else {
      ++line_;
      column_ = 1;
    }
  }
  while (at < text.size()) {
    const size_t from = at;
    if (state_ == State::kQuoted) {
      at = quoted(text, at);
      count(text.substr(from, at - from));
      continue;
    }
    if (state_ == State::kCellStart && options_.has_quotes && text[at] == '"') {
      state_ = State::kQuoted;
      quote_line_ = line_;
      ++at;
    } else if (state_ == State::kQuoteSeen && text[at] == '"') {
      cell_ += '"';
      state_ = State::kQuoted;
      ++at;
    } else {
      at = plain(text, at);
      continue;
    }
    ++row_bytes_;
    count(text.substr(from, at - from));
  }
}

size_t Rows::plain(std::string_view text, size_t at) {
  const std::array<char, 3> stops = {options_.delimiter, '\n', '\r'};
  const size_t end =
      std::min(text.find_first_of(std::string_view(stops.data(), stops.size()), at), text.size());
  cell_ += text.substr(at, end - at);
  row_bytes_ += end - at;
  count(text.substr(at, end - at));
  state_ = State::kPlain;
  if (end == text.size()) return end;
  size_t next = end + 1;
  if (text[end] == options_.delimiter) {
    ++row_bytes_;
    count(text.substr(end, 1));
    end_cell();
    return next;
  }
  if (text[end] == '\r') {
    if (next == text.size()) {
      is_after_return_ = true;
    } else if (text[next] == '\n') {
      ++next;
    }
  }
  const bool is_bare_return = text[end] == '\r' && next == end + 1 && !is_after_return_;
  count(text.substr(end, next - end));
  if (is_bare_return) {
    ++line_;
    column_ = 1;
  }
  end_row();
  return next;
}

size_t Rows::quoted(std::string_view text, size_t at) {
  const size_t end = std::min(text.find('"', at), text.size());
  cell_ += text.substr(at, end - at);
  row_bytes_ += end - at;
  if (end == text.size()) return end;
  state_ = State::kQuoteSeen;
  return end + 1;
}

void Rows::finish() {
  is_after_return_ = false;
  if (state_ != State::kCellStart || cells_ > 0) end_row();
}

void Rows::end_cell() {
  if (cells_ == row_.size()) row_.emplace_back();
  std::swap(row_[cells_++], cell_);
  cell_.clear();
  state_ = State::kCellStart;
}

void Rows::end_row() {
  end_cell();
  row_.resize(cells_);
  take_(row_, row_line_);
  cells_ = 0;
  row_bytes_ = 0;
  row_line_ = is_after_return_ ? line_ + 1 : line_;
}

void Rows::count(std::string_view read) {
  const auto breaks = std::count(read.begin(), read.end(), '\n');
  if (breaks > 0) {
    line_ += static_cast<uint64_t>(breaks);
    column_ = 1;
    read.remove_prefix(read.rfind('\n') + 1);
  }
  column_ += static_cast<uint64_t>(
      std::count_if(read.begin(), read.end(), [](char c) { return !text::is_continuation(c); }));
}

}  // namespace palimpsest::exchange::table
