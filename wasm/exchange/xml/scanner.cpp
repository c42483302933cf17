// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "exchange/xml/scanner.h"

#include <algorithm>
#include <cstring>

#include "exchange/xml/characters.h"
#include "text/utf8.h"

namespace palimpsest::exchange::xml {
namespace {

/// A file is taken in pieces that stay in the processor's cache.
constexpr size_t kPieceBytes = size_t{1} << 17;
constexpr size_t kMaxDepth = 256;

uint64_t characters_in(std::string_view text) {
  return static_cast<uint64_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !text::is_continuation(c); }));
}

}  // namespace

std::string_view find(const Attributes& attributes, std::string_view name) {
  for (const Attribute& attribute : attributes) {
    if (attribute.name == name) return attribute.value;
  }
  return {};
}

bool Scanner::feed(std::string_view utf8) {
  while (!utf8.empty() && !problem_) {
    size_t size = std::min(utf8.size(), kPieceBytes);
    while (size < utf8.size() && size > 1 && text::is_continuation(utf8[size])) --size;
    scan_all(utf8.substr(0, size));
    utf8.remove_prefix(size);
  }
  return !problem_;
}

bool Scanner::finish() {
  if (problem_) return false;
  is_finishing_ = true;
  scan_all({});
  if (problem_) return false;
  if (!name_ends_.empty()) {
    fail_at_end("the file ends inside <" + std::string(open_name()) +
                ">: it was cut off; get it again in full");
  } else if (state_ != State::kContent || at_ < buffer_.size()) {
    fail_at_end("the file ends inside markup: it was cut off; get it again in full");
  } else if (!has_root_) {
    fail_at_end("there is no XML element in this file; check that it is the file you mean");
  }
  return !problem_;
}

void Scanner::scan_all(std::string_view utf8) {
  buffer_.append(utf8);
  while (!problem_ && at_ < buffer_.size() && step()) {
  }
  if (!problem_) forget_read();
}

bool Scanner::step() {
  switch (state_) {
    case State::kContent:
      return content();
    case State::kComment:
      return comment();
    case State::kCdata:
      return cdata();
    case State::kInstruction:
      return instruction();
    case State::kDoctype:
      return doctype();
  }
  return false;
}

bool Scanner::content() {
  if (buffer_[at_] == '<') return markup();
  if (!name_ends_.empty()) return text_run(at_);
  while (at_ < buffer_.size() && is(buffer_[at_], kIsSpace)) ++at_;
  if (at_ == buffer_.size()) return false;
  has_begun_ = true;
  return buffer_[at_] == '<' || fail_at(at_, has_root_ ? "text after the end of the root element"
                                                       : "this is no XML: it begins with text");
}

bool Scanner::text_run(size_t from) {
  const size_t size = buffer_.size();
  size_t at = from;
  while (true) {
    while (at < size && !is(buffer_[at], kStopsText)) ++at;
    if (at == size) break;
    const char stop = buffer_[at];
    if (stop != ']') break;
    if (at + 2 >= size && buffer_.find_first_not_of(']', at) == std::string::npos) {
      break;  // "]]>" may begin here
    }
    if (buffer_.compare(at, 3, "]]>") == 0)
      return fail_at(at, "]]> in text must be written ]]&gt;");
    ++at;
  }
  emit_text(from, at);
  at_ = at;
  if (at == size) return false;
  switch (buffer_[at]) {
    case '<':
      return true;
    case '&':
      return reference(at);
    case ']':
      if (!is_finishing_) return false;
      ++at_;
      return true;
    case '\r':
      if (at + 1 == size && !is_finishing_) return false;
      if (at + 1 == size || buffer_[at + 1] != '\n') handler_.text("\n");
      break;
    default:
      handler_.bad_character();
      handler_.text("\uFFFD");
  }
  ++at_;
  return !problem_;
}

bool Scanner::reference(size_t at) {
  const std::string_view rest = std::string_view(buffer_).substr(at + 1, kMaxReference);
  const size_t end = rest.find(';');
  if (end == std::string_view::npos) {
    // Whether this can still become a reference shows in the bytes there are.
    const bool is_open =
        rest.size() < kMaxReference && !is_finishing_ &&
        std::all_of(rest.begin(), rest.end(), [](char c) { return c == '#' || is(c, kInName); });
    return is_open ? false : fail_at(at, "an & that begins no reference must be written &amp;");
  }
  const std::string_view name = rest.substr(0, end);
  const auto c = character_of(name);
  if (!c) {
    return fail_at(at,
                   "the entity &" + std::string(name) +
                       "; is not one of XML's five, and others are not read: put its text there");
  }
  std::string character;
  if (!is_allowed(*c)) handler_.bad_character();
  text::append(character, is_allowed(*c) ? *c : text::kReplacement);
  handler_.text(character);
  at_ = at + end + 2;
  return !problem_;
}

// Comments, CDATA and instructions are passed on or over as they come; only their ends are waited
// for.

bool Scanner::comment() {
  const size_t end = buffer_.find("--", at_);
  if (end == std::string::npos) {
    at_ = buffer_.back() == '-' ? buffer_.size() - 1 : buffer_.size();
    return false;
  }
  if (end + 2 >= buffer_.size()) {
    at_ = end;
    return false;
  }
  if (buffer_[end + 2] != '>') return fail_at(end, "-- can't stand inside a comment");
  at_ = end + 3;
  state_ = State::kContent;
  return true;
}

bool Scanner::cdata() {
  const size_t size = buffer_.size();
  size_t at = at_;
  while (at < size && buffer_[at] != ']' && buffer_[at] != '\r' &&
         (static_cast<uint8_t>(buffer_[at]) >= 0x20 || is(buffer_[at], kIsSpace))) {
    ++at;
  }
  emit_text(at_, at);
  at_ = at;
  if (at == size || problem_) return false;
  if (buffer_[at] == ']') {
    bool is_cut = false;
    if (starts_with("]]>", is_cut)) {
      at_ += 3;
      state_ = State::kContent;
      return true;
    }
    if (is_cut) return false;
    handler_.text("]");
  } else if (buffer_[at] == '\r') {
    if (at + 1 == size) return false;
    if (buffer_[at + 1] != '\n') handler_.text("\n");
  } else {
    handler_.bad_character();
    handler_.text("\uFFFD");
  }
  ++at_;
  return !problem_;
}

bool Scanner::instruction() {
  const size_t end = buffer_.find("?>", at_);
  if (end == std::string::npos) {
    at_ = buffer_.back() == '?' ? buffer_.size() - 1 : buffer_.size();
    return false;
  }
  at_ = end + 2;
  state_ = State::kContent;
  return true;
}

void Scanner::emit_text(size_t from, size_t to) {
  if (to > from) handler_.text(std::string_view(buffer_).substr(from, to - from));
}

bool Scanner::open(std::string_view name, bool is_empty) {
  if (name_ends_.empty() && has_root_) return fail_at(at_, "a second root element");
  if (name_ends_.size() >= kMaxDepth) return fail_at(at_, "elements are nested more than 256 deep");
  has_root_ = has_begun_ = true;
  if (!is_empty) {
    names_ += name;
    name_ends_.push_back(static_cast<uint32_t>(names_.size()));
  }
  handler_.start_element(name, attributes_);
  if (has_bad_value_ && !problem_) handler_.bad_character();
  if (is_empty && !problem_) handler_.end_element(name);
  return !problem_;
}

std::string_view Scanner::open_name() const {
  const size_t begin = name_ends_.size() > 1 ? name_ends_[name_ends_.size() - 2] : 0;
  return std::string_view(names_).substr(begin);
}

void Scanner::fail(std::string reason) {
  fail_at(at_, std::move(reason));
}

void Scanner::fail_at_end(std::string reason) {
  fail_at(buffer_.size(), std::move(reason));
}

bool Scanner::fail_at(size_t at, std::string reason) {
  if (problem_) return false;
  count_to(at);
  problem_ = Problem{line_, column_, std::move(reason)};
  return false;
}

uint64_t Scanner::line() {
  count_to(at_);
  return line_;
}

void Scanner::count_to(size_t at) {
  if (at <= counted_) return;
  const std::string_view read = std::string_view(buffer_).substr(counted_, at - counted_);
  const auto breaks = std::count(read.begin(), read.end(), '\n');
  line_ += static_cast<uint64_t>(breaks);
  const size_t last = breaks == 0 ? std::string_view::npos : read.rfind('\n');
  const uint64_t before = breaks == 0 ? column_ : 1;
  column_ = before + characters_in(breaks == 0 ? read : read.substr(last + 1));
  counted_ = at;
}

void Scanner::forget_read() {
  count_to(at_);
  buffer_.erase(0, at_);
  resume_ = resume_ > at_ ? resume_ - at_ : 0;
  at_ = counted_ = 0;
}

}  // namespace palimpsest::exchange::xml
