// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Reads fields of a JSON request and remembers the first thing that was wrong, so that a parser can
// read all of its fields and ask once. For the codecs only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "text/result.h"
#include "text/runs.h"

namespace palimpsest::app {

class JsonReader {
 public:
  using Json = nlohmann::json;

  /// Parses a request, which must be an object. Lifetime: values are views into the reader.
  explicit JsonReader(std::string_view json);

  [[nodiscard]] const Json& root() const { return root_; }

  std::string string(const Json& object, const char* field, const std::string& path = {});
  std::string optional_string(const Json& object, const char* field);
  uint32_t number(const Json& object, const char* field, const std::string& path = {});
  int64_t integer(const Json& object, const char* field, const std::string& path = {});
  bool boolean(const Json& object, const char* field, const std::string& path = {});
  text::Runs runs(const Json& object, const char* field, const std::string& path = {});
  std::vector<std::string> strings(const Json& object, const char* field);
  /// An array; an empty one if it was none.
  const Json& array(const Json& object, const char* field);

  /// Runs that are the whole of the input.
  text::Runs runs(const Json& value, const std::string& path);

  void fail(const std::string& where, const char* message);
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  const Json* find(const Json& object, const char* field) const;
  void read_run(const Json& value, const std::string& path, text::Runs& out);

  Json root_;
  Json empty_array_ = Json::array();
  std::optional<Error> error_;
};

}  // namespace palimpsest::app
