// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/make/attribute_expansion.h"

#include <algorithm>

#include "data/make/byte_reader.h"
#include "text/utf8.h"

namespace palimpsest::make {
namespace {

using Texts = std::vector<std::u32string>;

class Expansion {
 public:
  explicit Expansion(std::u32string_view regex) : regex_(regex) {}

  Texts all() {
    Texts texts = alternatives();
    if (at_ != regex_.size()) fail();
    return texts;
  }

 private:
  [[noreturn]] void fail() const {
    throw Unreadable("attribute pattern '" + text::to_utf8(regex_) + "': character " +
                     std::to_string(at_) + " is not supported");
  }
  [[nodiscard]] bool next_is(char32_t c) const { return at_ < regex_.size() && regex_[at_] == c; }

  Texts alternatives() {
    Texts texts = sequence();
    while (next_is(U'|')) {
      ++at_;
      for (std::u32string& t : sequence()) texts.push_back(std::move(t));
    }
    return texts;
  }

  Texts sequence() {
    Texts texts{U""};
    while (at_ < regex_.size() && regex_[at_] != U'|' && regex_[at_] != U')') {
      Texts parts = atom();
      if (next_is(U'?')) {  // greedy: with it first
        ++at_;
        parts.emplace_back();
      }
      Texts longer;
      for (const std::u32string& head : texts) {
        for (const std::u32string& part : parts) longer.push_back(head + part);
      }
      texts = std::move(longer);
    }
    return texts;
  }

  Texts atom() {
    const char32_t c = regex_[at_++];
    switch (c) {
      case U'(': {
        if (next_is(U'?')) {
          ++at_;
          if (!next_is(U':')) fail();
          ++at_;
        }
        Texts texts = alternatives();
        if (!next_is(U')')) fail();
        ++at_;
        return texts;
      }
      case U'[': {
        Texts texts;
        while (!next_is(U']')) {
          if (at_ >= regex_.size() || next_is(U'-') || next_is(U'^') || next_is(U'\\')) fail();
          texts.emplace_back(1, regex_[at_++]);
        }
        ++at_;
        return texts;
      }
      case U'\\':
        if (at_ >= regex_.size()) fail();
        return {std::u32string(1, regex_[at_++])};
      case U'*':
      case U'+':
      case U'.':
      case U'^':
      case U'$':
      case U'{':
        --at_;
        fail();
      default:
        return {std::u32string(1, c)};
    }
  }

  std::u32string_view regex_;
  size_t at_ = 0;
};

}  // namespace

std::vector<std::u32string> expand_attribute(std::u32string_view regex) {
  Texts distinct;
  for (std::u32string& text : Expansion(regex).all()) {
    if (text.empty() || std::find(distinct.begin(), distinct.end(), text) != distinct.end())
      continue;
    distinct.push_back(std::move(text));
  }
  return distinct;
}

}  // namespace palimpsest::make
