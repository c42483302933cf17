// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Any bytes as a text to be split, the first of them choosing the language: the segments and the
// white space between them are the text, in order.
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "segment/characters.h"
#include "segment/splitter.h"

namespace {

using namespace palimpsest;  // NOLINT(google-build-using-namespace)

constexpr const char* kLanguages[] = {"en", "de", "fr", "es", "it", "nl", "ru", "el",
                                      "hy", "th", "ja", "zh", "ko", "ar", "he", "hi",
                                      "cs", "et", "hu", "tr", "vi", "xx"};

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  // A copy of the exact size, so that one byte too many is seen.
  const std::vector<char> bytes(data + 1, data + size);
  const std::string_view text(bytes.data(), bytes.size());
  size_t at = 0;
  for (const text::ByteRange range :
       segment::split(text, kLanguages[data[0] % std::size(kLanguages)])) {
    require(range.begin < range.end && range.end <= text.size());
    require(segment::skip_space(text, at) == range.begin);
    require(!segment::is_space(segment::char_before(text, range.end)));
    at = range.end;
  }
  require(segment::skip_space(text, at) == text.size());
  return 0;
}
