// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Reads SRX files with Expat; the browser's way is js-glue/worker/srx-file.ts. Both read the same
// things and give the same lines.
#pragma once

#include <string>

#include "srx/description.h"
#include "text/result.h"

namespace palimpsest::cli {

/// SRX 2.0, or 1.0 as far as it is the same; elements of other namespaces are passed over.
/// errors  kNotFound: can't be read; kCorruptData: no well-formed XML, or no SRX; `where` is
///         "FILE:LINE".
[[nodiscard]] Result<srx::Description> read_srx_file(const std::string& path);

}  // namespace palimpsest::cli
