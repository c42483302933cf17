// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What the columns of a table hold, by its first row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "exchange/parser.h"
#include "exchange/unit.h"

namespace palimpsest::exchange::table {

enum class Column : uint8_t {
  kSource,
  kTarget,
  kId,
  kNote,
  kCreated,
  kCreatedBy,
  kChanged,
  kChangedBy,
  kSegtype,
  kOther
};

struct Columns {
  std::vector<Column> kinds;
  std::vector<std::string> names;  ///< as written, for kOther
  std::string source_lang;         ///< of columns that are named after languages; "" of others
  std::string target_lang;
};

/// The columns of a row of names; nothing if it is a row of texts. Names are "source" and "target"
/// with some others that tools use for them, or codes of languages.
[[nodiscard]] std::optional<Columns> columns_named(const std::vector<std::string>& row,
                                                   const WantedPair& wanted);

/// Source, target, and others without names.
[[nodiscard]] Columns unnamed_columns(size_t count);

/// The unit of a row, without languages.
[[nodiscard]] Unit unit_of(const Columns& columns, std::vector<std::string>& row);

/// The names our own tables have, in their order; "source" and "target" come first.
[[nodiscard]] const std::vector<std::string>& own_names();

}  // namespace palimpsest::exchange::table
