// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Romance languages and Greek: examples of our own, what ends a sentence and what does not.
#include "sentences.h"

namespace palimpsest::test {
namespace {

TEST_CASE("French") {
  check_sentences("fr", {
                            "M. Durand et Mme Leroy habitent av. Foch.| Ils partent.",
                            "Voir p. 7, chap. 2 et fig. 9.| La fin suit.",
                            "Elle a dit : « C’est tout. »| Puis elle sortit.",
                            "« Tu viens ? » demanda Paul.| Personne ne répondit.",
                            "Il vend des fruits, du pain, etc.| La boutique ferme tôt.",
                            "Env. 3 kg de sucre.| L'art. 5 du code suffit.",
                        });
}

TEST_CASE("Spanish") {
  check_sentences("es", {
                            "La Sra. Gómez y el Dr. Ruiz viven en la Avda. Real.| Son felices.",
                            "Véase la pág. 8 y el art. 3.| El lun. 4 abrimos.",
                            "—¿Quieres? —dijo Ana.| —Claro.",
                            "Nació en EE. UU. en 1990.| ¿Y tú?",
                        });
}

TEST_CASE("Portuguese") {
  check_sentences("pt", {
                            "O Sr. Lima e a Dra. Costa moram na Av. Central.| São vizinhos.",
                            "Veja a pág. 9 e o art. 4.º da lei.| Obrigado.",
                            "Ele viu o livro e comprou-o.| Depois saiu.",
                        });
}

TEST_CASE("Italian") {
  check_sentences("it", {
                            "Il Sig. Neri e la Dott.ssa Riva sono qui.| L'avv. Costa arriva dopo.",
                            "Costa L. 22.500 al mq.| Vedi pag. 4, cap. II.",
                            "La centrale meteor. si ferma.| È tardi.",
                        });
}

TEST_CASE("Romanian") {
  check_sentences("ro", {
                            "Dl. Ionescu și dna. Pop stau pe str. Mare, nr. 4.| Au o casă.",
                            "Cumpără pâine, lapte etc.| Apoi pleacă.",
                            "Mărfurile intră liber.| (2) Statele pot cere taxe.",
                        });
}

TEST_CASE("Catalan") {
  check_sentences("ca", {"El Sr. Puig viu a l'av. Diagonal, núm. 5.| És feliç."});
}

TEST_CASE("Galician") {
  check_sentences("gl", {"O Sr. Lago e a Dra. Rei viven na páx. 3 do libro.| Abofé."});
}

TEST_CASE("Greek") {
  check_sentences("el", {
                            "Ο κ. Παππάς μίλησε, βλ. Τόμο 2.| Πού είναι;| Δεν ξέρω.",
                            "Ψωμί, γάλα κ.λπ. στο ράφι.| Στη σελ. 5 υπάρχει πίνακας.",
                        });
}

}  // namespace
}  // namespace palimpsest::test
