// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "text/unicode.h"

#include <algorithm>
#include <iterator>

namespace palimpsest::text {
namespace {

#include "data/generated/unicode_tables.inc"

const Record& record_of(char32_t c) {
  // Most text is Latin-1, whose two blocks stand first in stage 2.
  if (c < 0x100) return kRecords[kStage2[c]];
  if (c > 0x10FFFF) return kRecords[0];
  const unsigned block = kStage1[c >> kBlockBits];
  return kRecords[kStage2[(block << kBlockBits) | (c & ((1u << kBlockBits) - 1))]];
}

constexpr uint32_t bit(Category category) {
  return uint32_t{1} << category;
}

constexpr uint32_t kLetter = bit(kLu) | bit(kLl) | bit(kLt) | bit(kLm) | bit(kLo);
constexpr uint32_t kMark = bit(kMn) | bit(kMc) | bit(kMe);
constexpr uint32_t kNumber = bit(kNd) | bit(kNl) | bit(kNo);
constexpr uint32_t kPunctuation =
    bit(kPc) | bit(kPd) | bit(kPs) | bit(kPe) | bit(kPi) | bit(kPf) | bit(kPo);
constexpr uint32_t kSeparator = bit(kZs) | bit(kZl) | bit(kZp);

bool in(char32_t c, uint32_t categories) {
  return ((categories >> record_of(c).category) & 1) != 0;
}

char32_t moved(char32_t c, int32_t delta) {
  return static_cast<char32_t>(static_cast<int32_t>(c) + delta);
}

enum class Case { kLower, kTitle, kUpper };

void append_mapped(std::u32string& out, char32_t c, Case to) {
  const Record& record = record_of(c);
  if ((record.flags & kFlagHasSpecial) != 0) {
    const auto* entry =
        std::lower_bound(std::begin(kSpecialCasing), std::end(kSpecialCasing), c,
                         [](const SpecialCasing& s, char32_t code) { return s.code < code; });
    const auto& mapped = to == Case::kLower   ? entry->lower
                         : to == Case::kTitle ? entry->title
                                              : entry->upper;
    for (const uint16_t unit : mapped) {
      if (unit != 0) out.push_back(unit);
    }
    return;
  }
  const int32_t delta = to == Case::kLower   ? record.lower_delta
                        : to == Case::kTitle ? record.title_delta
                                             : record.upper_delta;
  out.push_back(moved(c, delta));
}

constexpr char32_t kCapitalSigma = 0x3A3;
constexpr char32_t kFinalSigma = 0x3C2;

bool has_flag(char32_t c, uint8_t flag) {
  return (record_of(c).flags & flag) != 0;
}

/// Final_Sigma of the Unicode Standard, table 3-17: a cased letter before, none after, case
/// ignorable characters between them not counted.
bool is_final_sigma(std::u32string_view s, size_t at) {
  size_t before = at;
  while (before > 0 && has_flag(s[before - 1], kFlagCaseIgnorable)) --before;
  if (before == 0 || !has_flag(s[before - 1], kFlagCased)) return false;
  size_t after = at + 1;
  while (after < s.size() && has_flag(s[after], kFlagCaseIgnorable)) ++after;
  return after == s.size() || !has_flag(s[after], kFlagCased);
}

void append_lower(std::u32string& out, std::u32string_view s, size_t at) {
  if (s[at] == kCapitalSigma && is_final_sigma(s, at)) {
    out.push_back(kFinalSigma);
  } else {
    append_mapped(out, s[at], Case::kLower);
  }
}

bool is_word_part(char32_t c) {
  return in(c, kLetter | kMark | bit(kNd)) || c == U'_';
}

bool joins_letters(char32_t c) {
  return c == U'\'' || c == 0x2019 || c == U'.' || c == U':' || c == 0xB7;
}

}  // namespace

static_assert(static_cast<uint8_t>(GeneralCategory::kCo) == kCo &&
              static_cast<uint8_t>(GeneralCategory::kPo) == kPo);

GeneralCategory general_category(char32_t c) {
  return static_cast<GeneralCategory>(record_of(c).category);
}

bool is_letter(char32_t c) {
  return in(c, kLetter);
}
bool is_upper(char32_t c) {
  return in(c, bit(kLu));
}
bool is_lower(char32_t c) {
  return in(c, bit(kLl));
}
bool is_mark(char32_t c) {
  return in(c, kMark);
}
bool is_digit(char32_t c) {
  return in(c, bit(kNd));
}
bool is_number(char32_t c) {
  return in(c, kNumber);
}
bool is_alnum(char32_t c) {
  return in(c, kLetter | bit(kNd));
}
bool is_punctuation(char32_t c) {
  return in(c, kPunctuation);
}

bool is_space(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F) || c == 0x85 || in(c, kSeparator);
}

bool is_cased(char32_t c) {
  const Record& record = record_of(c);
  return record.lower_delta != 0 || record.upper_delta != 0 || record.title_delta != 0 ||
         in(c, bit(kLu) | bit(kLl) | bit(kLt));
}

char32_t to_lower(char32_t c) {
  return moved(c, record_of(c).lower_delta);
}
char32_t to_upper(char32_t c) {
  return moved(c, record_of(c).upper_delta);
}
char32_t to_title(char32_t c) {
  return moved(c, record_of(c).title_delta);
}

std::u32string to_lower(std::u32string_view s) {
  std::u32string out;
  out.reserve(s.size());
  for (size_t i = 0; i < s.size(); ++i) append_lower(out, s, i);
  return out;
}

std::u32string to_upper(std::u32string_view s) {
  std::u32string out;
  out.reserve(s.size());
  for (const char32_t c : s) append_mapped(out, c, Case::kUpper);
  return out;
}

std::u32string to_title(std::u32string_view s) {
  std::u32string out;
  out.reserve(s.size());
  bool in_word = false;
  bool titled = false;  // the first cased letter of the word has been met
  for (size_t i = 0; i < s.size(); ++i) {
    const char32_t c = s[i];
    const bool joins = in_word && joins_letters(c) && is_letter(s[i - 1]) && i + 1 < s.size() &&
                       is_letter(s[i + 1]);
    if (!is_word_part(c) && !joins) {
      in_word = false;
      titled = false;
    } else {
      in_word = true;
    }
    if (!titled && is_cased(c)) {
      append_mapped(out, c, Case::kTitle);
      titled = in_word;
    } else {
      append_lower(out, s, i);
    }
  }
  return out;
}

}  // namespace palimpsest::text
