// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// A <tu> of a TMX file with all of its languages, and the units that are made of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/content.h"
#include "exchange/parser.h"
#include "exchange/sink.h"
#include "exchange/unit.h"
#include "exchange/xml/scanner.h"

namespace palimpsest::exchange::tmx {

/// What <tu> and <tuv> both can say.
struct Sayings {
  std::vector<CodeAttribute> attributes;
  std::vector<Property> properties;
  std::vector<Note> notes;
};

/// A <tuv>.
struct Variant {
  std::string lang;
  Content content;
  bool has_segment = false;
  Sayings said;
};

/// A <tu>.
struct TranslationUnit {
  uint64_t line = 1;
  Sayings said;
  std::vector<Variant> variants;
  std::string reason;  ///< why it can't be used; "" it can
};

/// Puts the units of the pairs that are wanted into the sink: of the pair asked for, or else of the
/// source language with each other one.
/// source_lang  of the file; "" or "*all*": the first language of each unit.
void put_units(TranslationUnit& from, const WantedPair& wanted, std::string_view source_lang,
               Sink& sink);

}  // namespace palimpsest::exchange::tmx
