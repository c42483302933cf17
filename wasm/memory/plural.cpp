// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/plural.h"

#include <algorithm>
#include <array>
#include <string>

#include "memory/locale_formats.h"

namespace palimpsest::memory {
namespace {

using Category = PluralCategory;

/// What the rules look at, named as CLDR does.
struct Operands {
  bool is_integer = true;   ///< v = 0: no fraction is written
  bool is_whole = true;     ///< the fraction that is written is 0
  uint64_t i = 0;           ///< the integer part; of longer numbers the last digits, see read()
  bool is_million = false;  ///< i is a multiple of a million, and not 0

  [[nodiscard]] bool is(uint64_t n) const { return is_whole && i == n; }
  [[nodiscard]] bool is_exactly(uint64_t n) const { return is_integer && i == n; }
  [[nodiscard]] bool ends(uint64_t modulus, uint64_t from, uint64_t to) const {
    return i % modulus >= from && i % modulus <= to;
  }
};

/// Rules ask for the value of small numbers and the last six digits of large ones.
Operands operands_of(const Number& number) {
  constexpr size_t kDigits = 18;  // fit into 64 bits
  Operands out;
  out.is_integer = number.fraction.empty();
  out.is_whole = number.fraction.find_first_not_of('0') == std::string::npos;
  const size_t size = number.integer.size();
  const size_t first = size > kDigits ? size - kDigits : 0;
  for (size_t k = first; k < size; ++k) {
    out.i = out.i * 10 + static_cast<uint64_t>(number.integer[k] - '0');
  }
  if (number.integer.find_first_not_of('0') < first) out.i += 1000000000000000000u;
  out.is_million = out.i != 0 && out.i % 1000000 == 0;
  return out;
}

Category none(const Operands&) {
  return Category::kOther;
}
/// en, de, sv, …: 1
Category one_exactly(const Operands& n) {
  return n.is_exactly(1) ? Category::kOne : Category::kOther;
}
/// hu, tr, bg, …: 1, 1.0
Category one_value(const Operands& n) {
  return n.is(1) ? Category::kOne : Category::kOther;
}
Category danish(const Operands& n) {
  return n.is(1) || (!n.is_whole && n.i <= 1) ? Category::kOne : Category::kOther;
}
/// it, ca, pt-PT: 1; millions
Category one_and_millions(const Operands& n) {
  if (n.is_exactly(1)) return Category::kOne;
  return n.is_integer && n.is_million ? Category::kMany : Category::kOther;
}
Category spanish(const Operands& n) {
  if (n.is(1)) return Category::kOne;
  return n.is_integer && n.is_million ? Category::kMany : Category::kOther;
}
/// fr, pt: 0 to below 2; millions
Category below_two_and_millions(const Operands& n) {
  if (n.i <= 1) return Category::kOne;
  return n.is_integer && n.is_million ? Category::kMany : Category::kOther;
}
Category armenian(const Operands& n) {
  return n.i <= 1 ? Category::kOne : Category::kOther;
}
/// hi, fa: 0 to 1
Category up_to_one(const Operands& n) {
  return n.i == 0 || n.is(1) ? Category::kOne : Category::kOther;
}
/// ru, uk
Category east_slavic(const Operands& n) {
  if (!n.is_integer) return Category::kOther;
  if (n.ends(10, 1, 1) && !n.ends(100, 11, 11)) return Category::kOne;
  if (n.ends(10, 2, 4) && !n.ends(100, 12, 14)) return Category::kFew;
  return Category::kMany;
}
Category polish(const Operands& n) {
  if (!n.is_integer) return Category::kOther;
  if (n.i == 1) return Category::kOne;
  if (n.ends(10, 2, 4) && !n.ends(100, 12, 14)) return Category::kFew;
  return Category::kMany;
}
/// cs, sk
Category czech(const Operands& n) {
  if (!n.is_integer) return Category::kMany;
  if (n.i == 1) return Category::kOne;
  return n.i >= 2 && n.i <= 4 ? Category::kFew : Category::kOther;
}
Category romanian(const Operands& n) {
  if (n.is_exactly(1)) return Category::kOne;
  if (!n.is_integer || n.i == 0 || n.ends(100, 1, 19)) return Category::kFew;
  return Category::kOther;
}
Category hebrew(const Operands& n) {
  if (n.is_exactly(1) || (n.i == 0 && !n.is_integer)) return Category::kOne;
  return n.is_exactly(2) ? Category::kTwo : Category::kOther;
}
Category arabic(const Operands& n) {
  if (!n.is_whole) return Category::kOther;
  if (n.i == 0) return Category::kZero;
  if (n.i == 1) return Category::kOne;
  if (n.i == 2) return Category::kTwo;
  if (n.ends(100, 3, 10)) return Category::kFew;
  return n.ends(100, 11, 99) ? Category::kMany : Category::kOther;
}

struct Row {
  std::string_view language;
  Category (*rule)(const Operands&);
};

constexpr std::array kRows = {Row{"ar", arabic},
                              Row{"bg", one_value},
                              Row{"ca", one_and_millions},
                              Row{"cs", czech},
                              Row{"da", danish},
                              Row{"el", one_value},
                              Row{"es", spanish},
                              Row{"eu", one_value},
                              Row{"fa", up_to_one},
                              Row{"fr", below_two_and_millions},
                              Row{"he", hebrew},
                              Row{"hi", up_to_one},
                              Row{"hu", one_value},
                              Row{"hy", armenian},
                              Row{"id", none},
                              Row{"it", one_and_millions},
                              Row{"ja", none},
                              Row{"ko", none},
                              Row{"nb", one_value},
                              Row{"nn", one_value},
                              Row{"no", one_value},
                              Row{"pl", polish},
                              Row{"pt", below_two_and_millions},
                              Row{"pt-pt", one_and_millions},
                              Row{"ro", romanian},
                              Row{"ru", east_slavic},
                              Row{"sk", czech},
                              Row{"th", none},
                              Row{"tr", one_value},
                              Row{"uk", east_slavic},
                              Row{"vi", none},
                              Row{"zh", none}};

}  // namespace

PluralCategory plural_category(const Number& number, std::string_view language) {
  const LocaleFormat& format = locale_format(language);
  const Operands operands = operands_of(number);
  for (const std::string_view tag : {format.language, format.primary()}) {
    const auto* row =
        std::find_if(kRows.begin(), kRows.end(), [&](const Row& r) { return r.language == tag; });
    if (row != kRows.end()) return row->rule(operands);
  }
  return one_exactly(operands);
}

}  // namespace palimpsest::memory
