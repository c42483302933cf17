// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What is the same in every language and is recognised by its shape: URLs, e-mail addresses,
// and identifiers: ABC-123, v1.2.3, 192.168.0.1, snake_case, report.pdf.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace palimpsest::memory {

enum class VerbatimKind : uint8_t { kNone, kUrl, kEmail, kIdentifier };

struct Verbatim {
  VerbatimKind kind = VerbatimKind::kNone;
  size_t end = 0;  ///< after it, in bytes; for kNone after what need not be looked at again
};

/// What begins at byte `at` of `text` (UTF-8), where no letter or digit precedes.
/// cost  linear in `end` - `at`.
[[nodiscard]] Verbatim read_url(std::string_view text, size_t at);
[[nodiscard]] Verbatim read_email(std::string_view text, size_t at);
[[nodiscard]] Verbatim read_identifier(std::string_view text, size_t at);

}  // namespace palimpsest::memory
