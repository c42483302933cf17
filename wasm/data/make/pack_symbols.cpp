// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/make/pack_symbols.h"

#include <algorithm>

#include "data/make/byte_reader.h"
#include "text/utf8.h"

namespace palimpsest::make {

using namespace apertium;  // NOLINT(google-build-using-namespace): this file speaks of symbols only

Symbol PackSymbols::tag(const std::string& name) {
  const auto [at, added] = by_name_.emplace(name, kTagBase + static_cast<Symbol>(names_.size()));
  if (added) names_.push_back(name);
  return at->second;
}

Symbol PackSymbols::character(char32_t c) {
  if (c >= kLabelBase) far_.insert(c);
  return c;
}

Tape PackSymbols::stream_text(std::u32string_view text) {
  Tape out;
  for (size_t i = 0; i < text.size(); ++i) {
    switch (text[i]) {
      case '\\':
        if (i + 1 < text.size()) out.push_back(text[++i]);
        break;
      case '<': {
        const size_t end = text.find(U'>', i);
        if (end == std::u32string_view::npos) {
          out.push_back(text[i]);
          break;
        }
        out.push_back(tag(text::to_utf8(text.substr(i + 1, end - i - 1))));
        i = end;
        break;
      }
      case '^':
        out.push_back(kUnitBegin);
        break;
      case '$':
        out.push_back(kUnitEnd);
        break;
      case '{':
        out.push_back(kContentBegin);
        break;
      case '}':
        out.push_back(kContentEnd);
        break;
      case '/':
        out.push_back(kSeparator);
        break;
      default:
        out.push_back(text[i]);
    }
  }
  return out;
}

void PackSymbols::freeze() {
  far_sorted_.assign(far_.begin(), far_.end());
  if (names_.size() + far_sorted_.size() > kMaxExtraSymbols) {
    throw Unreadable("the pair has " + std::to_string(names_.size()) +
                     " tags: more than a pack can number");
  }
}

Label PackSymbols::label(Symbol s) const {
  if (s < kLabelBase) return static_cast<Label>(s);
  if (is_tag(s)) return static_cast<Label>(kLabelBase + (s - kTagBase));
  const auto at = std::lower_bound(far_sorted_.begin(), far_sorted_.end(), s);
  return static_cast<Label>(kLabelBase + names_.size() +
                            static_cast<size_t>(at - far_sorted_.begin()));
}

Label PackSymbols::special(const std::string& name) const {
  const auto at = by_name_.find(name);
  return at == by_name_.end() ? kNoLabel : label(at->second);
}

void PackSymbols::write(FieldWriter& out) const {
  std::vector<uint32_t> ends;
  std::string text;
  for (const std::string& name : names_) {
    text += name;
    ends.push_back(static_cast<uint32_t>(text.size()));
  }
  out.array(ends);
  out.string(text);
  out.array(far_sorted_);
}

Symbol FileAlphabet::symbol(int64_t raw, PackSymbols& symbols) const {
  if (raw >= 0) return symbols.character(static_cast<char32_t>(raw));
  const auto index = static_cast<size_t>(-raw - 1);
  if (index >= tags.size()) throw Unreadable("a symbol refers to a tag that is not there");
  return tags[index];
}

FileAlphabet read_alphabet(ByteReader& in, PackSymbols& symbols) {
  FileAlphabet alphabet;
  const uint32_t tags = in.number();
  for (uint32_t i = 0; i < tags; ++i) alphabet.tags.push_back(symbols.tag(in.utf8()));
  for (uint32_t n = in.number(); n > 0; --n) {
    const int64_t left = int64_t{in.number()} - tags;
    const int64_t right = int64_t{in.number()} - tags;
    alphabet.pairs.emplace_back(alphabet.symbol(left, symbols), alphabet.symbol(right, symbols));
  }
  return alphabet;
}

}  // namespace palimpsest::make
