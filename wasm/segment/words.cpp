// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "segment/words.h"

#include "segment/characters.h"
#include "text/unicode.h"

namespace palimpsest::segment {
namespace {

bool is_ascii_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

bool is_roman_digit(char32_t c) {
  return c == U'I' || c == U'V' || c == U'X' || c == U'L' || c == U'C' || c == U'D' || c == U'M' ||
         c == 0x406 || c == 0x425;  // and what a Cyrillic keyboard has for I and X
}

/// Hangul, Han and Kana: a character may be a word.
bool is_whole_syllable(char32_t c) {
  return c >= 0x3000 && c < 0xFF00;
}

/// Greek words end in vowels, ν and ς.
bool is_greek(char32_t c) {
  return c >= 0x370 && c < 0x400;
}

/// Of Latin and Cyrillic, in lower case.
bool is_vowel(char32_t c) {
  if (c < 0x80) return c == U'a' || c == U'e' || c == U'i' || c == U'o' || c == U'u' || c == U'y';
  constexpr std::u32string_view kVowels =
      U"àáâãäåāăąæèéêëēėęěìíîïīįòóôõöøōőœùúûüūůűųýÿıơưəаеёиоуыэюяіїєөүәұўѐѝ";
  if (kVowels.find(c) != std::u32string_view::npos) return true;
  return c >= 0x1EA0 && c <= 0x1EF9;  // Vietnamese
}

/// The " of acronyms: ארה"ב.
bool is_hebrew_quote(std::string_view text, size_t at, size_t begin, size_t end) {
  constexpr unsigned char kLead = 0xD7;
  return text[at - 1] == '"' && at < end && static_cast<unsigned char>(text[at]) == kLead &&
         at >= begin + 3 && static_cast<unsigned char>(text[at - 3]) == kLead;
}

}  // namespace

void Folded::append(std::string_view word) {
  for (size_t at = 0; at < word.size() && !is_too_long_;) {
    const auto byte = static_cast<unsigned char>(word[at]);
    if (byte < 0x80) {
      if (size_ == kMaxBytes) {
        is_too_long_ = true;
        break;
      }
      bytes_[size_++] = static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte);
      ++at;
      continue;
    }
    const char32_t c = char_at(word, at);
    at = next(word, at);
    if (is_invisible(c)) continue;
    const char32_t lower = c == U'’' ? U'\'' : text::to_lower(c);
    if (size_ + 4 > kMaxBytes) {
      is_too_long_ = true;
      break;
    }
    const auto put = [this](char32_t bits) { bytes_[size_++] = static_cast<char>(bits); };
    if (lower < 0x80) {
      put(lower);
    } else if (lower < 0x800) {
      put(0xC0 | lower >> 6);
      put(0x80 | (lower & 0x3F));
    } else if (lower < 0x10000) {
      put(0xE0 | lower >> 12);
      put(0x80 | (lower >> 6 & 0x3F));
      put(0x80 | (lower & 0x3F));
    } else {
      put(0xF0 | lower >> 18);
      put(0x80 | (lower >> 12 & 0x3F));
      put(0x80 | (lower >> 6 & 0x3F));
      put(0x80 | (lower & 0x3F));
    }
  }
}

std::string_view word_before(std::string_view text, size_t end, size_t begin) {
  size_t at = end;
  while (at > begin && end - at < Folded::kMaxBytes) {
    const auto byte = static_cast<unsigned char>(text[at - 1]);
    if (byte < 0x80) {
      const bool is_part = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                           (byte >= '0' && byte <= '9') || byte == '.' || byte == '\'' ||
                           byte == ',' || byte == ':' || byte == '@' || byte == '_' || byte == '&';
      if (!is_part && !is_hebrew_quote(text, at, begin, end)) break;
      --at;
      continue;
    }
    const size_t before = previous(text, at);
    const char32_t c = char_at(text, before);
    if (is_space(c) || is_dash(c) || (c != U'’' && (is_opener(c) || is_closer(c))) ||
        is_bullet(c)) {
      break;
    }
    at = before;
  }
  while (at < end && (text[at] == '\'' || text[at] == ',' || text[at] == ':' || text[at] == '.')) {
    ++at;
  }
  return text.substr(at, end - at);
}

std::string_view word_at(std::string_view text, size_t at) {
  size_t end = at;
  while (end < text.size() && end - at < Folded::kMaxBytes) {
    const char32_t c = char_at(text, end);
    if (!text::is_alnum(c) && !text::is_mark(c) && !is_invisible(c) && c != U'\'' && c != U'’') {
      break;
    }
    end = next(text, end);
  }
  return text.substr(at, end - at);
}

Shape shape_of(std::string_view word) {
  if (word.empty()) return Shape::kEmpty;
  unsigned letters = 0;  // since the last stop
  unsigned most_letters = 0;
  unsigned stops = 0;
  bool number = true;
  bool roman = true;
  bool other = false;
  for (size_t at = 0; at < word.size(); at = next(word, at)) {
    const char32_t c = char_at(word, at);
    if (is_invisible(c) || (c >= 0x80 && text::is_mark(c))) continue;
    const bool punctuates = c == U'.' || c == U',' || c == U':';
    number = number && (is_ascii_digit(c) || punctuates || text::is_digit(c));
    roman = roman && is_roman_digit(c);
    if (c == U'.') {
      other = other || letters == 0;
      ++stops;
      letters = 0;
    } else {
      other = other || !text::is_letter(c);
      most_letters = ++letters > most_letters ? letters : most_letters;
    }
  }
  if (number) return Shape::kNumber;
  if (other) return Shape::kWord;
  if (stops == 0) {
    if (most_letters == 1)
      return is_whole_syllable(char_at(word, 0)) ? Shape::kWord : Shape::kInitial;
    return roman ? Shape::kRoman : Shape::kWord;
  }
  return most_letters <= 3 ? Shape::kAcronym : Shape::kWord;
}

bool lacks_vowels(std::string_view word, bool syllabic) {
  constexpr unsigned kMostLetters = 5;
  constexpr size_t kMostBytes = 12;
  if (word.size() > kMostBytes) return false;
  unsigned letters = 0;
  bool lower = false;
  for (size_t at = 0; at < word.size(); at = next(word, at)) {
    const char32_t c = char_at(word, at);
    if (is_invisible(c)) continue;
    const char32_t folded = text::to_lower(c);
    const bool is_known = (folded >= U'a' && folded <= U'z') ||
                          (folded >= 0xDF && folded < 0x250) || (folded >= 0x430 && folded < 0x530);
    if (!is_known || is_vowel(folded)) return false;
    if (syllabic &&
        (folded == U'r' || folded == U'l' || folded == U'р' || folded == U'ŕ' || folded == U'ĺ')) {
      return false;
    }
    lower = lower || c == folded;
    ++letters;
  }
  return lower && letters >= 2 && letters <= kMostLetters;
}

bool ends_in_vowel(std::string_view word) {
  return is_vowel(text::to_lower(char_before(word, word.size()))) ||
         is_greek(char_before(word, word.size()));
}

bool is_lower_word(std::string_view word, unsigned letters) {
  unsigned count = 0;
  for (size_t at = 0; at < word.size(); at = next(word, at)) {
    const char32_t c = char_at(word, at);
    if (is_invisible(c)) continue;
    if (!is_lower(c) && !text::is_mark(c)) return false;
    ++count;
  }
  return count >= letters;
}

unsigned plain_number(std::string_view word, unsigned most) {
  unsigned value = 0;
  for (const char c : word) {
    if (c < '0' || c > '9') return 0;
    value = value * 10 + static_cast<unsigned>(c - '0');
    if (value > most) return 0;
  }
  return value;
}

}  // namespace palimpsest::segment
