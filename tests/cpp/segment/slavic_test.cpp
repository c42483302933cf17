// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Slavic and Baltic languages: examples of our own, what ends a sentence and what does not.
#include "sentences.h"

namespace palimpsest::test {
namespace {

TEST_CASE("Russian") {
  check_sentences("ru", {
                            "Он жил в г. Твери на ул. Мира, д. 5.| Потом уехал.",
                            "В 1970 г. А. С. Орлов и др. начали работу.| Это помогло.",
                            "— Ты идёшь? — спросила мама.| — Да.",
                            "Купили хлеб, сыр и т. п.| Сдача — 20 руб. 50 коп. ровно.",
                        });
}

TEST_CASE("Ukrainian") {
  check_sentences("uk", {
                            "Він жив у м. Львові на вул. Довгій, буд. 3.| Потім поїхав.",
                            "Дивись мал. 4 на с. 8.| Там хліб, сіль тощо.| Це все.",
                        });
}

TEST_CASE("Belarusian") {
  check_sentences("be", {"Ён жыў у г. Мінску на вул. Новай, д. 3.| Потым паехаў."});
}

TEST_CASE("Bulgarian") {
  check_sentences("bg", {
                            "Г-н Петров живее на ул. Шипка, бл. 3.| Той работи.",
                            "Купи хляб, сирене и др.| После си тръгна.",
                        });
}

TEST_CASE("Polish") {
  check_sentences("pl", {
                            "Prof. Nowak mieszka przy ul. Długiej, nr 5, m. 3.| Pracuje.",
                            "Kupił m.in. chleb, ser itd.| Potem wrócił do domu 3. maja.",
                            "– Idziesz? – zapytał Jan.| – Tak.",
                        });
}

TEST_CASE("Czech") {
  check_sentences("cs", {
                            "Ing. Novák bydlí v ul. Dlouhá, č. 5, od 3. května.| Pracuje tam.",
                            "Koupil např. chleba, sýr apod.| Potom odešel.",
                            "Byl to velký vlk.| Nikdo se nebál.",
                        });
}

TEST_CASE("Slovak") {
  check_sentences("sk", {
                            "Ing. Kováč býva na ul. Dlhej, č. 5, od 3. Apríla.| Pracuje tam.",
                            "Kúpil napr. chlieb, syr atď.| Potom odišiel.",
                        });
}

TEST_CASE("Serbian, both alphabets") {
  check_sentences("sr", {
                            "Др Петровић живи у ул. Змај Јовиној, бр. 5.| Он ради.",
                            "Dr Petrović je rođen 5. maja.| On radi.",
                        });
}

TEST_CASE("Croatian") {
  check_sentences("hr", {"Prof. Horvat živi u ul. Ilica, br. 5, od 3. svibnja.| On radi."});
}

TEST_CASE("Slovenian") {
  check_sentences("sl", {"Dr. Novak živi na ul. Rožna, št. 5, od 3. maja.| On dela."});
}

TEST_CASE("Lithuanian") {
  check_sentences("lt", {"Prof. Kazlauskas gimė 1950 m. Vilniuje, Pilies g. 5.| Jis dirba."});
}

TEST_CASE("Latvian") {
  check_sentences("lv", {"Prof. Bērziņš dzimis 3. maijā, piem., Rīgā.| Viņš strādā."});
}

}  // namespace
}  // namespace palimpsest::test
