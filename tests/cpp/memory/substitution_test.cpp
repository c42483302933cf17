// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/substitution.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "inline/notation.h"

namespace palimpsest::memory {
namespace {

using test::parse;
using test::show;

/// What is written after a target: "" certain and complete; otherwise what is wrong.
std::string verdict(const Substitution& s) {
  std::string out;
  if (!s.differs_only_in_placeables) out += " fuzzy";
  if (!s.is_complete) out += " incomplete";
  if (!s.is_certain) out += " uncertain";
  for (const Slot& slot : s.slots) {
    if (slot.state == SlotState::kNotInTarget) out += " not-in-target";
    if (slot.state == SlotState::kAmbiguous) out += " ambiguous";
    if (slot.state == SlotState::kNoFormat) out += " no-format";
  }
  return out;
}

struct Case {
  const char* from;
  const char* to;
  std::string asked;
  std::string source;
  std::string target;
  std::string result;
  std::string verdict;
};

const Case kCases[] = {
    // numbers in the target's conventions
    {"en", "es", "Size: 20", "Size: 10", "Tamaño: 10", "Tamaño: 20", ""},
    {"en", "de", "1,250.5 files left", "1,000.25 files left", "Noch 1.000,25 Dateien",
     "Noch 1.250,5 Dateien", ""},
    {"en", "de", "12,000 files", "15 files", "15 Dateien", "12.000 Dateien", ""},
    {"en", "es", "1,200 files", "15 files", "15 archivos", "1200 archivos", ""},
    {"en", "es", "12,000 files", "15 files", "15 archivos", "12.000 archivos", ""},
    {"en", "es-MX", "1,200 files", "15 files", "15 archivos", "1,200 archivos", ""},
    {"en", "es", "2.5 times", "1.5 times", "1.5 veces", "2.5 veces", ""},
    {"en", "fr", "1,250 files", "12 files", "12 fichiers", "1\u202F250 fichiers", ""},
    {"en", "fr", "1,250 files", "9,999 files", "9 999 fichiers", "1 250 fichiers", ""},
    {"en", "de-CH", "12,000 files", "15 files", "15 Dateien", "12'000 Dateien", ""},
    {"en", "hi", "1,234,567 x", "15 x", "15 y", "12,34,567 y", ""},
    {"en", "fa", "1,234.5 x", "15 x", "\u06F1\u06F5 y",
     "\u06F1\u066C\u06F2\u06F3\u06F4\u066B\u06F5 y", ""},
    {"en", "es", "In 2025", "In 2024", "En 2024", "En 2025", ""},
    {"en", "es", "At -5 now", "At \u22128 now", "A \u22128 ahora", "A \u22125 ahora", ""},
    {"en", "es", "007 and 8", "005 and 6", "005 y 6", "007 y 8", ""},
    // by value: order does not matter, swaps do not collide
    {"en", "de", "5 of 10", "3 of 7", "Von 7 sind 3", "Von 10 sind 5", ""},
    {"en", "es", "7 of 3", "3 of 7", "3 de 7", "7 de 3", ""},
    // what cannot be proved
    {"en", "es", "Wait 20 minutes", "Wait 10 minutes", "Espere diez minutos", "Espere diez minutos",
     " incomplete not-in-target"},
    {"en", "es", "5 and 6 files", "3 and 3 files", "3 y 3 archivos", "3 y 3 archivos",
     " incomplete ambiguous ambiguous"},
    {"en", "es", "5 and 5 files", "3 and 3 files", "3 y 3 archivos", "5 y 5 archivos", ""},
    {"en", "es", "5 files", "3 files", "3 archivos de 3", "3 archivos de 3",
     " incomplete not-in-target"},
    {"en", "es", "5 and 3 files", "3 and 3 files", "3 y 3 archivos", "3 y 3 archivos",
     " incomplete ambiguous"},
    // words that go with a number
    {"en", "es", "2 files", "1 file", "1 archivo", "2 archivo", " fuzzy uncertain"},
    {"en", "es", "Delete 2?", "Delete 1?", "¿Borrar 1?", "¿Borrar 2?", ""},
    {"ru", "en", "5 шт", "1 шт", "1 piece", "5 piece", " uncertain"},
    {"en", "ru", "5 pcs", "2 pcs", "2 штуки", "5 штуки", " uncertain"},
    {"en", "ru", "3 pcs", "2 pcs", "2 штуки", "3 штуки", ""},
    {"en", "ja", "5 pcs", "1 pcs", "1個", "5個", ""},
    {"fr", "en", "pause de 8 min", "pause de 5 min", "a 5-minute break", "a 8-minute break",
     " uncertain"},
    {"en", "es", "At 2:00 PM", "At 1:00 PM", "A la 1:00 p. m.", "A la 2:00 p. m.", " uncertain"},
    {"en", "es", "At 2:00 PM", "At 1:00 PM", "A las 13:00", "A las 14:00", ""},
    // measures
    {"en", "es", "3.5 km away", "5 km away", "a 5 km", "a 3,5 km", ""},
    {"en", "es", "5 mi away", "5 km away", "a 5 km", "a 5 mi", ""},
    {"en", "es", "5 mi away", "5 km away", "a 5 kilómetros", "a 5 kilómetros",
     " incomplete not-in-target"},
    {"en", "es", "7 km away", "5 km away", "a 5 kilómetros", "a 7 kilómetros", ""},
    {"en", "es", "$1,250 off", "$5 off", "5 $ menos", "1250 $ menos", ""},
    {"en", "fr", "15% off", "5% off", "5 % de moins", "15 % de moins", ""},
    {"en", "es", "6 mi and 6 kg", "5 km and 5 kg", "5 km y 5 kg", "5 km y 5 kg",
     " incomplete ambiguous ambiguous"},
    // dates and times
    {"en", "es", "On May 3, 2021.", "On June 14, 2020.", "El 14 de junio de 2020.",
     "El 3 de mayo de 2021.", ""},
    {"es", "en", "El 3 de mayo de 2021.", "El 14 de junio de 2020.", "On June 14, 2020.",
     "On May 3, 2021.", ""},
    {"en", "de", "On 2021-05-03.", "On 2020-06-14.", "Am 14.06.2020.", "Am 03.05.2021.", ""},
    {"en", "de", "On 2021-05-03.", "On 2020-06-04.", "Am 4.6.2020.", "Am 3.5.2021.", ""},
    {"en", "es", "On 3/5/2021.", "On 6/14/2020.", "El 14/06/2020.", "El 05/03/2021.", ""},
    {"en", "es", "On 3/5/2021.", "On 14/6/2020.", "El 14/06/2020.", "El 03/05/2021.", ""},
    {"en", "es", "On 3/5/2021.", "On 4/6/2020.", "El 6/4/2020.", "El 5/3/2021.", ""},
    {"en", "es", "On 3/5/2021.", "On 4/6/2020.", "El 4/6/2020.", "El 3/5/2021.", ""},
    {"en", "es", "On 3/5/2021.", "On 5/5/2020.", "El 5/5/2020.", "El 5/5/2020.",
     " incomplete ambiguous"},
    {"en", "es", "On 3/5/21.", "On 13/5/20.", "El 13/5/2020.", "El 13/5/2020.",
     " incomplete no-format"},
    {"en", "fr", "On May 1, 2021.", "On May 3, 2020.", "Le 3 mai 2020.", "Le 3 mai 2020.",
     " incomplete no-format"},
    {"en", "de", "at 2:30 PM", "at 9:05 AM", "um 09:05 Uhr", "um 14:30 Uhr", ""},
    {"en", "de", "at 2:30 AM", "at 9:05 AM", "um 09:05 Uhr", "um 02:30 Uhr", ""},
    {"de", "en", "um 14:30 Uhr", "um 9:05 Uhr", "at 9:05 AM", "at 2:30 PM", " "},
    {"en", "fr", "at 2:30 PM", "at 9:05 AM", "à 9h05", "à 14h30", ""},
    // what is copied
    {"en", "es", "Open b.pdf at www.b.org", "Open a.pdf at www.a.org", "Abra a.pdf en www.a.org",
     "Abra b.pdf en www.b.org", ""},
    {"en", "es", "Mail y@b.org", "Mail x@a.org", "Escriba a x@a.org", "Escriba a y@b.org", ""},
    {"en", "es", "Error ABC-2", "Error XYZ-1", "Error XYZ-1", "Error ABC-2", ""},
    // codes
    {"en", "es", "<7>20</7> left<3/>", "<1>10</1> left<2/>", "Quedan <1>10</1><2/>",
     "Quedan <7>20</7><3/>", ""},
    {"en", "es", "<1>20</1> km left", "<1>10</1> km left", "Quedan <1>10</1> km",
     "Quedan <1>20</1> km", ""},
    {"en", "es", "20 left", "<1>10</1> left", "Quedan <1>10</1>", "Quedan 20", " fuzzy"},
    // case, space; fuzzy
    {"en", "es", "SIZE:  20", "Size: 10", "Tamaño: 10", "Tamaño: 20", ""},
    {"en", "es", "The new size: 20", "Size: 10", "Tamaño: 10", "Tamaño: 20", " fuzzy"},
    {"en", "es", "Size: 10", "Size: 10", "Tamaño: 10", "Tamaño: 10", ""},
    {"en", "es", "Size: 1,000", "Size: 1000", "Tamaño: 1000", "Tamaño: 1000", ""},
    {"en", "es", "Size: many", "Size: 10", "Tamaño: 10", "Tamaño: 10", " fuzzy"},
    {"en", "es", "", "", "", "", ""},
};

TEST_CASE("slots are put in where that is provable") {
  for (const Case& c : kCases) {
    CAPTURE(c.asked);
    CAPTURE(c.source);
    CAPTURE(c.target);
    const text::Runs asked = parse(c.asked);
    const text::Runs source = parse(c.source);
    const text::Runs target = parse(c.target);
    const Substitution s = substitute({asked, source, target, c.from, c.from, c.to});
    CHECK(show(s.target) == c.result);
    CHECK(verdict(s) == (c.verdict == " " ? "" : c.verdict));
  }
}

TEST_CASE("slots tell where they are") {
  const text::Runs asked = parse("A <1>20</1> of 30");
  const text::Runs source = parse("A <1>10</1> of 30");
  const text::Runs target = parse("<1>10</1> von 30");
  const Substitution s = substitute({asked, source, target, "en", "en", "de"});
  REQUIRE(s.slots.size() == 2);
  CHECK(s.slots[0].asked == text::ByteRange{2, 4});
  CHECK(s.slots[0].unit == text::ByteRange{2, 4});
  CHECK(s.slots[0].state == SlotState::kPutIn);
  CHECK(s.slots[1].state == SlotState::kUnchanged);
  CHECK(s.is_changed);
}

TEST_CASE("a table of numbers is left alone") {
  std::string many;
  for (int i = 0; i < 300; ++i) many += std::to_string(i) + " ";
  const text::Runs a = parse(many + "7");
  const text::Runs b = parse(many + "8");
  const Substitution s = substitute({a, b, b, "en", "en", "es"});
  CHECK_FALSE(s.is_complete);
  CHECK(show(s.target) == show(b));
}

/// What is put in can be found again: the new target has the values of what was asked for.
TEST_CASE("numbers of any size and language: put in and read again") {
  std::mt19937 random(7);
  const char* const kLanguages[] = {"ar",    "bg", "cs", "da", "de", "de-CH", "el", "en",    "es",
                                    "es-MX", "et", "fa", "fi", "fr", "he",    "hi", "hu",    "hy",
                                    "id",    "it", "ja", "nb", "nl", "pl",    "pt", "pt-PT", "ro",
                                    "ru",    "sk", "sv", "th", "tr", "uk",    "ur", "vi",    "zh"};
  const auto number = [&] {
    Number n;
    n.integer = std::to_string(random() % (random() % 2 == 0 ? 100 : 100000000));
    if (random() % 3 == 0) n.fraction = std::to_string(random() % 100 + 1);
    return n;
  };
  const auto written = [&](const Number& n, const char* language) {
    const LocaleFormat& f = locale_format(language);
    std::string out;
    write_number(out, n, {f.decimal, f.group, f.minimum_grouping, f.has_groups_of_two, U'0', true});
    return out;
  };
  for (int round = 0; round < 5000; ++round) {
    const char* from = kLanguages[random() % std::size(kLanguages)];
    const char* to = kLanguages[random() % std::size(kLanguages)];
    const Number old = number();
    const Number fresh = number();
    const text::Runs asked = {text::text_run("= " + written(fresh, from) + ";")};
    const text::Runs source = {text::text_run("= " + written(old, from) + ";")};
    const text::Runs target = {text::text_run("- " + written(old, to) + ";")};
    CAPTURE(asked[0].text);
    CAPTURE(source[0].text);
    CAPTURE(target[0].text);
    CAPTURE(std::string(from));
    CAPTURE(std::string(to));
    CAPTURE(fresh.value());
    const Substitution s = substitute({asked, source, target, from, from, to});
    REQUIRE(s.is_complete);
    const std::string result = show(s.target);
    CAPTURE(result);
    const auto found = find_placeables(result, to);
    REQUIRE(found.size() == 1);
    REQUIRE(found[0].number.value() == fresh.value());
  }
}

}  // namespace
}  // namespace palimpsest::memory
