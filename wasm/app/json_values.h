// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What the codecs (json_codec.cpp, memory_codec.cpp) have in common; for them only.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "app/json_reader.h"
#include "memory/unit.h"
#include "text/result.h"
#include "text/runs.h"

namespace palimpsest::app {

/// The value, or the first thing the reader found wrong.
template <typename T>
Result<T> checked(const JsonReader& reader, T value) {
  if (reader.error()) return *reader.error();
  return value;
}

/// {"from","to"} of an object.
[[nodiscard]] inline memory::Pair read_pair(JsonReader& reader, const nlohmann::json& object,
                                            const std::string& path = {}) {
  return memory::Pair{reader.string(object, "from", path), reader.string(object, "to", path)};
}

template <typename AnyJson>
std::string dump(const AnyJson& value) {
  // Ill-formed UTF-8 becomes U+FFFD instead of an exception.
  return value.dump(-1, ' ', false, AnyJson::error_handler_t::replace);
}

[[nodiscard]] nlohmann::json json_of_runs(const text::Runs& runs);

/// {"ok":true,"value":…}
[[nodiscard]] std::string reply_value(nlohmann::json value);

}  // namespace palimpsest::app
