// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The two generations of XLIFF, one behind the other's name: what the parser asks of each.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "exchange/content.h"
#include "exchange/parser.h"
#include "exchange/sink.h"
#include "exchange/xliff/segments.h"
#include "exchange/xml/scanner.h"

namespace palimpsest::exchange::xliff {

/// Takes the events inside the root element; names without the root's prefix.
class Events {
 public:
  Events(Sink& sink, const WantedPair& wanted, xml::Scanner& scanner)
      : sink_(sink), wanted_(wanted), scanner_(scanner) {}
  Events(const Events&) = delete;
  Events& operator=(const Events&) = delete;
  virtual ~Events() = default;

  virtual void start(std::string_view name, const xml::Attributes& attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view piece) = 0;
  void reject(const char* reason) {
    if (is_in_unit_ && segments_.reason.empty()) segments_.reason = reason;
  }

 protected:
  /// Appends to the text of a note or property.
  void append(std::string& to, std::string_view piece) {
    constexpr size_t kMaxBytes = size_t{1} << 20;
    if (to.size() + piece.size() > kMaxBytes) {
      reject("a note or property of more than 1 MB");
    } else {
      to += piece;
    }
  }

  Sink& sink_;
  const WantedPair& wanted_;
  xml::Scanner& scanner_;
  Segments segments_;
  ContentBuilder content_;
  bool is_in_unit_ = false;
  size_t passed_over_ = 0;  // depth inside an element nobody asked for
};

/// XLIFF 1.0 to 1.2.
[[nodiscard]] std::unique_ptr<Events> make_events1(Sink& sink, const WantedPair& wanted,
                                                   xml::Scanner& scanner,
                                                   const xml::Attributes& root);
/// XLIFF 2.0 and 2.1.
[[nodiscard]] std::unique_ptr<Events> make_events2(Sink& sink, const WantedPair& wanted,
                                                   xml::Scanner& scanner,
                                                   const xml::Attributes& root);

}  // namespace palimpsest::exchange::xliff
