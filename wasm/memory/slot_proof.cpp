// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/slot_proof.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>

#include "memory/locale_formats.h"
#include "memory/replacement.h"

namespace palimpsest::memory {
namespace {

bool has_number(const Placeable& placeable) {
  return placeable.kind == PlaceableKind::kNumber || placeable.kind == PlaceableKind::kMeasure;
}

/// The same value, where "5 km" is also just a 5: a translation may spell the unit out.
bool is_same_loosely(const PlainText& a_text, const Placeable& a, const PlainText& b_text,
                     const Placeable& b) {
  if (has_number(a) && has_number(b)) return a.number.value() == b.number.value();
  return is_same_value(a_text.text, a, b_text.text, b);
}

/// Which of the two numbers of a date is the month shows only in numbers with the year last.
bool shows_order(const Date& date) {
  return date.is_order_certain && !date.has_month_name && date.day != date.month &&
         date.year_range.begin > date.month_range.begin && !date.day_range.empty() &&
         !date.year_range.empty();
}

bool is_month_first(const Date& date) {
  return date.month_range.begin < date.day_range.begin;
}

/// The date in the target as the one of the source; nullopt if they are not the same.
struct DateReading {
  bool source_swapped = false;
  Date target;
};

std::optional<DateReading> read_alike(const Date& source, const Date& target) {
  if (source.is_same_as(target)) return DateReading{false, target};
  if (!source.is_order_certain && source.swapped().is_same_as(target)) {
    return DateReading{true, target};
  }
  if (!target.is_order_certain && source.is_same_as(target.swapped())) {
    return DateReading{false, target.swapped()};
  }
  return std::nullopt;
}

/// `fresh`, whose order is not certain, read as the old source shows it.
std::optional<Date> read_as(const Date& fresh, const Date& old, bool old_swapped) {
  if (fresh.is_order_certain) return fresh;
  if (!old.is_order_certain) return old_swapped ? fresh.swapped() : fresh;
  if (!shows_order(old)) return std::nullopt;
  return is_month_first(old) == is_month_first(fresh) ? fresh : fresh.swapped();
}

}  // namespace

bool SlotProver::is_unchanged(const SlotPair& pair) const {
  const Placeable& fresh = asked_.placeables[pair.asked];
  const Placeable& old = source_.placeables[pair.unit];
  if (!is_same_value(asked_.plain.text, fresh, source_.plain.text, old)) return false;
  return fresh.kind != PlaceableKind::kDate ||
         fresh.date.is_order_certain == old.date.is_order_certain;
}

bool SlotProver::changes_unit(const SlotPair& pair) const {
  const Placeable& fresh = asked_.placeables[pair.asked];
  const Placeable& old = source_.placeables[pair.unit];
  return old.kind == PlaceableKind::kMeasure && text::slice(asked_.plain.text, fresh.unit_range) !=
                                                    text::slice(source_.plain.text, old.unit_range);
}

/// Every occurrence of the old value becomes the same new one.
bool SlotProver::is_replaced_alike(const SlotPair& pair) const {
  const Placeable& old = source_.placeables[pair.unit];
  const Placeable& fresh = asked_.placeables[pair.asked];
  for (size_t i = 0; i < source_.placeables.size(); ++i) {
    if (!is_same_loosely(source_.plain, source_.placeables[i], source_.plain, old)) continue;
    const auto other = std::partition_point(pairs_.begin(), pairs_.end(),
                                            [&](const SlotPair& p) { return p.unit < i; });
    if (other == pairs_.end() || other->unit != i) return false;
    if (changes_unit(*other) != changes_unit(pair)) return false;
    if (!is_same_loosely(asked_.plain, asked_.placeables[other->asked], asked_.plain, fresh)) {
      return false;
    }
  }
  return true;
}

/// The occurrences of `old`; none if there are more or fewer than in the source.
/// needs_unit  whether its unit's sign must be there too.
std::vector<size_t> SlotProver::in_target(const Placeable& old, bool needs_unit) const {
  const auto in_source = std::count_if(
      source_.placeables.begin(), source_.placeables.end(), [&](const Placeable& placeable) {
        return is_same_loosely(source_.plain, placeable, source_.plain, old);
      });
  std::vector<size_t> places;
  for (size_t i = 0; i < target_.placeables.size(); ++i) {
    const Placeable& placeable = target_.placeables[i];
    if (!is_same_loosely(target_.plain, placeable, source_.plain, old)) continue;
    if (needs_unit && !is_same_value(target_.plain.text, placeable, source_.plain.text, old)) {
      return {};
    }
    places.push_back(i);
  }
  return places.size() == static_cast<size_t>(in_source) ? places : std::vector<size_t>();
}

SlotProof SlotProver::put_in(const std::vector<size_t>& places, const Placeable& fresh,
                             bool replaces_unit, const std::vector<Date>& dates) const {
  const LocaleFormat& language = locale_format(target_.language);
  SlotProof proof{SlotState::kPutIn, {}, places};
  for (size_t i = 0; i < places.size(); ++i) {
    Placeable old = target_.placeables[places[i]];
    if (i < dates.size()) old.date = dates[i];
    auto written =
        in_place_of({target_.plain.text, old}, {asked_.plain.text, fresh}, replaces_unit, language);
    if (!written) return {SlotState::kNoFormat, {}, {}};
    proof.edits.push_back({old.range, std::move(*written)});
  }
  return proof;
}

SlotProof SlotProver::prove_date(const SlotPair& pair) const {
  const Date& old = source_.placeables[pair.unit].date;
  std::vector<size_t> places;
  std::vector<Date> dates;
  bool is_swapped = false;
  for (size_t i = 0; i < target_.placeables.size(); ++i) {
    if (target_.placeables[i].kind != PlaceableKind::kDate) continue;
    const Date& date = target_.placeables[i].date;
    const auto reading = read_alike(old, date);
    if (!reading) continue;
    if (!old.is_order_certain && !date.is_order_certain) return {SlotState::kAmbiguous, {}, {}};
    if (!places.empty() && is_swapped != reading->source_swapped) {
      return {SlotState::kAmbiguous, {}, {}};
    }
    is_swapped = reading->source_swapped;
    places.push_back(i);
    dates.push_back(reading->target);
  }
  const auto in_source = std::count_if(
      source_.placeables.begin(), source_.placeables.end(), [&](const Placeable& placeable) {
        return placeable.kind == PlaceableKind::kDate && placeable.date.is_same_as(old);
      });
  if (places.empty() || places.size() != static_cast<size_t>(in_source)) {
    return {SlotState::kNotInTarget, {}, {}};
  }
  Placeable fresh = asked_.placeables[pair.asked];
  const auto read = read_as(fresh.date, old, is_swapped);
  if (!read) return {SlotState::kAmbiguous, {}, {}};
  fresh.date = *read;
  return put_in(places, fresh, false, dates);
}

SlotProof SlotProver::prove(const SlotPair& pair) const {
  if (is_unchanged(pair)) return {};
  if (!is_replaced_alike(pair)) return {SlotState::kAmbiguous, {}, {}};
  const Placeable& fresh = asked_.placeables[pair.asked];
  const Placeable& old = source_.placeables[pair.unit];
  if (old.kind == PlaceableKind::kDate) return prove_date(pair);
  const bool replaces_unit = changes_unit(pair);
  const std::vector<size_t> places = in_target(old, replaces_unit);
  if (places.empty()) return {SlotState::kNotInTarget, {}, {}};
  return put_in(places, fresh, replaces_unit, {});
}

}  // namespace palimpsest::memory
