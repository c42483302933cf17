// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "segment/profiles/profiles.h"

namespace palimpsest::segment {

const ProfileData kEnglish{
    .language = "en",
    .never_final =
        "mr mrs ms mx messrs mmes dr drs prof profs rev revd hon sir st mt ft gen lt col maj "
        "capt cmdr cpl sgt pvt adm brig gov sen rep reps sens supt insp det pres amb atty fr "
        "br sr pt bros vs viz cf ca e.g i.e eg ie al approx incl excl resp esp ave blvd rd hwy "
        "n.b q.v",
    .by_follower =
        "inc ltd co cos corp plc llc jr esq u.s u.k u.s.a e.u u.n u.a.e d.c l.a n.y b.c a.d "
        "b.a m.a b.sc m.sc ph.d m.d d.phil r.n dept est assn univ jan feb mar apr jun jul aug "
        "sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun a.k.a op.cit ed eds",
    .before_number =
        "no nos n° nº p pp vol vols v ver fig figs sec secs ch chap chaps art arts par para eq "
        "eqs ex tab app col ll para § tel ext bk pt approx approx. ca circa c",
    .starters =
        "a an the this that these those he she it we they you i his her its our their your my "
        "there here how what when where why who which whose is are was were do does did can "
        "could will would should if in on at by for from with without as but and or so yet "
        "however although though because since while after before then now not no yes all some "
        "many most few each every both another one two let let's it's that's he's she's we're "
        "they're i'm you're please also thus hence therefore meanwhile moreover finally "
        "perhaps maybe until unless",
    .labels =
        "chapter step part section figure table exhibit appendix volume question exercise rule "
        "item option vitamin hepatitis group type class grade plan point level stage phase "
        "lesson unit act scene book article note example case line room gate platform appendix "
        "schedule",
    .times = "a.m p.m am pm",
    .extra_marks = "",
};

}  // namespace palimpsest::segment
