// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/replacement.h"

#include <utility>
#include <vector>

#include "memory/clock_time.h"
#include "memory/date.h"
#include "memory/number.h"

namespace palimpsest::memory {
namespace {

std::string number_in_place_of(const Placeable& old, const Placeable& fresh,
                               const LocaleFormat& language) {
  Number number = fresh.number;
  if (number.sign != 0 && old.number.is_negative && number.is_negative) {
    number.sign = old.number.sign;
  }
  std::string out;
  write_number(out, number, style_in_place_of(old.number, fresh.number, language));
  return out;
}

std::string measure_in_place_of(const PlaceableView& old, const PlaceableView& fresh,
                                bool replaces_unit, const LocaleFormat& language) {
  std::vector<std::pair<text::ByteRange, std::string>> parts = {
      {old.what.number_range, number_in_place_of(old.what, fresh.what, language)}};
  if (replaces_unit) {
    parts.emplace_back(old.what.unit_range, text::slice(fresh.text, fresh.what.unit_range));
  }
  if (parts.size() == 2 && parts[1].first.begin < parts[0].first.begin) {
    std::swap(parts[0], parts[1]);
  }
  std::string out;
  uint32_t at = old.what.range.begin;
  for (const auto& [range, written] : parts) {
    out += old.text.substr(at, range.begin - at);
    out += written;
    at = range.end;
  }
  out += old.text.substr(at, old.what.range.end - at);
  return out;
}

}  // namespace

std::optional<std::string> in_place_of(const PlaceableView& old, const PlaceableView& fresh,
                                       bool replaces_unit, const LocaleFormat& language) {
  switch (old.what.kind) {
    case PlaceableKind::kNumber:
    case PlaceableKind::kMeasure:
      return measure_in_place_of(old, fresh, replaces_unit, language);
    case PlaceableKind::kDate:
      return write_date(old.text, old.what.date, fresh.text, fresh.what.date, language);
    case PlaceableKind::kTime:
      return write_time(old.text, old.what.time, fresh.text, fresh.what.time);
    default:
      return std::string(text::slice(fresh.text, fresh.what.range));
  }
}

}  // namespace palimpsest::memory
