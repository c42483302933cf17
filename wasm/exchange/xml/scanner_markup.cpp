// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The scanner's part from a "<" to its end.
#include <algorithm>

#include "exchange/xml/characters.h"
#include "exchange/xml/scanner.h"
#include "text/utf8.h"

namespace palimpsest::exchange::xml {
namespace {

constexpr size_t kMaxTagBytes = size_t{1} << 20;
constexpr size_t kMaxAttributes = 256;

size_t skip_name(std::string_view text, size_t at) {
  if (at >= text.size() || !is(text[at], kStartsName)) return at;
  while (at < text.size() && is(text[at], kInName)) ++at;
  return at;
}

size_t skip_space(std::string_view text, size_t at) {
  while (at < text.size() && is(text[at], kIsSpace)) ++at;
  return at;
}

}  // namespace

bool Scanner::markup() {
  if (at_ + 1 == buffer_.size()) return false;
  const char next = buffer_[at_ + 1];
  if (next == '/') return end_tag();
  if (next != '!' && next != '?') return start_tag();
  bool is_cut = false;
  if (starts_with("<!--", is_cut)) return begin(State::kComment, 4);
  if (starts_with("<![CDATA[", is_cut)) {
    if (name_ends_.empty()) return fail_at(at_, "CDATA outside the root element");
    return begin(State::kCdata, 9);
  }
  if (starts_with("<!DOCTYPE", is_cut)) {
    if (has_root_ || has_doctype_) return fail_at(at_, "a DOCTYPE can't stand here");
    has_doctype_ = true;
    return begin(State::kDoctype, 9);
  }
  if (starts_with("<?", is_cut)) return begin_instruction();
  if (is_cut) return false;
  return fail_at(at_, "<! begins no comment, CDATA or DOCTYPE");
}

bool Scanner::begin_instruction() {
  constexpr std::string_view kDeclaration = "<?xml";
  const size_t there = buffer_.size() - at_;
  if (there <= kDeclaration.size() && !is_finishing_) return false;
  if (there > 2 && !is(buffer_[at_ + 2], kStartsName))
    return fail_at(at_, "<? needs a name after it");
  const bool is_declaration = there > kDeclaration.size() &&
                              buffer_.compare(at_, kDeclaration.size(), kDeclaration) == 0 &&
                              is(buffer_[at_ + kDeclaration.size()], kIsSpace);
  if (is_declaration && has_begun_) {
    return fail_at(at_, "an XML declaration can only be the very first thing in a file");
  }
  return begin(State::kInstruction, 2);
}

bool Scanner::begin(State state, size_t size) {
  state_ = state;
  at_ += size;
  has_begun_ = true;
  return true;
}

bool Scanner::starts_with(std::string_view what, bool& is_cut) const {
  const std::string_view rest = std::string_view(buffer_).substr(at_, what.size());
  if (rest.size() < what.size() && what.substr(0, rest.size()) == rest) is_cut = true;
  return rest == what;
}

bool Scanner::start_tag() {
  const size_t close = buffer_.find('>', std::max(resume_, at_));
  if (close == std::string::npos) {
    if (buffer_.size() - at_ > kMaxTagBytes) return fail_at(at_, "a tag of more than 1 MB");
    resume_ = buffer_.size();
    return false;
  }
  size_t end = at_;
  bool is_empty = false;
  switch (parse_tag(end, is_empty)) {
    case Parsed::kWrong:
      return false;
    case Parsed::kCut:  // that ">" stood in a value
      if (buffer_.size() - at_ > kMaxTagBytes) return fail_at(at_, "a tag of more than 1 MB");
      resume_ = buffer_.size();  // so did every other one: it read to the end
      return false;
    case Parsed::kWhole:
      break;
  }
  const size_t name_end = skip_name(buffer_, at_ + 1);
  const bool is_well =
      open(std::string_view(buffer_).substr(at_ + 1, name_end - at_ - 1), is_empty);
  if (is_well) at_ = end;
  return is_well;
}

Scanner::Parsed Scanner::parse_tag(size_t& end, bool& is_empty) {
  attributes_.clear();
  values_.clear();
  // Values are never longer than the tag they stand in: views into values_ stay good.
  values_.reserve(buffer_.size() - at_);
  has_bad_value_ = false;
  size_t at = skip_name(buffer_, at_ + 1);
  if (at == at_ + 1) {
    fail_at(at_, "a < that begins no tag must be written &lt;");
    return Parsed::kWrong;
  }
  while (true) {
    const size_t next = skip_space(buffer_, at);
    if (next == buffer_.size()) return Parsed::kCut;
    if (buffer_[next] == '>') {
      end = next + 1;
      return Parsed::kWhole;
    }
    if (buffer_[next] == '/') {
      if (next + 1 == buffer_.size()) return Parsed::kCut;
      if (buffer_[next + 1] != '>') {
        fail_at(next, "a / inside a tag");
        return Parsed::kWrong;
      }
      is_empty = true;
      end = next + 2;
      return Parsed::kWhole;
    }
    if (next == at) {
      fail_at(
          at,
          "a character that can't be in the name of an element, or no space before an attribute");
      return Parsed::kWrong;
    }
    at = next;
    const Parsed parsed = parse_attribute(at);
    if (parsed != Parsed::kWhole) return parsed;
  }
}

Scanner::Parsed Scanner::parse_attribute(size_t& at) {
  const auto wrong = [this](size_t where, const char* reason) {
    fail_at(where, reason);
    return Parsed::kWrong;
  };
  const std::string_view text = buffer_;
  const size_t name_end = skip_name(text, at);
  if (name_end == at) return wrong(at, "a character that can't begin the name of an attribute");
  const std::string_view name = text.substr(at, name_end - at);
  size_t next = skip_space(text, name_end);
  if (next == text.size()) return Parsed::kCut;
  if (text[next] != '=') return wrong(next, "an attribute without a value");
  next = skip_space(text, next + 1);
  if (next == text.size()) return Parsed::kCut;
  const char quote = text[next];
  if (quote != '"' && quote != '\'') return wrong(next, "the value of an attribute needs quotes");
  std::string_view value;
  const Parsed parsed = parse_value(++next, quote, value);
  if (parsed != Parsed::kWhole) return parsed;
  for (const Attribute& attribute : attributes_) {
    if (attribute.name == name) return wrong(at, "an attribute of this name was there already");
  }
  if (attributes_.size() == kMaxAttributes) return wrong(at, "more than 256 attributes");
  attributes_.push_back({name, value});
  at = next;
  return Parsed::kWhole;
}

/// From after the opening quote; leaves `at` after the closing one.
Scanner::Parsed Scanner::parse_value(size_t& at, char quote, std::string_view& value) {
  const std::string_view text = buffer_;
  const size_t begin = at;
  while (at < text.size() && !is(text[at], kStopsValue)) ++at;
  if (at < text.size() && text[at] == quote) {
    value = text.substr(begin, at++ - begin);
    return Parsed::kWhole;
  }
  const size_t kept = values_.size();
  values_ += text.substr(begin, at - begin);
  for (; at < text.size() && text[at] != quote; ++at) {
    const char c = text[at];
    if (c == '<') {
      fail_at(at, "< in the value of an attribute must be written &lt;");
      return Parsed::kWrong;
    }
    if (c == '&') {
      const size_t end = text.substr(at, kMaxReference).find(';');
      if (end == std::string_view::npos && text.size() - at < kMaxReference) return Parsed::kCut;
      const auto character =
          end == std::string_view::npos ? std::nullopt : character_of(text.substr(at + 1, end - 1));
      if (!character) {
        fail_at(at,
                "an & in a value that begins none of XML's five entities; write &amp;, or put the "
                "text of the entity there");
        return Parsed::kWrong;
      }
      has_bad_value_ |= !is_allowed(*character);
      text::append(values_, is_allowed(*character) ? *character : text::kReplacement);
      at += end;
    } else if (is(c, kIsSpace)) {
      values_ += ' ';
      if (c == '\r' && at + 1 < text.size() && text[at + 1] == '\n') ++at;
    } else if (static_cast<uint8_t>(c) < 0x20) {
      has_bad_value_ = true;
      values_ += ' ';
    } else {
      values_ += c;
    }
  }
  if (at == text.size()) return Parsed::kCut;
  ++at;
  value = std::string_view(values_).substr(kept);
  return Parsed::kWhole;
}

bool Scanner::end_tag() {
  const size_t close = buffer_.find('>', at_);
  if (close == std::string::npos) {
    return buffer_.size() - at_ > kMaxTagBytes ? fail_at(at_, "a tag of more than 1 MB") : false;
  }
  const size_t name_end = skip_name(buffer_, at_ + 2);
  const std::string_view name = std::string_view(buffer_).substr(at_ + 2, name_end - at_ - 2);
  if (skip_space(buffer_, name_end) != close) return fail_at(at_, "an end tag holds a name only");
  if (name_ends_.empty()) return fail_at(at_, "an end tag with no element open");
  if (name != open_name()) {
    return fail_at(at_, "</" + std::string(name) + "> where </" + std::string(open_name()) +
                            "> should be: an element isn't closed");
  }
  handler_.end_element(name);
  names_.resize(names_.size() - name.size());
  name_ends_.pop_back();
  if (problem_) return false;
  at_ = close + 1;
  return true;
}

bool Scanner::doctype() {
  const auto skip_to = [this](std::string_view end) {
    const size_t found = buffer_.find(end, at_);
    if (found != std::string::npos) {
      at_ = found + end.size();
      doctype_ = Doctype::kPlain;
      return true;
    }
    // The beginning of the end may be there already.
    at_ = std::max(at_, buffer_.size() - std::min(buffer_.size(), end.size() - 1));
    return false;
  };
  switch (doctype_) {
    case Doctype::kQuote:
      return skip_to(std::string_view(&quote_, 1));
    case Doctype::kComment:
      return skip_to("-->");
    case Doctype::kInstruction:
      return skip_to("?>");
    case Doctype::kPlain:
      return doctype_markup();
  }
  return false;
}

bool Scanner::doctype_markup() {
  for (; at_ < buffer_.size(); ++at_) {
    const char c = buffer_[at_];
    if (c == '"' || c == '\'') {
      quote_ = c;
      doctype_ = Doctype::kQuote;
      ++at_;
      return true;
    }
    if (c == '[') is_in_subset_ = true;
    if (c == ']') is_in_subset_ = false;
    if (c == '>' && !is_in_subset_) {
      ++at_;
      state_ = State::kContent;
      return true;
    }
    if (c != '<') continue;
    bool is_cut = false;
    const bool is_comment = starts_with("<!--", is_cut);
    const bool is_instruction = starts_with("<?", is_cut);
    if (is_cut) return false;
    if (!is_comment && !is_instruction) continue;
    doctype_ = is_comment ? Doctype::kComment : Doctype::kInstruction;
    at_ += is_comment ? 4 : 2;
    return true;
  }
  return false;
}

}  // namespace palimpsest::exchange::xml
