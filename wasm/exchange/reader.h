// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Reads a file of translation units in pieces: bytes in, units out, in memory that depends on the
// size of the pieces only.
//
//   auto reader = Reader::open(Format::kTmx, {"en", "es"});
//   while (bytes && reader->feed(bytes)) use(reader->take());
//   reader->finish(); use(reader->take());
//
// Units that can't be used are passed over with a warning. A file that can't be read on has a
// problem(); the units before it are good, and whether they are kept is the caller's affair.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/encoding.h"
#include "exchange/format.h"
#include "exchange/parser.h"
#include "exchange/problem.h"
#include "exchange/sink.h"
#include "exchange/unit.h"
#include "text/result.h"

namespace palimpsest::exchange {

class Reader {
 public:
  /// errors  kBadArgument: only one of the languages is given.
  [[nodiscard]] static Result<std::unique_ptr<Reader>> open(Format format, WantedPair wanted);

  /// returns  false once there is a problem.
  bool feed(std::string_view bytes);
  /// The file is at its end. Call it once.
  bool finish();

  /// The units read since the last call.
  [[nodiscard]] std::vector<Unit> take() { return sink_.take(); }

  [[nodiscard]] const std::optional<Problem>& problem() const { return parser_->problem(); }
  [[nodiscard]] uint64_t bytes() const { return bytes_; }        ///< fed so far
  [[nodiscard]] uint64_t units() const { return sink_.good(); }  ///< good ones so far
  [[nodiscard]] uint64_t skipped() const { return sink_.skipped(); }
  /// The first 100 of what was passed over.
  [[nodiscard]] const std::vector<Warning>& warnings() const { return sink_.warnings(); }

 private:
  Reader() = default;
  bool pass_on(bool is_decoded);

  Sink sink_;
  Decoder decoder_;
  std::string text_;  // decoded and not parsed yet
  std::unique_ptr<Parser> parser_;
  uint64_t bytes_ = 0;
};

}  // namespace palimpsest::exchange
