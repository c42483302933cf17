// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Sentences as written in tests: with | between them, which the text does not have.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "segment/characters.h"
#include "segment/splitter.h"

namespace palimpsest::test {

inline std::string joined(const std::string& text, const std::vector<text::ByteRange>& ranges) {
  std::string out;
  for (const text::ByteRange range : ranges) {
    if (!out.empty()) out += "|";
    out += text::slice(text, range);
  }
  return out;
}

/// The expected sentences without the white space around them.
inline std::string trimmed(const std::string& sentences) {
  std::string out;
  size_t begin = 0;
  while (begin <= sentences.size() && !sentences.empty()) {
    size_t end = std::min(sentences.find('|', begin), sentences.size());
    const size_t after = end + 1;
    begin = std::min(segment::skip_space(sentences, begin), end);
    while (end > begin && segment::is_space(segment::char_before(sentences, end))) {
      end = segment::previous(sentences, end);
    }
    if (!out.empty()) out += "|";
    out += sentences.substr(begin, end - begin);
    begin = after;
  }
  return out;
}

/// Splits each of `cases` without its | and compares.
inline void check_sentences(const char* language, const std::vector<std::string>& cases) {
  for (const std::string& sentences : cases) {
    std::string text = sentences;
    std::erase(text, '|');
    CAPTURE(language);
    CHECK(joined(text, segment::split(text, language)) == trimmed(sentences));
  }
}

}  // namespace palimpsest::test
