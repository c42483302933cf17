// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// JSON text by hand, for exchange_codec.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "text/runs.h"

namespace palimpsest::app {

/// Appends a string with its quotes. `text` is well-formed UTF-8, as all that was read from files.
void append_json_string(std::string& out, std::string_view text);
void append_json_runs(std::string& out, const text::Runs& runs);

/// An object or array that is written: commas between what is added.
class JsonList {
 public:
  JsonList(std::string& out, char open, char close) : out_(out), close_(close) { out_ += open; }
  JsonList(const JsonList&) = delete;
  JsonList& operator=(const JsonList&) = delete;
  ~JsonList() { out_ += close_; }

  /// The next member; its value is appended by the caller.
  std::string& member(std::string_view name);
  std::string& element();
  void string(std::string_view name, std::string_view value);
  void number(std::string_view name, int64_t value);
  /// For arrays.
  void string(std::string_view value) { append_json_string(element(), value); }

 private:
  std::string& out_;
  char close_;
  bool is_first_ = true;
};

}  // namespace palimpsest::app
