// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The languages there are, one file each.
#pragma once

#include "segment/profile.h"

namespace palimpsest::segment {

extern const ProfileData kGeneral;  ///< what most languages of Europe share; used with every other
extern const ProfileData kEnglish;
extern const ProfileData kSpanish;

}  // namespace palimpsest::segment
