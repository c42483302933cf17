// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Finnish, Estonian, Hungarian, Turkish, Basque, languages of Asia written with Latin letters:
// examples of our own, what ends a sentence and what does not.
#include "sentences.h"

namespace palimpsest::test {
namespace {

TEST_CASE("Finnish") {
  check_sentences("fi", {
                            "Prof. Virtanen tuli esim. 3. toukokuuta klo 10.| Hän lähti.",
                            "Osta maitoa, leipää jne. kaupasta.| Se riittää.| mutta kiirehdi.",
                        });
}

TEST_CASE("Estonian") {
  check_sentences("et", {
                            "Hr. Tamm tuli 3. mail, nt. kell 10.| Ta lahkus.",
                            "Vaata lk. 5.| Seal on leib, sai jne. laual.",
                            "Seda ma ei mäleta.| aga proovi ikka.",
                        });
}

TEST_CASE("Hungarian") {
  check_sentences(
      "hu", {
                "Dr. Kovács és ifj. Tóth a Fő u. 8. szám alatt lakik.| Ott várnak.",
                "Vettek pl. kenyeret, sajtot stb. a boltban.| Aztán 2020. május 3-án elmentek.",
                "II. Rákóczi Ferenc ott járt.| Ő írta.",
            });
}

TEST_CASE("Turkish") {
  check_sentences("tr", {
                            "Prof. Kaya, Gül Sok. No. 4'te oturuyor.| Kitap, kalem vb. satıyor.",
                            "Toplantı 3. Mayıs günü saat 10.30'da.| Geliyor musun?| Evet.",
                        });
}

TEST_CASE("Basque") {
  check_sentences("eu", {"Ikus 3. kapitulua, 5. orr. hau da.| Hori da dena."});
}

TEST_CASE("Vietnamese") {
  check_sentences("vi", {
                            "TS. Nam và ThS. Hoa sống ở TP. Huế.| Họ là bạn.",
                            "Anh mua táo, cam, v.v. ở chợ.| Ai cũng tỏ vẻ đắc ý.| Rồi về.",
                        });
}

TEST_CASE("Indonesian and Malay") {
  check_sentences("id", {
                            "Dr. Andi dan Ny. Wati tinggal di Jl. Mawar No. 7.| Mereka baik.",
                            "Ia membeli roti, susu, dll. di pasar.| Lalu ia pulang.",
                        });
  check_sentences("ms", {"En. Ali dan Dr. Siti datang.| Mereka makan."});
}

}  // namespace
}  // namespace palimpsest::test
