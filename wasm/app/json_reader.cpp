// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "app/json_reader.h"

namespace palimpsest::app {
namespace {

// Codes are numbered per block from 1; this leaves room and keeps arithmetic on them safe.
constexpr int64_t kMaxCode = 1'000'000'000;

/// Unsigned numbers above this would come back negative.
bool is_int64(const nlohmann::json& value) {
  return value.is_number_integer() &&
         (!value.is_number_unsigned() || value.get<uint64_t>() <= uint64_t{INT64_MAX});
}

}  // namespace

JsonReader::JsonReader(std::string_view json)
    : root_(Json::parse(json.begin(), json.end(), nullptr, false)) {
  if (root_.is_discarded()) fail("", "not well-formed JSON; send one JSON value in UTF-8");
}

const JsonReader::Json* JsonReader::find(const Json& object, const char* field) const {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(field);
  return found == object.end() ? nullptr : &*found;
}

std::string JsonReader::string(const Json& object, const char* field, const std::string& path) {
  const Json* value = find(object, field);
  if (value == nullptr || !value->is_string()) {
    fail(path + field, "a string is needed here");
    return {};
  }
  return value->get_ref<const std::string&>();
}

std::string JsonReader::optional_string(const Json& object, const char* field) {
  const Json* value = find(object, field);
  if (value == nullptr || value->is_null()) return {};
  return string(object, field);
}

int64_t JsonReader::integer(const Json& object, const char* field, const std::string& path) {
  const Json* value = find(object, field);
  if (value == nullptr || !is_int64(*value)) {
    fail(path + field, "an integer is needed here");
    return 0;
  }
  return value->get<int64_t>();
}

uint32_t JsonReader::number(const Json& object, const char* field, const std::string& path) {
  const int64_t value = integer(object, field, path);
  if (value < 0 || value > UINT32_MAX) {
    fail(path + field, "a number from 0 to 4294967295 is needed here");
    return 0;
  }
  return static_cast<uint32_t>(value);
}

bool JsonReader::boolean(const Json& object, const char* field, const std::string& path) {
  const Json* value = find(object, field);
  if (value == nullptr || !value->is_boolean()) {
    fail(path + field, "true or false is needed here");
    return false;
  }
  return value->get<bool>();
}

const JsonReader::Json& JsonReader::array(const Json& object, const char* field) {
  const Json* value = find(object, field);
  if (value == nullptr || !value->is_array()) {
    fail(field, "an array is needed here");
    return empty_array_;
  }
  return *value;
}

std::vector<std::string> JsonReader::strings(const Json& object, const char* field) {
  std::vector<std::string> strings;
  for (const Json& value : array(object, field)) {
    if (!value.is_string()) fail(field, "an array of strings is needed here");
    strings.push_back(value.is_string() ? value.get<std::string>() : std::string());
  }
  return strings;
}

text::Runs JsonReader::runs(const Json& object, const char* field, const std::string& path) {
  const Json* value = find(object, field);
  if (value == nullptr) {
    fail(path + field, "runs are needed here: an array of strings and codes");
    return {};
  }
  return runs(*value, path + field);
}

text::Runs JsonReader::runs(const Json& value, const std::string& path) {
  text::Runs out;
  if (!value.is_array()) {
    fail(path, "runs are needed here: an array of strings and codes");
    return out;
  }
  out.reserve(value.size());
  for (const Json& run : value) {
    read_run(run, path, out);
    if (error_) break;
  }
  return out;
}

void JsonReader::read_run(const Json& value, const std::string& path, text::Runs& out) {
  if (value.is_string()) {
    out.push_back(text::text_run(value.get_ref<const std::string&>()));
    return;
  }
  const bool is_alone = value.is_array() && value.size() == 1;
  const Json& number = is_alone ? value.front() : value;
  const int64_t code = is_int64(number) ? number.get<int64_t>() : 0;
  if (code == 0 || code > kMaxCode || code < -kMaxCode || (is_alone && code < 0)) {
    fail(path + "[" + std::to_string(out.size()) + "]",
         "a run is a string, n, -n or [n] with n from 1 to 1000000000");
    return;
  }
  const auto kind = is_alone   ? text::RunKind::kAlone
                    : code > 0 ? text::RunKind::kOpen
                               : text::RunKind::kClose;
  out.push_back(text::code_run(kind, static_cast<uint32_t>(code > 0 ? code : -code)));
}

void JsonReader::fail(const std::string& where, const char* message) {
  if (!error_) error_ = Error{ErrorCode::kBadArgument, message, where};
}

}  // namespace palimpsest::app
