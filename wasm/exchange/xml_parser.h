// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What parsers of XML formats have in common; for them only.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "exchange/parser.h"
#include "exchange/xml/scanner.h"

namespace palimpsest::exchange {

class XmlParser : public Parser, protected xml::Handler {
 public:
  XmlParser(Sink& sink, WantedPair wanted)
      : sink_(sink), wanted_(std::move(wanted)), scanner_(*this) {}

  bool feed(std::string_view utf8) final { return scanner_.feed(utf8); }
  bool finish() final { return scanner_.finish(); }
  void fail_at_end(std::string reason) final { scanner_.fail_at_end(std::move(reason)); }
  [[nodiscard]] const std::optional<Problem>& problem() const final { return scanner_.problem(); }

 protected:
  Sink& sink_;
  WantedPair wanted_;
  xml::Scanner scanner_;
};

}  // namespace palimpsest::exchange
