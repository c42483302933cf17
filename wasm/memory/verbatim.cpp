// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/verbatim.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>

#include "text/unicode.h"
#include "text/utf8.h"

namespace palimpsest::memory {
namespace {

using namespace std::string_view_literals;

constexpr std::array kUrlBeginnings = {"http://"sv, "https://"sv, "ftp://"sv, "file://"sv,
                                       "www."sv};

// Of file and host names; "end.Start" is none, so they must be in lower or in upper case.
constexpr std::array kNameEndings = {
    "app"sv, "avi"sv,  "bat"sv,  "bin"sv, "bmp"sv,  "cfg"sv,  "com"sv,  "conf"sv, "cpp"sv,
    "css"sv, "csv"sv,  "deb"sv,  "dll"sv, "doc"sv,  "docx"sv, "edu"sv,  "epub"sv, "exe"sv,
    "gif"sv, "gov"sv,  "gz"sv,   "htm"sv, "html"sv, "ico"sv,  "ini"sv,  "io"sv,   "iso"sv,
    "jar"sv, "java"sv, "jpeg"sv, "jpg"sv, "js"sv,   "json"sv, "log"sv,  "md"sv,   "mp3"sv,
    "mp4"sv, "net"sv,  "odt"sv,  "org"sv, "pdf"sv,  "php"sv,  "png"sv,  "ppt"sv,  "pptx"sv,
    "py"sv,  "rar"sv,  "rs"sv,   "rtf"sv, "sh"sv,   "svg"sv,  "tar"sv,  "ts"sv,   "tsv"sv,
    "txt"sv, "wav"sv,  "webp"sv, "xls"sv, "xlsx"sv, "xml"sv,  "yaml"sv, "yml"sv,  "zip"sv};

// After digits alone they make an ordinal, or a decade, not an identifier.
constexpr std::array kOrdinalEndings = {"st"sv, "nd"sv, "rd"sv, "th"sv, "er"sv, "e"sv,
                                        "re"sv, "de"sv, "te"sv, "a"sv,  "o"sv,  "ste"sv};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_alnum(char c) {
  return is_digit(c) || is_upper(c) || is_lower(c);
}
char lower(char c) {
  return is_upper(c) ? static_cast<char>(c | 0x20) : c;
}

bool begins_with(std::string_view text, size_t at, std::string_view lower_case) {
  if (text.size() - at < lower_case.size()) return false;
  return std::equal(lower_case.begin(), lower_case.end(), text.begin() + static_cast<long>(at),
                    [](char a, char b) { return a == lower(b); });
}

bool ends_url(char32_t c) {
  return text::is_space(c) || c == text::kReplacement || c == U'<' || c == U'>' || c == U'"' ||
         c == 0xAB || c == 0xBB || (c >= 0x201C && c <= 0x201F) || c == 0x3000 || c == 0x3001 ||
         c == 0x3002;
}

/// Without the punctuation of the sentence around it; a bracket stays if it was opened inside.
size_t without_punctuation(std::string_view text, size_t begin, size_t end) {
  const std::string_view url = text.substr(begin, end - begin);
  auto surplus = std::count(url.begin(), url.end(), ')') - std::count(url.begin(), url.end(), '(');
  while (end > begin) {
    const char last = text[end - 1];
    if (last == ')' && surplus > 0) {
      --surplus;
    } else if (std::strchr(".,;:!?'*_]}", last) == nullptr) {
      break;
    }
    --end;
  }
  return end;
}

bool is_local_part(char c) {
  return is_alnum(c) || (c != 0 && std::strchr("._%+-", c) != nullptr);
}

bool is_non_ascii(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

/// Alphanumeric ASCII with single connectors between.
size_t end_of_chain(std::string_view text, size_t at) {
  size_t end = at;
  while (end < text.size()) {
    if (is_alnum(text[end])) {
      ++end;
      continue;
    }
    const bool connects = text[end] == '.' || text[end] == '-' || text[end] == '_';
    if (!connects || end + 1 >= text.size() || !is_alnum(text[end + 1])) break;
    ++end;
  }
  return end;
}

bool has_name_ending(std::string_view chain) {
  const size_t stop = chain.rfind('.');
  if (stop == std::string_view::npos || stop == 0) return false;
  std::string ending(chain.substr(stop + 1));
  const bool is_mixed = std::any_of(ending.begin(), ending.end(), is_upper) &&
                        std::any_of(ending.begin(), ending.end(), is_lower);
  if (is_mixed) return false;
  std::transform(ending.begin(), ending.end(), ending.begin(), lower);
  return std::find(kNameEndings.begin(), kNameEndings.end(), ending) != kNameEndings.end();
}

bool is_ordinal(std::string_view chain) {
  const size_t digits = std::min(chain.find_first_not_of("0123456789"), chain.size());
  const std::string_view rest = chain.substr(digits);
  return digits > 0 &&
         std::find(kOrdinalEndings.begin(), kOrdinalEndings.end(), rest) != kOrdinalEndings.end();
}

struct Counts {
  size_t digits = 0;
  size_t uppers = 0;
  size_t lowers = 0;
  size_t stops = 0;
  size_t hyphens = 0;
  size_t underscores = 0;
  bool has_touch = false;  ///< a letter next to a digit
};

Counts count(std::string_view chain) {
  Counts counts;
  for (size_t i = 0; i < chain.size(); ++i) {
    const char c = chain[i];
    counts.digits += is_digit(c) ? 1 : 0;
    counts.uppers += is_upper(c) ? 1 : 0;
    counts.lowers += is_lower(c) ? 1 : 0;
    counts.stops += c == '.' ? 1 : 0;
    counts.hyphens += c == '-' ? 1 : 0;
    counts.underscores += c == '_' ? 1 : 0;
    if (i > 0 && is_alnum(c) && is_alnum(chain[i - 1]) && is_digit(c) != is_digit(chain[i - 1])) {
      counts.has_touch = true;
    }
  }
  return counts;
}

bool is_identifier(std::string_view chain) {
  if (has_name_ending(chain)) return true;
  const Counts counts = count(chain);
  if (counts.underscores > 0) return true;
  if (counts.digits == 0) return false;
  const bool has_letters = counts.uppers + counts.lowers > 0;
  if (!has_letters) return counts.stops > 1 || counts.hyphens > 1;  // 1.2.3, 555-12-34
  return counts.has_touch ? !is_ordinal(chain) : counts.uppers > 0;
}

}  // namespace

Verbatim read_url(std::string_view text, size_t at) {
  const bool begins = std::any_of(kUrlBeginnings.begin(), kUrlBeginnings.end(),
                                  [&](std::string_view b) { return begins_with(text, at, b); });
  if (!begins) return {VerbatimKind::kNone, at};
  size_t end = at;
  while (end < text.size()) {
    const text::Decoded d = text::decode(text, end);
    if (ends_url(d.code_point)) break;
    end += d.size_bytes;
  }
  return {VerbatimKind::kUrl, without_punctuation(text, at, end)};
}

Verbatim read_email(std::string_view text, size_t at) {
  size_t end = at;
  while (end < text.size() && is_local_part(text[end])) ++end;
  if (end == at || end >= text.size() || text[end] != '@') return {VerbatimKind::kNone, end};
  const size_t domain = end + 1;
  const size_t after = end_of_chain(text, domain);
  const bool has_stop = text.substr(domain, after - domain).find('.') != std::string_view::npos;
  return has_stop ? Verbatim{VerbatimKind::kEmail, after} : Verbatim{VerbatimKind::kNone, end};
}

Verbatim read_identifier(std::string_view text, size_t at) {
  const size_t end = end_of_chain(text, at);
  // "SQL-Überblick" goes on in letters that identifiers do not have.
  const bool is_cut = end < text.size() && is_non_ascii(text[end]) &&
                      text::is_letter(text::decode(text, end).code_point);
  const bool is_one = end > at && !is_cut && is_identifier(text.substr(at, end - at));
  return {is_one ? VerbatimKind::kIdentifier : VerbatimKind::kNone, end};
}

}  // namespace palimpsest::memory
