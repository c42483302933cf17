// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/placeables.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "text/utf8.h"

namespace palimpsest::memory {
namespace {

/// "kind:spelling=value" of each, with spaces between.
std::string show(const std::string& text, const std::string& language) {
  // An exact-size copy, so that the sanitizer sees a byte too many.
  const std::vector<char> copy(text.begin(), text.end());
  const std::string_view view(copy.data(), copy.size());
  std::string out;
  const char* const kNames[] = {"n", "m", "d", "t", "url", "mail", "id"};
  for (const Placeable& p : find_placeables(view, language)) {
    if (!out.empty()) out += " | ";
    out += kNames[static_cast<size_t>(p.kind)];
    out += ":" + std::string(text::slice(view, p.range));
    switch (p.kind) {
      case PlaceableKind::kNumber:
        out += "=" + p.number.value();
        break;
      case PlaceableKind::kMeasure:
        out += "=" + p.number.value() + "*" + std::string(text::slice(view, p.unit_range));
        break;
      case PlaceableKind::kDate:
        out += "=" + std::to_string(p.date.year) + "-" + std::to_string(p.date.month) + "-" +
               std::to_string(p.date.day) + (p.date.is_order_certain ? "" : "?");
        break;
      case PlaceableKind::kTime:
        out += "=" + std::to_string(p.time.hour) + ":" + std::to_string(p.time.minute) + ":" +
               std::to_string(p.time.second);
        break;
      default:
        break;
    }
  }
  return out;
}

struct Case {
  const char* language;
  std::string text;
  std::string found;
};

const Case kCases[] = {
    // numbers
    {"en", "", ""},
    {"en", "no numbers", ""},
    {"en", "5 files", "n:5=5"},
    {"en", "1,234.50 files", "n:1,234.50=1234.5"},
    {"es", "1.234,50 archivos", "n:1.234,50=1234.5"},
    {"es", "1.234 archivos", "n:1.234=1234"},
    {"en", "1.234 files", "n:1.234=1.234"},
    {"es-MX", "1,234 archivos", "n:1,234=1234"},
    {"en", "1,5 files", "n:1,5=1.5"},
    {"es", "1.5 archivos", "n:1.5=1.5"},
    {"de-CH", "1'234.50 Dateien", "n:1'234.50=1234.5"},
    {"de", "1.234.567 Dateien", "n:1.234.567=1234567"},
    {"fr", "12 345,6 fichiers", "n:12 345,6=12345.6"},
    {"fr", "12\u202F345 fichiers", "n:12\u202F345=12345"},
    {"fr", "en 2020 300 fichiers", "n:2020=2020 | n:300=300"},
    {"en", "12 345 files", "n:12=12 | n:345=345"},
    {"hi", "12,34,567", "n:12,34,567=1234567"},
    {"ar", "\u0661\u066C\u0662\u0663\u0664\u066B\u0665",
     "n:\u0661\u066C\u0662\u0663\u0664\u066B\u0665=1234.5"},
    {"en", "0.123 or 0,123", "n:0.123=0.123 | n:0,123=0.123"},
    {"en", "007 and -5, \u22123.0 (+7)", "n:007=7 | n:-5=-5 | n:\u22123.0=-3 | n:+7=7"},
    {"en", "pages 5-10", "n:5=5 | n:10=10"},
    {"en", "1, 2 and 3.", "n:1=1 | n:2=2 | n:3=3"},
    {"en", "1,2,3", ""},
    {"en", "a 5-minute walk", "n:5=5"},
    {"en", "mid-2020", "n:2020=2020"},
    {"ja", "5個のファイル", "n:5=5"},
    {"th", "มี5ไฟล์", "n:5=5"},
    {"en", "1\u20442 of it", "n:1=1 | n:2=2"},
    // ordinals and other words
    {"en", "1st 2nd 3rd 4th", ""},
    {"es", "el 2.º y la 3ª", ""},
    {"fr", "le 1er et le 2e", ""},
    {"de", "das 3. Kapitel", "n:3=3"},
    // measures
    {"en", "5 km, 20 °C and 15%", "m:5 km=5*km | m:20 °C=20*°C | m:15%=15*%"},
    {"es", "3,5 kg y 15 %", "m:3,5 kg=3.5*kg | m:15 %=15*%"},
    {"en", "$5 or 5 € or US$1,000", "m:$5=5*$ | m:5 €=5*€ | m:US$1,000=1000*US$"},
    {"en", "10px 5km/h 1,024 MB", "m:10px=10*px | m:5km/h=5*km/h | m:1,024 MB=1024*MB"},
    {"en", "5 in the room, 5in wide", "n:5=5 | m:5in=5*in"},
    {"en", "5 minutes, 5 min", "n:5=5 | m:5 min=5*min"},
    // dates
    {"en", "On 2020-05-03.", "d:2020-05-03=2020-5-3"},
    {"en-US", "On 3/5/2020.", "d:3/5/2020=2020-3-5"},
    {"en-GB", "On 3/5/2020.", "d:3/5/2020=2020-5-3"},
    {"en", "On 3/5/2020.", "d:3/5/2020=2020-3-5?"},
    {"en", "On 13/5/2020.", "d:13/5/2020=2020-5-13"},
    {"es", "El 5/13/2020.", "d:5/13/2020=2020-5-13"},
    {"de", "Am 3.5.2020 und 03.05.20", "d:3.5.2020=2020-5-3 | d:03.05.20=20-5-3"},
    {"cs", "3. 5. 2020", "d:3. 5. 2020=2020-5-3"},
    {"hu", "2020. 05. 03.", "d:2020. 05. 03=2020-5-3"},
    {"ja", "2020年5月3日", "d:2020年5月3日=2020-5-3"},
    {"en", "On May 3, 2020 or 3 May 2020 or May 2020",
     "d:May 3, 2020=2020-5-3 | d:3 May 2020=2020-5-3 | d:May 2020=2020-5-0"},
    {"en", "It may 3 times", "n:3=3"},
    {"en", "March 5", "d:March 5=0-3-5"},
    {"en", "on May 3rd", ""},
    {"es", "el 3 de mayo de 2020 y 3 de mayo", "d:3 de mayo de 2020=2020-5-3 | d:3 de mayo=0-5-3"},
    {"pt", "3 de março de 2020", "d:3 de março de 2020=2020-3-3"},
    {"fr", "le 3 août 2020", "d:3 août 2020=2020-8-3"},
    {"de", "am 3. März 2020", "d:3. März 2020=2020-3-3"},
    {"it", "il 3 maggio 2020, 10 set", "d:3 maggio 2020=2020-5-3 | n:10=10"},
    {"en", "3 Sep. 2020", "d:3 Sep. 2020=2020-9-3"},
    {"en", "2020-13-03", "id:2020-13-03"},
    // times
    {"en", "at 14:30, 9:05:59 and 2:30 PM",
     "t:14:30=14:30:0 | t:9:05:59=9:5:59 | t:2:30 PM=14:30:0"},
    {"es", "a las 2 p. m. y 12:15 a.m.", "t:2 p. m.=14:0:0 | t:12:15 a.m.=0:15:0"},
    {"fr", "à 14h30 et 9 h 05", "t:14h30=14:30:0 | t:9 h 05=9:5:0"},
    {"fi", "klo 14.30", "t:14.30=14:30:0"},
    {"en", "2 am I", "t:2 am=2:0:0"},
    {"en", "16:9 and 25:00", "n:16=16 | n:9=9 | n:25=25 | n:00=0"},
    // what is verbatim
    {"en", "See https://example.org/a?b=1, or (www.example.org/a_(b)).",
     "url:https://example.org/a?b=1 | url:www.example.org/a_(b)"},
    {"en", "mail to a.b+c@example.org.", "mail:a.b+c@example.org"},
    {"en", "ABC-123, v1.2.3, 1.2.3, 192.168.0.1",
     "id:ABC-123 | id:v1.2.3 | id:1.2.3 | id:192.168.0.1"},
    {"en", "open report.pdf and snake_case", "id:report.pdf | id:snake_case"},
    {"en", "The end.Start again", ""},
    {"en", "MP3, 3D, H2O, covid-19", "id:MP3 | id:3D | id:H2O | n:19=19"},
    {"en", "call 555-12-34", "id:555-12-34"},
    {"de", "die SQL-Übersicht", ""},
    {"en", "%1 of 50 %2, 50%", "id:%1 | n:50=50 | id:%2 | m:50%=50*%"},
};

TEST_CASE("placeables are found by their kinds and values") {
  for (const Case& c : kCases) {
    CAPTURE(c.language);
    CAPTURE(c.text);
    CHECK(show(c.text, c.language) == c.found);
  }
}

TEST_CASE("the same value in two languages") {
  const auto only = [](const std::string& text, const char* language) {
    const auto found = find_placeables(text, language);
    REQUIRE(found.size() == 1);
    return found[0];
  };
  const auto same = [&](const std::string& a, const char* a_language, const std::string& b,
                        const char* b_language) {
    return is_same_value(a, only(a, a_language), b, only(b, b_language));
  };
  CHECK(same("1,000", "en", "1.000", "de"));
  CHECK(same("1,000.50", "en", "1.000,5", "de"));
  CHECK_FALSE(same("1,000", "en", "1,000", "de"));
  CHECK(same("5 km", "en", "5 km", "es"));
  CHECK_FALSE(same("5 km", "en", "5 mi", "es"));
  CHECK_FALSE(same("5 km", "en", "5", "es"));
  CHECK(same("2:30 PM", "en", "14:30", "es"));
  CHECK(same("May 3, 2020", "en", "3 de mayo de 2020", "es"));
  CHECK(same("2020-05-03", "en", "3.5.2020", "de"));
  CHECK(same("3/5/20", "en-GB", "3/5/2020", "es"));
  CHECK_FALSE(same("a@b.org", "en", "a@c.org", "en"));
}

/// Every language, every text: ranges are in order, inside, not empty and at borders of characters.
TEST_CASE("any text: ranges are sound") {
  const char* const kPieces[] = {
      "1",  "23", "4567", ".", ",",  " ",    ":", "-",        "/",        "am",   "h", "May",
      "de", "$",  "€",    "%", "km", "@",    "a", "Z",        "www.",     "年",   "٣", "\u00A0",
      "_",  "'",  "(",    ")", "é",  "\xFF", "º", "\xE2\x82", "https://", "2020", "05"};
  std::mt19937 random(20260101);
  const char* const kLanguages[] = {"en", "es", "de-CH", "fr", "hi", "ar", "fi", "ja", "xx", ""};
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (size_t n = random() % 12; n > 0; --n) text += kPieces[random() % std::size(kPieces)];
    const char* language = kLanguages[random() % std::size(kLanguages)];
    CAPTURE(text);
    const std::vector<char> copy(text.begin(), text.end());
    const std::string_view view(copy.data(), copy.size());
    uint32_t before = 0;
    for (const Placeable& p : find_placeables(view, language)) {
      REQUIRE(p.range.begin >= before);
      REQUIRE(p.range.end > p.range.begin);
      REQUIRE(p.range.end <= view.size());
      REQUIRE(text::is_well_formed(text::slice(view, p.range)));
      before = p.range.end;
    }
  }
}

// Anything quadratic would take minutes here.
TEST_CASE("hostile texts of a quarter of a million bytes") {
  const char* const kHostile[] = {"1-a-", "1.", "a.", "1,",     "www.", "$",
                                  "-1",   "a@", "1:", "1 000 ", "A-1."};
  for (const char* piece : kHostile) {
    CAPTURE(piece);
    std::string text;
    while (text.size() < (1u << 18)) text += piece;
    CHECK(find_placeables(text, "fr").size() <= text.size());
  }
}

}  // namespace
}  // namespace palimpsest::memory
