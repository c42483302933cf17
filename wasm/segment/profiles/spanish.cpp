// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "segment/profiles/profiles.h"

namespace palimpsest::segment {

const ProfileData kSpanish{
    .language = "es",
    .never_final =
        "sr sra srta sres sras srtas d dª dña dn dr dra dres dras prof profa lic ing arq abog "
        "gral gral cnel cap tte sgto alte pte pdte pdta excmo excma ilmo ilma rvdo rvda mons "
        "fr sto sta san ee av avda avd c cl ctra pza plza pl urb apdo p.ej ej vid cf cfr vs "
        "aprox núm ma mª fco fca gob dip sen ntra ntro hnos mtro mtra",
    .by_follower =
        "uu ee.uu ee.uu.a ss.mm s.a s.l s.a.u s.r.l cía cia s.m ss.aa cc.oo rr.hh ff.aa dd.hh "
        "a.c d.c a.de.c e.c dpto depto ed eds ene feb mar abr may jun jul ago sep sept oct nov "
        "dic o.n.g u.e ltda",
    .before_number =
        "n nº n° núm num nro p pp pág pag págs pags art arts cap caps vol vols fig figs tel "
        "tfno telf tfn ext apdo párr ap inc lib t tít sec s v ver ed aprox ca h",
    .starters =
        "el la los las lo un una unos unas este esta estos estas ese esa esos esas aquel "
        "aquella esto eso él ella ellos ellas yo tú usted ustedes nosotros se me te le les nos "
        "su sus mi mis tu en a de con por para sin sobre desde hasta según tras durante entre "
        "ante pero y o ni si no sí como cuando donde aunque porque que qué quién quiénes cuál "
        "cuáles cómo cuándo dónde ya también además sin embargo así entonces luego después "
        "antes ahora hoy ayer mañana hay es son fue fueron era eran está están tiene tienen "
        "todo todos toda todas cada muchos muchas",
    .labels =
        "capítulo paso parte sección figura tabla anexo apéndice volumen pregunta ejercicio "
        "regla opción vitamina hepatitis grupo tipo clase grado plan punto nivel fase lección "
        "unidad acto escena libro artículo nota ejemplo caso línea sala puerta",
    .times = "a.m p.m",
    .extra_marks = "",
};

}  // namespace palimpsest::segment
