// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What is behind every Reader: a parser of one format.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "exchange/problem.h"
#include "exchange/sink.h"

namespace palimpsest::exchange {

/// The languages to take from files that have several; both empty: the file's own.
struct WantedPair {
  std::string from;
  std::string to;
};

class Parser {
 public:
  Parser() = default;
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
  virtual ~Parser() = default;

  /// Takes whole characters of UTF-8. returns  false once there is a problem.
  virtual bool feed(std::string_view utf8) = 0;
  virtual bool finish() = 0;
  /// The bytes that follow can't be read.
  virtual void fail_at_end(std::string reason) = 0;
  [[nodiscard]] virtual const std::optional<Problem>& problem() const = 0;
};

// Lifetime: the sink's is the longer one.
[[nodiscard]] std::unique_ptr<Parser> make_tmx_parser(Sink& sink, const WantedPair& wanted);
[[nodiscard]] std::unique_ptr<Parser> make_xliff_parser(Sink& sink, const WantedPair& wanted);
/// delimiter  tab, or comma: then semicolons and tabs are known too.
[[nodiscard]] std::unique_ptr<Parser> make_table_parser(Sink& sink, const WantedPair& wanted,
                                                        char delimiter);

}  // namespace palimpsest::exchange
