// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What writers need to know of the codes of one side of a unit.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/unit.h"

namespace palimpsest::exchange {

/// The codes of a side. Where a side has nothing for a number, the other side's code counts: a
/// person may have put it there.
class Codes {
 public:
  Codes(const std::vector<Code>& own, const std::vector<Code>& other) : own_(own), other_(other) {}

  [[nodiscard]] const Code* find(uint32_t number) const;
  /// Whether every code of the runs has a tag whose name can be written.
  [[nodiscard]] bool has_all(const text::Runs& runs) const;

 private:
  const std::vector<Code>& own_;
  const std::vector<Code>& other_;
};

/// Whether every pair of the runs ends inside the one it begins in.
[[nodiscard]] bool is_nested(const text::Runs& runs);

/// What kind of thing a tag is, e.g. "bold", whatever the format it came from; "" not known.
[[nodiscard]] std::string_view type_of(const Tag& tag);

/// The value of an attribute, or "".
[[nodiscard]] std::string_view attribute_of(const Tag& tag, std::string_view name);

/// Data without the elements in it.
[[nodiscard]] std::string flat_data(std::string_view data);

/// Whether a name can be written without a declaration of its prefix.
[[nodiscard]] bool is_simple_name(std::string_view name);

/// Appends the attributes of a tag that can be written.
void append_attributes(std::string& out, const Tag& tag);

/// The names of attributes that an element has already; none may be repeated.
class AttributeNames {
 public:
  /// returns  whether it is new.
  bool add(std::string_view name);

 private:
  std::vector<std::string> names_;
};

/// The name of the attribute a property stands for in the format of this prefix, e.g. "usagecount"
/// of "tmx:usagecount"; "" if it stands for none.
[[nodiscard]] std::string_view attribute_name(const Property& property, std::string_view prefix);

}  // namespace palimpsest::exchange
