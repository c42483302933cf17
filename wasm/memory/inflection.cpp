// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/inflection.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <utility>

#include "text/utf8.h"

namespace palimpsest::memory {
namespace {

/// A word that ends in `own` may end in each of `endings` (between spaces; "-" is none) instead.
struct Rule {
  std::string_view own;
  std::string_view endings;
  bool is_of_adjectives = false;
};

// The rule with the longest own ending counts, and with it those of the same ending.
constexpr std::array kCatalan = {Rule{"", "s"},      Rule{"a", "es"},  Rule{"ca", "ques"},
                                 Rule{"ga", "gues"}, Rule{"ó", "ons"}, Rule{"é", "ens"},
                                 Rule{"í", "ins"},   Rule{"à", "ans"}, Rule{"s", "sos"},
                                 Rule{"x", "xos"},   Rule{"ç", "ços"}};
constexpr std::array kGerman = {Rule{"", "e en er ern es n s ns ens"},
                                Rule{"", "em", true},
                                Rule{"e", "en er em es ern n s ns"},
                                Rule{"nis", "nisse nissen nisses"},
                                Rule{"in", "innen"},
                                Rule{"um", "en ums"},
                                Rule{"us", "use usen user usern uses usse ussen en"}};
constexpr std::array kEnglish = {
    Rule{"", "s"},           Rule{"s", "ses"},      Rule{"x", "xes"},   Rule{"z", "zes"},
    Rule{"ch", "ches"},      Rule{"sh", "shes"},    Rule{"y", "ies"},   Rule{"ay", "ays"},
    Rule{"ey", "eys"},       Rule{"oy", "oys"},     Rule{"uy", "uys"},  Rule{"o", "os oes"},
    Rule{"f", "fs ves"},     Rule{"fe", "fes ves"}, Rule{"man", "men"}, Rule{"ix", "ixes ices"},
    Rule{"ex", "exes ices"}, Rule{"is", "es"}};
constexpr std::array kSpanish = {Rule{"", "es"},      Rule{"a", "as"},
                                 Rule{"e", "es"},     Rule{"i", "is"},
                                 Rule{"o", "os"},     Rule{"u", "us"},
                                 Rule{"á", "ás"},     Rule{"é", "és"},
                                 Rule{"í", "íes ís"}, Rule{"ó", "ós"},
                                 Rule{"ú", "úes ús"}, Rule{"z", "ces"},
                                 Rule{"án", "anes"},  Rule{"én", "enes"},
                                 Rule{"ín", "ines"},  Rule{"ón", "ones"},
                                 Rule{"ún", "unes"},  Rule{"és", "eses"},
                                 Rule{"ás", "ases"},  Rule{"o", "a as", true},
                                 Rule{"or", "ores"},  Rule{"or", "ora oras", true}};
constexpr std::array kFrench = {Rule{"", "s"},
                                Rule{"s", "s"},
                                Rule{"x", "x"},
                                Rule{"z", "z"},
                                Rule{"al", "aux als"},
                                Rule{"ail", "ails aux"},
                                Rule{"au", "aux"},
                                Rule{"eu", "eux eus"},
                                Rule{"ou", "ous oux"},
                                Rule{"", "e es", true},
                                Rule{"s", "se ses", true},
                                Rule{"al", "ale ales", true},
                                Rule{"el", "els elle elles", true},
                                Rule{"en", "ens enne ennes", true},
                                Rule{"er", "ers ère ères", true},
                                Rule{"eux", "euse euses", true},
                                Rule{"eur", "eurs euse euses rice rices", true},
                                Rule{"f", "fs ve ves", true},
                                Rule{"e", "es", true},
                                Rule{"el", "els"},
                                Rule{"en", "ens"},
                                Rule{"er", "ers"},
                                Rule{"eux", "eux"},
                                Rule{"eur", "eurs"},
                                Rule{"f", "fs"},
                                Rule{"e", "es"}};
constexpr std::array kGalician = {Rule{"", "es"},    Rule{"a", "as"},   Rule{"e", "es"},
                                  Rule{"i", "is"},   Rule{"o", "os"},   Rule{"u", "us"},
                                  Rule{"n", "ns"},   Rule{"z", "ces"},  Rule{"al", "ais"},
                                  Rule{"el", "eis"}, Rule{"ol", "ois"}, Rule{"o", "a as", true}};
constexpr std::array kItalian = {Rule{"o", "i"},
                                 Rule{"a", "e i"},
                                 Rule{"e", "i"},
                                 Rule{"io", "i ii"},
                                 Rule{"co", "chi ci"},
                                 Rule{"go", "ghi gi"},
                                 Rule{"ca", "che"},
                                 Rule{"ga", "ghe"},
                                 Rule{"cia", "cie ce"},
                                 Rule{"gia", "gie ge"},
                                 Rule{"o", "a e", true},
                                 Rule{"co", "ca che", true},
                                 Rule{"go", "ga ghe", true},
                                 Rule{"io", "ia ie", true}};
constexpr std::array kDutch = {Rule{"", "s en"},   Rule{"", "e", true}, Rule{"e", "en es"},
                               Rule{"a", "as en"}, Rule{"f", "ven fs"}, Rule{"s", "zen sen"}};
constexpr std::array kPortuguese = {Rule{"", "s es"},          Rule{"a", "as"},
                                    Rule{"e", "es"},           Rule{"i", "is"},
                                    Rule{"o", "os"},           Rule{"u", "us"},
                                    Rule{"ão", "ões ães ãos"}, Rule{"al", "ais"},
                                    Rule{"el", "eis éis"},     Rule{"ol", "óis"},
                                    Rule{"ul", "uis"},         Rule{"il", "is eis"},
                                    Rule{"m", "ns"},           Rule{"r", "res"},
                                    Rule{"z", "zes"},          Rule{"s", "ses"},
                                    Rule{"ês", "eses"},        Rule{"o", "a as", true},
                                    Rule{"or", "ores"},        Rule{"or", "ora oras", true}};
constexpr std::array kRussian = {
    Rule{"", "а у ом е ы и ов ам ами ах"},
    Rule{"а", "ы и е у ой ою - ам ами ах"},
    Rule{"я", "и е ю ей ею ь - ям ями ях"},
    Rule{"о", "а у ом е - ам ами ах"},
    Rule{"е", "я ю ем и ей ям ями ях"},
    Rule{"ие", "ия ию ием ии ий иям иями иях"},
    Rule{"ия", "ии ию ией ий иям иями иях"},
    Rule{"ь", "я ю ем е и ей ью ям ями ях"},
    Rule{"й", "я ю ем е и ев ям ями ях"},
    Rule{"ый", "ого ому ым ом ая ой ую ое ые ых ыми"},
    Rule{"ой", "ого ому ым ом ая ую ое ые ых ыми"},
    Rule{"ий", "его ему им ем яя ей юю ее ие их ими ого ому ом ая ой ую ое"},
    Rule{"мя", "мени менем мена мен менам менами менах"}};

std::span<const Rule> rules_of(std::string_view language) {
  if (language == "ca") return kCatalan;
  if (language == "de") return kGerman;
  if (language == "en") return kEnglish;
  if (language == "es") return kSpanish;
  if (language == "fr") return kFrench;
  if (language == "gl") return kGalician;
  if (language == "it") return kItalian;
  if (language == "nl") return kDutch;
  if (language == "pt") return kPortuguese;
  if (language == "ru") return kRussian;
  return {};
}

// What is left of shorter words is too little to tell them from others.
constexpr size_t kLeastLetters = 3;
constexpr size_t kLeastStemLetters = 1;

size_t letters_of(std::string_view word) {
  return text::to_utf32(word).size();
}

bool applies(const Rule& rule, std::string_view word) {
  return word.size() > rule.own.size() && word.substr(word.size() - rule.own.size()) == rule.own &&
         letters_of(word.substr(0, word.size() - rule.own.size())) >= kLeastStemLetters;
}

void add_once(std::vector<std::string>& forms, std::string form) {
  if (std::find(forms.begin(), forms.end(), form) == forms.end()) forms.push_back(std::move(form));
}

void add_endings(std::vector<std::string>& forms, std::string_view stem, std::string_view endings) {
  for (size_t at = 0; at < endings.size();) {
    const size_t end = std::min(endings.find(' ', at), endings.size());
    const std::string_view ending = endings.substr(at, end - at);
    add_once(forms, std::string(stem) + std::string(ending == "-" ? "" : ending));
    at = end + 1;
  }
}

/// "haus" as "häus", in which German nouns have plurals; "" if it has none to change.
std::string with_umlaut(std::string_view word) {
  const size_t last = word.find_last_of("aou");
  if (last == std::string_view::npos) return {};
  const bool is_au = word[last] == 'u' && last > 0 && word[last - 1] == 'a';
  const size_t at = is_au ? last - 1 : last;
  const char* umlaut = word[at] == 'a' ? "ä" : word[at] == 'o' ? "ö" : "ü";
  return std::string(word.substr(0, at)) + umlaut + std::string(word.substr(at + 1));
}

}  // namespace

std::vector<std::string> forms_of(std::string_view word, std::string_view language,
                                  Agreement agreement) {
  std::vector<std::string> forms = {std::string(word)};
  const std::span<const Rule> rules = rules_of(language);
  if (letters_of(word) < kLeastLetters) return forms;
  size_t longest = 0;
  for (const Rule& rule : rules) {
    if (applies(rule, word)) longest = std::max(longest, rule.own.size());
  }
  for (const Rule& rule : rules) {
    const bool counts = rule.own.size() == longest && applies(rule, word) &&
                        (!rule.is_of_adjectives || agreement == Agreement::kGenderToo);
    if (counts) add_endings(forms, word.substr(0, word.size() - longest), rule.endings);
  }
  if (language == "de") {
    const std::string plural = with_umlaut(word);
    if (!plural.empty()) add_endings(forms, plural, "- e en er ern n");
  }
  return forms;
}

}  // namespace palimpsest::memory
