// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/month_names.h"

#include <algorithm>
#include <array>

#include "text/unicode.h"
#include "text/utf8.h"

namespace palimpsest::memory {
namespace {

constexpr size_t kMonths = 12;
using Names = std::array<std::string_view, kMonths>;

struct Language {
  std::string_view language;
  std::string_view link;
  Names full;
  Names abbreviated;
};

constexpr std::array kLanguages = {
    Language{
        "ca",
        "de",
        {"gener", "febrer", "març", "abril", "maig", "juny", "juliol", "agost", "setembre",
         "octubre", "novembre", "desembre"},
        {"gen", "febr", "març", "abr", "maig", "juny", "jul", "ag", "set", "oct", "nov", "des"}},
    Language{"da",
             "",
             {"januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september",
              "oktober", "november", "december"},
             {"jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"}},
    Language{
        "de",
        "",
        {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
         "Oktober", "November", "Dezember"},
        {"Jan", "Feb", "März", "Apr", "Mai", "Juni", "Juli", "Aug", "Sept", "Okt", "Nov", "Dez"}},
    Language{"en",
             "",
             {"January", "February", "March", "April", "May", "June", "July", "August", "September",
              "October", "November", "December"},
             {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}},
    Language{"es",
             "de",
             {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
              "septiembre", "octubre", "noviembre", "diciembre"},
             {"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"}},
    Language{"fr",
             "",
             {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
              "octobre", "novembre", "décembre"},
             {"janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov",
              "déc"}},
    Language{
        "gl",
        "de",
        {"xaneiro", "febreiro", "marzo", "abril", "maio", "xuño", "xullo", "agosto", "setembro",
         "outubro", "novembro", "decembro"},
        {"xan", "feb", "mar", "abr", "maio", "xuño", "xul", "ago", "set", "out", "nov", "dec"}},
    Language{"it",
             "",
             {"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto",
              "settembre", "ottobre", "novembre", "dicembre"},
             {"gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"}},
    Language{"nb",
             "",
             {"januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september",
              "oktober", "november", "desember"},
             {"jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des"}},
    Language{"nl",
             "",
             {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
              "september", "oktober", "november", "december"},
             {"jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"}},
    Language{"pt",
             "de",
             {"janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto",
              "setembro", "outubro", "novembro", "dezembro"},
             {"jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"}},
    Language{
        "sv",
        "",
        {"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september",
         "oktober", "november", "december"},
        {"jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"}},
};

const Language* row_of(std::string_view language) {
  if (language == "no" || language == "nn") language = "nb";
  const auto* found = std::find_if(kLanguages.begin(), kLanguages.end(),
                                   [&](const Language& row) { return row.language == language; });
  return found == kLanguages.end() ? nullptr : found;
}

constexpr size_t kLongestNameBytes = 16;

/// The lower-case word at `at` and its size; "" if it is longer than any name.
std::string lower_word(std::string_view text, size_t at, size_t& size_bytes) {
  std::string word;
  size_t end = at;
  while (end < text.size()) {
    const text::Decoded d = text::decode(text, end);
    if (!text::is_letter(d.code_point)) break;
    if (word.size() > kLongestNameBytes) return {};
    text::append(word, text::to_lower(d.code_point));
    end += d.size_bytes;
  }
  size_bytes = end - at;
  return word;
}

/// Whether `lower_word` is `name`, of which only the first letter can be a capital, and is ASCII.
bool is_name(std::string_view name, std::string_view lower_word) {
  if (name.size() != lower_word.size() || name.substr(1) != lower_word.substr(1)) return false;
  const char first = name[0] >= 'A' && name[0] <= 'Z' ? static_cast<char>(name[0] | 0x20) : name[0];
  return first == lower_word[0];
}

bool begins_upper(std::string_view text, size_t at) {
  return text::is_upper(text::decode(text, at).code_point);
}

}  // namespace

std::optional<MonthName> read_month(std::string_view text, size_t at, std::string_view language) {
  const Language* row = row_of(language);
  if (row == nullptr || at >= text.size()) return std::nullopt;
  MonthName found;
  const std::string word = lower_word(text, at, found.size_bytes);
  if (word.empty()) return std::nullopt;
  for (size_t i = 0; i < kMonths; ++i) {
    found.is_full = is_name(row->full[i], word);
    found.is_abbreviated = is_name(row->abbreviated[i], word);
    if (!found.is_full && !found.is_abbreviated) continue;
    // "may" and "march" are words of their own; as months they have a capital.
    if (begins_upper(row->full[i], 0) && !begins_upper(text, at)) return std::nullopt;
    found.month = static_cast<int>(i + 1);
    return found;
  }
  return std::nullopt;
}

std::optional<std::string> month_name(int month, bool is_abbreviated, std::string_view language) {
  const Language* row = row_of(language);
  if (row == nullptr || month < 1 || month > static_cast<int>(kMonths)) return std::nullopt;
  const auto index = static_cast<size_t>(month - 1);
  return std::string(is_abbreviated ? row->abbreviated[index] : row->full[index]);
}

std::string_view month_link(std::string_view language) {
  const Language* row = row_of(language);
  return row == nullptr ? std::string_view() : row->link;
}

}  // namespace palimpsest::memory
