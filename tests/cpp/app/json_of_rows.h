// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What the worker makes of rows of units: they go into the store, and come out as JSON for files.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace palimpsest::test {

class RowCursor {
 public:
  explicit RowCursor(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] bool is_at_end() const { return bytes_.empty(); }
  template <typename Number>
  Number number() {
    Number value{};
    std::memcpy(&value, take(sizeof value).data(), sizeof value);
    return value;
  }
  std::string text() { return std::string(take(number<uint32_t>())); }

 private:
  std::string_view take(size_t size) {
    const std::string_view taken = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return taken;
  }
  std::string_view bytes_;
};

inline nlohmann::json runs_of(const std::string& text) {
  if (text.starts_with('[')) return nlohmann::json::parse(text);
  return nlohmann::json::array({text});
}

/// {"units": [...]} as app::parse_exchange_units takes them.
inline std::string json_of_rows(std::string_view bytes) {
  RowCursor cursor(bytes);
  std::vector<std::string> languages(size_t{2} * cursor.number<uint32_t>());
  for (std::string& language : languages) language = cursor.text();
  nlohmann::json units = nlohmann::json::array();
  while (!cursor.is_at_end()) {
    nlohmann::json unit;
    const size_t pair = cursor.number<uint32_t>();
    unit["from"] = languages.at(pair * 2);
    unit["to"] = languages.at(pair * 2 + 1);
    unit["created"] = static_cast<int64_t>(cursor.number<double>());
    unit["changed"] = static_cast<int64_t>(cursor.number<double>());
    unit["source"] = runs_of(cursor.text());
    unit["target"] = runs_of(cursor.text());
    for (const char* field : {"site", "author", "note"}) unit[field] = cursor.text();
    const std::string extra = cursor.text();
    if (!extra.empty()) unit["extra"] = extra;
    for (const char* field : {"before", "after"}) {
      const std::string neighbour = cursor.text();
      if (!neighbour.empty()) unit[field] = neighbour;
    }
    units.push_back(std::move(unit));
  }
  return nlohmann::json{{"units", units}}.dump();
}

}  // namespace palimpsest::test
