// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "text/unicode.h"

#include <doctest/doctest.h>

#include "text/utf8.h"

namespace palimpsest::text {
namespace {

using Property = bool (*)(char32_t);

struct PropertyCase {
  const char* name;
  Property property;
  std::u32string_view yes;
  std::u32string_view no;
};

constexpr char32_t kNoProperty[] = {0xD800, 0x110000, 0xFFFFFFFF, 0};

const PropertyCase kProperties[] = {
    {"letter", is_letter, U"azAZªµñßЖ漢あ한ǅʰא", U"0_ .̈\u00A0€½٣"},
    {"upper", is_upper, U"AÑЖΣİ𐐀", U"añ1ǅ漢"},
    {"lower", is_lower, U"añжςß𐐨", U"AÑ1ǅª漢"},
    {"mark", is_mark, U"\u0301\u093F\u20DD", U"a´^"},
    {"digit", is_digit, U"09٣५𝟘", U"½²Ⅷa"},
    {"number", is_number, U"09½²Ⅷ٣", U"a一.,"},
    {"alnum", is_alnum, U"a9ñ漢٣", U"½_-"},
    {"punctuation", is_punctuation, U".,!?¿¡«»“”-_()…。、", U"$+<>^`|~a1 "},
    {"space", is_space, U" \t\n\u000B\u000C\r\u001C\u0085\u00A0\u2028\u3000", U"a\u200B\uFEFF_"},
    {"cased", is_cased, U"aAǅßⅷⓐ", U"1漢אª."},
};

TEST_CASE("properties of code points") {
  for (const PropertyCase& c : kProperties) {
    for (const char32_t yes : c.yes) {
      CAPTURE(static_cast<uint32_t>(yes));
      CHECK_MESSAGE(c.property(yes), c.name);
    }
    for (const char32_t no : c.no) {
      CAPTURE(static_cast<uint32_t>(no));
      CHECK_MESSAGE(!c.property(no), c.name);
    }
    for (const char32_t none : kNoProperty) CHECK_MESSAGE(!c.property(none), c.name);
  }
}

struct MappingCase {
  char32_t from;
  char32_t lower;
  char32_t upper;
  char32_t title;
};

const MappingCase kMappings[] = {
    {U'a', U'a', U'A', U'A'},   {U'Z', U'z', U'Z', U'Z'},
    {U'ñ', U'ñ', U'Ñ', U'Ñ'},   {U'ß', U'ß', U'ß', U'ß'},
    {U'ÿ', U'ÿ', U'Ÿ', U'Ÿ'},   {U'ǆ', U'ǆ', U'Ǆ', U'ǅ'},
    {U'Σ', U'σ', U'Σ', U'Σ'},   {U'ς', U'ς', U'Σ', U'Σ'},
    {U'İ', U'i', U'İ', U'İ'},   {U'漢', U'漢', U'漢', U'漢'},
    {U'𐐀', U'𐐨', U'𐐀', U'𐐀'},   {U'1', U'1', U'1', U'1'},
    {U'ა', U'ა', U'Ა', U'ა'}, {0x110000, 0x110000, 0x110000, 0x110000},
};

TEST_CASE("simple case mapping") {
  for (const MappingCase& c : kMappings) {
    CAPTURE(static_cast<uint32_t>(c.from));
    CHECK(to_lower(c.from) == c.lower);
    CHECK(to_upper(c.from) == c.upper);
    CHECK(to_title(c.from) == c.title);
  }
}

struct StringCase {
  std::string from;
  std::string lower;
  std::string upper;
  std::string title;
};

const StringCase kStrings[] = {
    {"", "", "", ""},
    {"Straße", "straße", "STRASSE", "Straße"},
    {"ßa", "ßa", "SSA", "Ssa"},
    {"ΟΔΟΣ ΣΑΣ", "οδος σας", "ΟΔΟΣ ΣΑΣ", "Οδος Σας"},
    {"ΑΣ'Α Σ", "ασ'α σ", "ΑΣ'Α Σ", "Ασ'α Σ"},
    {"ﬁn", "ﬁn", "FIN", "Fin"},
    {"new york-based", "new york-based", "NEW YORK-BASED", "New York-Based"},
    {"o'NEILL u.s.a l·l", "o'neill u.s.a l·l", "O'NEILL U.S.A L·L", "O'neill U.s.a L·l"},
    {"3d a_b", "3d a_b", "3D A_B", "3D A_b"},
    {"ǆ", "ǆ", "Ǆ", "ǅ"},
};

TEST_CASE("full case mapping of strings") {
  for (const StringCase& c : kStrings) {
    CAPTURE(c.from);
    const std::u32string from = to_utf32(c.from);
    CHECK(to_utf8(to_lower(std::u32string_view(from))) == c.lower);
    CHECK(to_utf8(to_upper(std::u32string_view(from))) == c.upper);
    CHECK(to_utf8(to_title(std::u32string_view(from))) == c.title);
  }
}

}  // namespace
}  // namespace palimpsest::text
