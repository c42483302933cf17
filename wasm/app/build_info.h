// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#pragma once

namespace palimpsest::app {

/// Version and compiler of this build, e.g. "palimpsest 0.1.0, GCC 12.2.0".
[[nodiscard]] const char* build_info();

/// The version alone, e.g. "0.1.0".
[[nodiscard]] const char* version();

}  // namespace palimpsest::app
