// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "app/unit_rows.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <string>
#include <utility>

#include "app/json_reader.h"

namespace palimpsest::app {
namespace {

static_assert(std::endian::native == std::endian::little, "rows are read as they are");

class RowReader {
 public:
  explicit RowReader(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] bool is_at_end() const { return at_ == bytes_.size(); }
  [[nodiscard]] bool is_good() const { return is_good_; }
  [[nodiscard]] size_t left() const { return bytes_.size() - at_; }
  [[nodiscard]] Error error() const {
    return Error{ErrorCode::kBadArgument, "these are no rows of units",
                 "byte " + std::to_string(at_)};
  }
  void fail() { is_good_ = false; }

  template <typename Number>
  Number number() {
    Number value{};
    if (!is_good_ || left() < sizeof value) {
      fail();
      return value;
    }
    std::memcpy(&value, bytes_.data() + at_, sizeof value);
    at_ += sizeof value;
    return value;
  }
  std::string_view text() {
    const auto size = number<uint32_t>();
    if (!is_good_ || size > left()) {
      fail();
      return {};
    }
    at_ += size;
    return bytes_.substr(at_ - size, size);
  }

 private:
  std::string_view bytes_;
  size_t at_ = 0;
  bool is_good_ = true;
};

/// A row that is damaged reads as plain text, as in the store: it is shown rather than lost.
text::Runs runs_of(std::string_view text) {
  if (text.starts_with('[')) {
    JsonReader reader(text);
    text::Runs runs = reader.runs(reader.root(), std::string());
    if (!reader.error()) return runs;
  }
  return {text::text_run(std::string(text))};
}

std::vector<memory::Pair> read_pairs(RowReader& reader) {
  std::vector<memory::Pair> pairs;
  const auto count = reader.number<uint32_t>();
  for (uint32_t i = 0; i < count && reader.is_good(); ++i) {
    const std::string_view from = reader.text();
    pairs.push_back({std::string(from), std::string(reader.text())});
  }
  return pairs;
}

memory::Unit read_unit(RowReader& reader, const std::vector<memory::Pair>& pairs) {
  memory::Unit unit;
  unit.id = reader.number<uint32_t>();
  unit.memory = reader.number<uint32_t>();
  const auto pair = reader.number<uint32_t>();
  const auto origin = reader.number<uint32_t>();
  const auto changed = reader.number<double>();
  constexpr double kMostMs = 1e15;
  if (unit.id == 0 || pair >= pairs.size() || !(std::abs(changed) < kMostMs)) {
    reader.fail();
    return unit;
  }
  unit.pair = pairs[pair];
  unit.origin = origin == 0 ? memory::Origin::kPerson : memory::Origin::kImport;
  unit.changed_ms = static_cast<int64_t>(changed);
  unit.source = runs_of(reader.text());
  unit.target = runs_of(reader.text());
  unit.site = std::string(reader.text());
  unit.before = std::string(reader.text());
  unit.after = std::string(reader.text());
  return unit;
}

}  // namespace

Result<std::vector<memory::Unit>> parse_unit_rows(std::string_view bytes) {
  RowReader reader(bytes);
  const std::vector<memory::Pair> pairs = read_pairs(reader);
  std::vector<memory::Unit> units;
  while (reader.is_good() && !reader.is_at_end()) units.push_back(read_unit(reader, pairs));
  if (!reader.is_good()) return reader.error();
  return units;
}

}  // namespace palimpsest::app
