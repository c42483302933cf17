// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Splits joined lexical forms into units of their own and moves a multiword's invariable queue to
// its lemma: ^take<vblex><pp># away$ becomes ^take# away<vblex><pp>$ (FORMAT.md 8).
#pragma once

#include "apertium/symbols.h"

namespace palimpsest::apertium {

/// Appends to `out`.
void pretransfer(const Tape& in, Tape& out);

}  // namespace palimpsest::apertium
