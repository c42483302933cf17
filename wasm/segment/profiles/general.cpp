// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "segment/profiles/profiles.h"

namespace palimpsest::segment {

const ProfileData kGeneral{
    .language = "",
    .never_final = "dr prof mr mrs ms st vs cf e.g i.e",
    .by_follower = "inc ltd co corp jr sr u.s u.k u.s.a e.u u.n",
    .before_number = "n n° nº no nr p pp s art fig tel tab vol v cap pag § kap str",
    .starters = "",
    .labels = "",
    .times = "a.m p.m",
    .extra_marks = "",
};

}  // namespace palimpsest::segment
