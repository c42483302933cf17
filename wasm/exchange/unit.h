// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// A translation unit with everything an exchange file says of it, whatever the file's format.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/runs.h"

namespace palimpsest::exchange {

/// What a property or note was said of.
enum class Place : uint8_t { kUnit, kSource, kTarget };

/// A property by its type. What a format says in attributes that have no field here is kept as
/// properties too, named after the format, e.g. "tmx:usagecount" or "xliff:state"; so the writer of
/// that format can put them back and all others can carry them.
struct Property {
  Place place = Place::kUnit;
  std::string type;
  std::string lang;
  std::string value;

  friend bool operator==(const Property&, const Property&) = default;
};

struct Note {
  Place place = Place::kUnit;
  std::string lang;
  std::string from;  ///< who it is of, as XLIFF says, e.g. "developer"
  std::string text;

  friend bool operator==(const Note&, const Note&) = default;
};

struct CodeAttribute {
  std::string name;
  std::string value;

  friend bool operator==(const CodeAttribute&, const CodeAttribute&) = default;
};

/// One tag of a file that became a code, e.g. <bpt i="1" type="bold">&lt;b></bpt>.
struct Tag {
  std::string name;
  std::vector<CodeAttribute> attributes;
  std::string data;  ///< its content as XML: characters escaped, elements like <sub> in their place

  friend bool operator==(const Tag&, const Tag&) = default;
};

/// What stood where runs have a code of this number. `close` is of pairs only.
struct Code {
  uint32_t number = 0;
  Tag open;
  Tag close;

  friend bool operator==(const Code&, const Code&) = default;
};

/// The formats whose tags codes can be of.
enum class Dialect : uint8_t { kNone, kTmx, kXliff1, kXliff2 };

struct Unit {
  std::string source_lang;  ///< as the file says, e.g. "en-US"
  std::string target_lang;
  text::Runs source;
  text::Runs target;  ///< codes of both are numbered alike
  Dialect dialect = Dialect::kNone;
  std::vector<Code> source_codes;  ///< sorted by number
  std::vector<Code> target_codes;

  std::string id;          ///< tuid, or the id of a trans-unit
  int64_t created_ms = 0;  ///< since 1970, UTC; 0: the file does not say
  int64_t changed_ms = 0;
  std::string creation_id;       ///< who made it
  std::string change_id;         ///< who changed it last
  Place history = Place::kUnit;  ///< where these four stood
  std::string segtype;
  std::string context_previous;  ///< plain text of the segment before; also among the properties
  std::string context_next;
  std::vector<Note> notes;
  std::vector<Property> properties;  ///< in the file's order

  friend bool operator==(const Unit&, const Unit&) = default;
};

/// The texts of runs, without codes.
[[nodiscard]] std::string plain_text(const text::Runs& runs);

}  // namespace palimpsest::exchange
