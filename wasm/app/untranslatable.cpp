// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "app/untranslatable.h"

#include <algorithm>
#include <array>

#include "text/unicode.h"
#include "text/utf8.h"

namespace palimpsest::app {
namespace {

// What a lone word with a stop inside must end in to be a file or host name; "end.Start" is none.
constexpr std::array<std::string_view, 56> kNameEndings = {
    "app", "bat",  "bin", "bmp",  "c",    "cc",  "cfg",  "com",  "conf", "cpp", "css", "csv",
    "deb", "dll",  "doc", "docx", "edu",  "eps", "epub", "exe",  "gif",  "gov", "gz",  "h",
    "htm", "html", "ico", "ini",  "io",   "iso", "jar",  "java", "jpeg", "jpg", "js",  "json",
    "md",  "mp3",  "mp4", "net",  "org",  "pdf", "php",  "png",  "py",   "rar", "rpm", "rs",
    "svg", "tar",  "ts",  "txt",  "webp", "xml", "yml",  "zip"};

std::string_view without_punctuation_around(std::string_view word) {
  constexpr std::string_view kAround = ".,;:!?()[]<>\"'";
  const size_t begin = std::min(word.find_first_not_of(kAround), word.size());
  const size_t end = word.find_last_not_of(kAround);
  return end == std::string_view::npos ? std::string_view() : word.substr(begin, end + 1 - begin);
}

bool is_name_or_address(std::string_view token) {
  const std::string_view word = without_punctuation_around(token);
  if (word.find("://") != std::string_view::npos || word.substr(0, 4) == "www.") return true;
  if (word.find('@') != std::string_view::npos) return true;
  const size_t stop = word.rfind('.');
  if (stop == std::string_view::npos || stop == 0) return false;
  const auto ending = word.substr(stop + 1);
  return std::find(kNameEndings.begin(), kNameEndings.end(), ending) != kNameEndings.end();
}

}  // namespace

bool has_letter(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const text::Decoded d = text::decode(text, at);
    if (text::is_letter(d.code_point)) return true;
    at += d.size_bytes;
  }
  return false;
}

bool is_untranslatable(std::string_view text) {
  size_t at = 0;
  while (at < text.size()) {
    size_t end = at;
    size_t after = at;
    while (end < text.size()) {
      const text::Decoded d = text::decode(text, end);
      after = end + d.size_bytes;
      if (text::is_space(d.code_point)) break;
      end = after;
    }
    const std::string_view word = text.substr(at, end - at);
    if (has_letter(word) && !is_name_or_address(word)) return false;
    at = after;
  }
  return true;
}

}  // namespace palimpsest::app
