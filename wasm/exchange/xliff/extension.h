// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What XLIFF has no place for, in an element of our own that its readers pass over:
//
//   <p:unit id="…" created="2025-12-31T23:59:59Z" createdBy="…" changed="…" changedBy="…"
//           segtype="…" history="target">
//     <p:prop at="source" type="…" lang="…">value</p:prop>
//   </p:unit>
#pragma once

#include <string>
#include <string_view>

#include "exchange/unit.h"
#include "exchange/xml/scanner.h"

namespace palimpsest::exchange::xliff {

inline constexpr std::string_view kNamespace = "urn:palimpsest:exchange:1";

/// The prefix that a root element gives our namespace, with its colon; "" none.
[[nodiscard]] std::string prefix_of_ours(const xml::Attributes& root);

/// Takes what <p:unit> says.
void read_unit(const xml::Attributes& attributes, Unit& unit);
/// Begins the property of <p:prop>; its value follows as text.
void read_property(const xml::Attributes& attributes, Unit& unit);

/// Whether a property is one of the attributes of a format.
[[nodiscard]] bool is_of(const Property& property, std::string_view format_prefix);

/// Appends <p:unit>, if there is anything to say in it, indented by `indent`; without the
/// properties for which `is_written` holds: the format itself has places for them. returns  how
/// many characters XML does not allow.
size_t write_unit(std::string& out, const Unit& unit, bool (*is_written)(const Property&),
                  std::string_view indent);

}  // namespace palimpsest::exchange::xliff
