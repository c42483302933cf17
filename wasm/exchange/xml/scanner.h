// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// A strict push scanner for XML 1.0: UTF-8 in pieces of any size in, events out. Nothing is
// allocated for an event; what it shows are views into the scanner's buffer, good until the event
// returns.
//
// It checks that tags are well-formed and match, that attributes are not repeated, that references
// are the five of XML or numbers. A document type declaration is skipped and nothing of it is ever
// expanded: a reference to any other entity is an error. Not checked: which letters may be in a
// name, and what a declaration says.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/problem.h"

namespace palimpsest::exchange::xml {

struct Attribute {
  std::string_view name;
  std::string_view value;  ///< references resolved, line breaks and tabs made spaces
};

using Attributes = std::vector<Attribute>;

/// The value of an attribute, "" if it is not there.
[[nodiscard]] std::string_view find(const Attributes& attributes, std::string_view name);

/// What happens in a document, in order.
class Handler {
 public:
  Handler() = default;
  Handler(const Handler&) = delete;
  Handler& operator=(const Handler&) = delete;
  virtual ~Handler() = default;

  /// Names as written, with their prefix.
  virtual void start_element(std::string_view name, const Attributes& attributes) = 0;
  virtual void end_element(std::string_view name) = 0;
  /// Inside the root element, in any number of pieces; line breaks are "\n".
  virtual void text(std::string_view piece) = 0;
  /// A character XML does not allow stood here; U+FFFD is in its place.
  virtual void bad_character() = 0;
};

class Scanner {
 public:
  /// Lifetime: the handler's is the longer one.
  explicit Scanner(Handler& handler) : handler_(handler) {}

  /// Takes the next bytes, whole characters of well-formed UTF-8.
  /// returns  false once there is a problem.
  bool feed(std::string_view utf8);
  /// The document is at its end.
  bool finish();

  /// For handlers: what is read can't be right; nothing more is.
  void fail(std::string reason);
  /// A problem with the bytes after those fed so far.
  void fail_at_end(std::string reason);
  [[nodiscard]] const std::optional<Problem>& problem() const { return problem_; }

  /// The line the event at hand begins in, from 1.
  [[nodiscard]] uint64_t line();

 private:
  enum class State : uint8_t { kContent, kComment, kCdata, kInstruction, kDoctype };
  enum class Doctype : uint8_t { kPlain, kQuote, kComment, kInstruction };

  // Each takes a step at at_; false: more bytes are needed, or there is a problem.
  bool step();
  bool content();
  bool text_run(size_t from);
  bool reference(size_t at);
  bool markup();
  bool start_tag();
  bool end_tag();
  bool comment();
  bool cdata();
  bool instruction();
  bool doctype();
  bool doctype_markup();

  void scan_all(std::string_view utf8);
  enum class Parsed : uint8_t { kWhole, kCut, kWrong };
  Parsed parse_tag(size_t& end, bool& is_empty);
  Parsed parse_attribute(size_t& at);
  Parsed parse_value(size_t& at, char quote, std::string_view& value);
  bool open(std::string_view name, bool is_empty);
  void emit_text(size_t from, size_t to);
  bool begin(State state, size_t size);
  bool begin_instruction();
  bool starts_with(std::string_view what, bool& is_cut) const;
  bool fail_at(size_t at, std::string reason);
  void forget_read();
  void count_to(size_t at);
  [[nodiscard]] std::string_view open_name() const;

  Handler& handler_;
  std::string buffer_;  // bytes that are not read yet
  size_t at_ = 0;       // what is before it in the buffer was read
  size_t resume_ = 0;   // up to where an unfinished tag was searched for its end
  State state_ = State::kContent;
  Doctype doctype_ = Doctype::kPlain;
  char quote_ = 0;
  bool is_in_subset_ = false;
  bool has_root_ = false;
  bool has_doctype_ = false;
  bool has_begun_ = false;  // something came before: no XML declaration may follow
  bool is_finishing_ = false;

  std::string names_;                // of the open elements, one after the other
  std::vector<uint32_t> name_ends_;  // where each of them ends
  Attributes attributes_;
  std::string values_;  // of attributes that had references
  bool has_bad_value_ = false;

  uint64_t line_ = 1;    // of counted_
  uint64_t column_ = 1;  // of counted_, in characters
  size_t counted_ = 0;
  std::optional<Problem> problem_;
};

}  // namespace palimpsest::exchange::xml
