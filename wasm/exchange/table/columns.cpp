// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "exchange/table/columns.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "exchange/dates.h"
#include "exchange/languages.h"

namespace palimpsest::exchange::table {
namespace {

constexpr std::array<std::pair<std::string_view, Column>, 22> kNames = {{
    {"source", Column::kSource},
    {"src", Column::kSource},
    {"source text", Column::kSource},
    {"original", Column::kSource},
    {"target", Column::kTarget},
    {"tgt", Column::kTarget},
    {"trg", Column::kTarget},
    {"target text", Column::kTarget},
    {"translation", Column::kTarget},
    {"id", Column::kId},
    {"tuid", Column::kId},
    {"note", Column::kNote},
    {"notes", Column::kNote},
    {"comment", Column::kNote},
    {"comments", Column::kNote},
    {"created", Column::kCreated},
    {"created by", Column::kCreatedBy},
    {"changed", Column::kChanged},
    {"changed by", Column::kChangedBy},
    {"creationdate", Column::kCreated},
    {"changedate", Column::kChanged},
    {"segtype", Column::kSegtype},
}};

std::string folded(std::string_view name) {
  const size_t begin = name.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  const size_t end = name.find_last_not_of(" \t");
  std::string out(name.substr(begin, end - begin + 1));
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c == '_' ? ' ' : c;
  });
  return out;
}

Column column_named(std::string_view name) {
  const std::string wanted = folded(name);
  for (const auto& [known, column] : kNames) {
    if (known == wanted) return column;
  }
  return Column::kOther;
}

bool has(const std::vector<Column>& kinds, Column kind) {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

/// Names the columns of the two languages, if there are two to choose.
void choose_languages(const std::vector<std::string>& row, const WantedPair& wanted, Columns& out) {
  std::vector<size_t> languages;
  for (size_t i = 0; i < row.size(); ++i) {
    if (out.kinds[i] == Column::kOther && is_language(row[i])) languages.push_back(i);
  }
  const auto choose = [&](const std::string& want, size_t place) {
    for (const size_t i : languages) {
      if (match_language(want, row[i]) != LanguageMatch::kNone) return i;
    }
    return want.empty() && languages.size() == 2 ? languages[place] : row.size();
  };
  const size_t source = choose(wanted.from, 0);
  const size_t target = choose(wanted.to, 1);
  if (source == row.size() || target == row.size() || source == target) return;
  out.kinds[source] = Column::kSource;
  out.kinds[target] = Column::kTarget;
  out.source_lang = row[source];
  out.target_lang = row[target];
}

}  // namespace

std::optional<Columns> columns_named(const std::vector<std::string>& row,
                                     const WantedPair& wanted) {
  Columns columns;
  for (const std::string& name : row) {
    const Column kind = column_named(name);
    columns.kinds.push_back(has(columns.kinds, kind) ? Column::kOther : kind);
    columns.names.push_back(name);
  }
  if (!has(columns.kinds, Column::kSource) && !has(columns.kinds, Column::kTarget)) {
    choose_languages(row, wanted, columns);
  }
  const auto id = std::find(columns.kinds.begin(), columns.kinds.end(), Column::kId);
  if (!has(columns.kinds, Column::kSource) && !has(columns.kinds, Column::kTarget) &&
      id != columns.kinds.end()) {
    *id = Column::kOther;  // no identifiers then, but Indonesian
    choose_languages(row, wanted, columns);
  }
  if (!has(columns.kinds, Column::kSource) || !has(columns.kinds, Column::kTarget)) {
    return std::nullopt;
  }
  return columns;
}

Columns unnamed_columns(size_t count) {
  Columns columns;
  for (size_t i = 0; i < count; ++i) {
    columns.kinds.push_back(i == 0 ? Column::kSource : i == 1 ? Column::kTarget : Column::kOther);
    columns.names.push_back("column " + std::to_string(i + 1));
  }
  return columns;
}

Unit unit_of(const Columns& columns, std::vector<std::string>& row) {
  Unit unit;
  for (size_t i = 0; i < row.size(); ++i) {
    std::string& cell = row[i];
    if (cell.empty()) continue;
    const Column kind = i < columns.kinds.size() ? columns.kinds[i] : Column::kOther;
    const auto other = [&] {
      unit.properties.push_back(
          {Place::kUnit,
           i < columns.names.size() ? columns.names[i] : "column " + std::to_string(i + 1),
           {},
           cell});
    };
    const auto date = [&](int64_t& field) {
      const auto ms = parse_date(cell);
      if (ms) {
        field = *ms;
      } else {
        other();
      }
    };
    switch (kind) {
      case Column::kSource:
        unit.source.push_back(text::text_run(std::move(cell)));
        break;
      case Column::kTarget:
        unit.target.push_back(text::text_run(std::move(cell)));
        break;
      case Column::kId:
        unit.id = std::move(cell);
        break;
      case Column::kNote:
        unit.notes.push_back({Place::kUnit, {}, {}, std::move(cell)});
        break;
      case Column::kCreated:
        date(unit.created_ms);
        break;
      case Column::kCreatedBy:
        unit.creation_id = std::move(cell);
        break;
      case Column::kChanged:
        date(unit.changed_ms);
        break;
      case Column::kChangedBy:
        unit.change_id = std::move(cell);
        break;
      case Column::kSegtype:
        unit.segtype = std::move(cell);
        break;
      case Column::kOther:
        other();
    }
  }
  return unit;
}

const std::vector<std::string>& own_names() {
  static const std::vector<std::string> kOwn = {"source",  "target",     "id",      "note",
                                                "created", "created by", "changed", "changed by"};
  return kOwn;
}

}  // namespace palimpsest::exchange::table
