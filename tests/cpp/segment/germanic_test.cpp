// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Germanic languages: examples of our own, what ends a sentence and what does not.
#include "sentences.h"

namespace palimpsest::test {
namespace {

TEST_CASE("German") {
  check_sentences("de", {
                            "Am 3. Oktober feiert Dr. Weber den 30. Jahrestag.| Alle kommen.",
                            "Wir kaufen z. B. Äpfel, Birnen usw. im Laden.| Das ist gut.",
                            "Kaiser Friedrich II. war dort.| Er blieb bis Ende d. J. in Rom.",
                            "Siehe Abb. 4 auf S. 12.| Nr. 7 fehlt.",
                            "„Kommst du mit?“, fragte Anna.| „Ja!“| Dann gingen sie.",
                            "Es kostet 1.250,50 Euro.| Die Firma liefert am 5. 6. 2021.",
                            "Tolle Lampe.|Immer wieder gerne!",
                        });
}

TEST_CASE("Dutch") {
  check_sentences(
      "nl", {
                "Dhr. Bakker en mevr. De Wit komen bijv. morgen.| Wij wachten.",
                "Zie blz. 4 en afb. 7.| Daar staat het, o.a. voor kinderen.",
                "„Waarom?” vroeg Kees.| Niemand wist het.",
                "Appels, peren enz.| Daarna brood.| We kopen peren, appels enz. voor het feest.",
            });
}

TEST_CASE("Danish") {
  check_sentences("da", {
                            "Hr. Olsen bor f.eks. i nr. 5 på 2. sal.| Han er glad.",
                            "Den 4. maj kl. 20 mødes vi.| Tag mad, drikke osv. med.",
                            "Ca. 40 pct. af borgerne kom.| De andre blev hjemme.",
                        });
}

TEST_CASE("Norwegian") {
  check_sentences("nb", {
                            "Hr. Berg bor bl.a. i nr. 8.| Han er snill.",
                            "Den 17. mai kl. 10 går vi ut.| Ta med mat, drikke osv. i sekken.",
                        });
  check_sentences("nn", {"Dei bur i t.d. Bergen.| Kvifor det?"});
}

TEST_CASE("Swedish") {
  check_sentences("sv", {
                            "Herr Berg, fil. dr. och docent, bor t.ex. i Lund.| Han trivs.",
                            "Se s. 14, kap. 3.| Ta med mat m.m. till mötet.",
                            "Det var hon han kom med.| Hon log.",
                        });
}

TEST_CASE("English, what the other tests do not have") {
  check_sentences("en", {
                            "He lives at 5 Main St. in town.| It rains.| no one knows why.",
                            "“Why?” John asked.| “Because!”| She left.",
                            "It was shown (type 2).10| This is known.",
                            "It closed in 1805. [6]| Another opened.",
                            "The (see approx. values) text.| Section 3.1 explains it.",
                        });
}

}  // namespace
}  // namespace palimpsest::test
