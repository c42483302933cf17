// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The names of the months, in languages where a date takes exactly one form of them. Languages
// that are not here have dates in numbers only.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace palimpsest::memory {

struct MonthName {
  int month = 0;                ///< 1 to 12
  bool is_abbreviated = false;  ///< "Sep", and "May" where the short form is as long as the other
  bool is_full = false;
  size_t size_bytes = 0;  ///< without a full stop after it
};

/// The name of a month that begins at byte `at` of `text` and is a whole word, in any case.
/// language  its primary subtag: "en".
[[nodiscard]] std::optional<MonthName> read_month(std::string_view text, size_t at,
                                                  std::string_view language);

/// In lower case but where the language has a capital; nullopt for languages without a table.
[[nodiscard]] std::optional<std::string> month_name(int month, bool is_abbreviated,
                                                    std::string_view language);

/// What stands between the parts of a date with a name: "de" in "5 de mayo de 2020"; "" nothing.
[[nodiscard]] std::string_view month_link(std::string_view language);

}  // namespace palimpsest::memory
