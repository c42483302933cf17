// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "app/build_info.h"

namespace palimpsest::app {

const char* build_info() {
#if defined(__clang__)
  return "palimpsest " PALIMPSEST_VERSION ", " __VERSION__;
#else
  return "palimpsest " PALIMPSEST_VERSION ", GCC " __VERSION__;
#endif
}

const char* version() {
  return PALIMPSEST_VERSION;
}

}  // namespace palimpsest::app
