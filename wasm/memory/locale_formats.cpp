// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/locale_formats.h"

#include <algorithm>
#include <array>
#include <string>

namespace palimpsest::memory {
namespace {

constexpr char32_t kNbsp = 0xA0;
constexpr char32_t kNarrowNbsp = 0x202F;
constexpr char32_t kArabicDecimal = 0x66B;
constexpr char32_t kArabicGroup = 0x66C;
constexpr DateOrder kDmy = DateOrder::kDayMonthYear;
constexpr DateOrder kMdy = DateOrder::kMonthDayYear;
constexpr DateOrder kYmd = DateOrder::kYearMonthDay;

// Arabic digits bring their own separators (memory/number.cpp), so "ar" is about Latin ones.
constexpr std::array kFormats = {
    LocaleFormat{"", U'.', U',', 1, false, kDmy, false},
    LocaleFormat{"ar", U'.', U','},
    LocaleFormat{"ar-dz", U',', U'.'},
    LocaleFormat{"ar-eg", kArabicDecimal, kArabicGroup},
    LocaleFormat{"ar-ly", U',', U'.'},
    LocaleFormat{"ar-ma", U',', U'.'},
    LocaleFormat{"ar-tn", U',', U'.'},
    LocaleFormat{"bg", U',', kNbsp, 2},
    LocaleFormat{"ca", U',', U'.'},
    LocaleFormat{"cs", U',', kNbsp},
    LocaleFormat{"da", U',', U'.'},
    LocaleFormat{"de", U',', U'.'},
    LocaleFormat{"de-at", U',', kNbsp},
    LocaleFormat{"de-ch", U'.', U'\''},
    LocaleFormat{"de-li", U'.', U'\''},
    LocaleFormat{"el", U',', U'.'},
    LocaleFormat{"en", U'.', U',', 1, false, kMdy, false},
    LocaleFormat{"en-us", U'.', U',', 1, false, kMdy},
    LocaleFormat{"en-au", U'.', U','},
    LocaleFormat{"en-ca", U'.', U',', 1, false, kMdy, false},
    LocaleFormat{"en-ch", U'.', U'\''},
    LocaleFormat{"en-gb", U'.', U','},
    LocaleFormat{"en-ie", U'.', U','},
    LocaleFormat{"en-in", U'.', U',', 1, true},
    LocaleFormat{"en-nz", U'.', U','},
    LocaleFormat{"en-ph", U'.', U',', 1, false, kMdy},
    LocaleFormat{"en-za", U',', kNbsp, 1, false, kDmy},
    LocaleFormat{"es", U',', U'.', 2},
    LocaleFormat{"es-419", U'.', U','},
    LocaleFormat{"es-ar", U',', U'.'},
    LocaleFormat{"es-bo", U',', U'.'},
    LocaleFormat{"es-cl", U',', U'.'},
    LocaleFormat{"es-co", U',', U'.'},
    LocaleFormat{"es-cr", U',', kNbsp},
    LocaleFormat{"es-cu", U'.', U','},
    LocaleFormat{"es-do", U'.', U','},
    LocaleFormat{"es-ec", U',', U'.'},
    LocaleFormat{"es-gt", U'.', U','},
    LocaleFormat{"es-hn", U'.', U','},
    LocaleFormat{"es-mx", U'.', U','},
    LocaleFormat{"es-ni", U'.', U','},
    LocaleFormat{"es-pa", U'.', U',', 1, false, kMdy, false},
    LocaleFormat{"es-pe", U'.', U','},
    LocaleFormat{"es-pr", U'.', U',', 1, false, kMdy, false},
    LocaleFormat{"es-py", U',', U'.'},
    LocaleFormat{"es-sv", U'.', U','},
    LocaleFormat{"es-us", U'.', U',', 1, false, kDmy, false},
    LocaleFormat{"es-uy", U',', U'.'},
    LocaleFormat{"es-ve", U',', U'.'},
    LocaleFormat{"et", U',', kNbsp, 2},
    LocaleFormat{"eu", U',', U'.', 1, false, kYmd},
    LocaleFormat{"fa", kArabicDecimal, kArabicGroup, 1, false, kYmd},
    LocaleFormat{"fi", U',', kNbsp},
    LocaleFormat{"fr", U',', kNarrowNbsp},
    LocaleFormat{"fr-ca", U',', kNbsp},
    LocaleFormat{"fr-lu", U',', U'.'},
    LocaleFormat{"gl", U',', U'.'},
    LocaleFormat{"he", U'.', U','},
    LocaleFormat{"hi", U'.', U',', 1, true},
    LocaleFormat{"hu", U',', kNbsp, 2, false, kYmd},
    LocaleFormat{"hy", U',', kNbsp, 2},
    LocaleFormat{"id", U',', U'.'},
    LocaleFormat{"it", U',', U'.', 2},
    LocaleFormat{"it-ch", U'.', U'\'', 2},
    LocaleFormat{"ja", U'.', U',', 1, false, kYmd},
    LocaleFormat{"ko", U'.', U',', 1, false, kYmd},
    LocaleFormat{"nb", U',', kNbsp},
    LocaleFormat{"nl", U',', U'.'},
    LocaleFormat{"nn", U',', kNbsp},
    LocaleFormat{"no", U',', kNbsp},
    LocaleFormat{"pl", U',', kNbsp, 2},
    LocaleFormat{"pt", U',', U'.'},
    LocaleFormat{"pt-pt", U',', kNbsp, 2},
    LocaleFormat{"ro", U',', U'.'},
    LocaleFormat{"ru", U',', kNbsp},
    LocaleFormat{"sk", U',', kNbsp},
    LocaleFormat{"sv", U',', kNbsp, 1, false, kYmd},
    LocaleFormat{"th", U'.', U','},
    LocaleFormat{"tr", U',', U'.'},
    LocaleFormat{"uk", U',', kNbsp},
    LocaleFormat{"ur", U'.', U','},
    LocaleFormat{"ur-in", kArabicDecimal, kArabicGroup},
    LocaleFormat{"vi", U',', U'.'},
    LocaleFormat{"zh", U'.', U',', 1, false, kYmd},
};

const LocaleFormat* row_of(std::string_view language) {
  const auto* found = std::find_if(kFormats.begin(), kFormats.end(), [&](const LocaleFormat& row) {
    return row.language == language;
  });
  return found == kFormats.end() ? nullptr : found;
}

std::string normalised(std::string_view language) {
  std::string tag(language);
  for (char& c : tag) {
    if (c == '_') c = '-';
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return tag;
}

constexpr size_t kScriptLength = 4;

}  // namespace

const LocaleFormat& locale_format(std::string_view language) {
  const std::string tag = normalised(language);
  const size_t first = std::min(tag.find('-'), tag.size());
  size_t begin = std::min(first + 1, tag.size());
  size_t end = std::min(tag.find('-', begin), tag.size());
  if (end - begin == kScriptLength) {  // zh-Hant-TW
    begin = std::min(end + 1, tag.size());
    end = std::min(tag.find('-', begin), tag.size());
  }
  const std::string primary = tag.substr(0, first);
  const std::string with_region = primary + '-' + tag.substr(begin, end - begin);
  if (const LocaleFormat* row = row_of(with_region)) return *row;
  if (const LocaleFormat* row = row_of(primary)) return *row;
  return kFormats[0];
}

}  // namespace palimpsest::memory
