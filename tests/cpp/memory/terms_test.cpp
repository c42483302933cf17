// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/terms.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>

#include "memory/inflection.h"

namespace palimpsest::memory {
namespace {

TermEntry entry(TermId id, std::string source, std::string target, std::string from = "en",
                std::string to = "es") {
  TermEntry e;
  e.id = id;
  e.source = std::move(source);
  e.target = std::move(target);
  e.from = std::move(from);
  e.to = std::move(to);
  return e;
}

TermEntry kept_name(TermId id, std::string source, bool is_case_sensitive = false) {
  TermEntry e = entry(id, std::move(source), "", "en", "");
  e.never_translate = true;
  e.is_case_sensitive = is_case_sensitive;
  return e;
}

std::string show(const TermBase& base, const std::string& text, const char* from = "en",
                 const char* to = "es") {
  std::string out;
  for (const TermDemand& demand : base.demands(text, from, to)) {
    if (!out.empty()) out += " | ";
    out +=
        std::string(text::slice(text, demand.range)) + (demand.stays ? "!" : "=") + demand.target;
  }
  return out;
}

TEST_CASE("terms are found: longest first, in any case and form") {
  TermBase base;
  base.put(entry(1, "memory", "memoria"));
  base.put(entry(2, "memory bank", "banco de memoria"));
  base.put(entry(3, "query", "consulta"));
  base.put(kept_name(4, "Word", true));
  base.put(kept_name(5, "C++"));
  base.put(entry(6, "query", "pregunta", "en", "pt"));
  struct Case {
    std::string text;
    std::string found;
  };
  const Case kCases[] = {
      {"", ""},
      {"The memory is full", "memory=memoria"},
      {"The memory banks are full of memories", "memory banks=banco de memoria | memories=memoria"},
      {"Memory is full", "Memory=Memoria"},
      {"\"Memory\" is full", "Memory=Memoria"},
      {"Set Memory", "Memory=memoria"},
      {"All queries", "queries=consulta"},
      {"Open Word, not a word", "Word!Word"},
      {"In C++ and c++", "C++!C++ | c++!c++"},
      {"memorys bank", "memorys=memoria"},
      {"immemorial memory.", "memory=memoria"},
  };
  base.put(entry(7, "memorys", "memoria"));
  for (const Case& c : kCases) {
    CAPTURE(c.text);
    CHECK(show(base, c.text) == c.found);
  }
  CHECK(show(base, "a query", "en-GB", "pt-BR") == "query=pregunta");
  CHECK(show(base, "a query", "fr", "es").empty());
  CHECK(show(base, "a C++ query", "en", "de") == "C++!C++");
}

TEST_CASE("entries are replaced and taken away") {
  TermBase base;
  base.put(entry(1, "file", "fichero"));
  base.put(entry(1, "folder", "carpeta"));
  CHECK(base.size() == 1);
  CHECK(show(base, "file folder") == "folder=carpeta");
  CHECK(base.find_entry(1)->source == "folder");
  CHECK(base.remove(1));
  CHECK_FALSE(base.remove(1));
  CHECK(show(base, "file folder").empty());
  base.put(entry(2, "file", ""));
  base.put(entry(3, " - ", "guion"));
  CHECK(base.size() == 2);
  CHECK(show(base, "file - folder").empty());
}

TEST_CASE("scripts without spaces") {
  TermBase base;
  base.put(entry(1, "翻訳", "traducción", "ja", "es"));
  base.put(entry(2, "翻訳メモリ", "memoria de traducción", "ja", "es"));
  CHECK(show(base, "これは翻訳メモリと翻訳です", "ja") ==
        "翻訳メモリ=memoria de traducción | 翻訳=traducción");
}

TEST_CASE("what is missing in a target") {
  TermBase base;
  base.put(entry(1, "file", "archivo"));
  base.put(entry(2, "red light", "luz roja"));
  base.put(kept_name(3, "Word", true));
  CHECK(base.missing("Two files", "Dos archivos", "en", "es").empty());
  CHECK(base.missing("Two files", "Dos ficheros", "en", "es").size() == 1);
  CHECK(base.missing("Red lights", "Luces rojas", "en", "es").empty());
  CHECK(base.missing("Open Word", "Abra Word", "en", "es").empty());
  CHECK(base.missing("Open Word", "Abra word", "en", "es").size() == 1);
}

TEST_CASE("forms of words") {
  struct Case {
    const char* language;
    std::string word;
    std::string form;
    bool is_form;
    Agreement agreement = Agreement::kNumberAndCase;
  };
  const Agreement kGender = Agreement::kGenderToo;
  const Case kCases[] = {
      {"en", "file", "files", true},
      {"en", "query", "queries", true},
      {"en", "key", "keys", true},
      {"en", "box", "boxes", true},
      {"en", "file", "filed", false},
      {"en", "index", "indices", true},
      {"es", "caso", "casos", true},
      {"es", "caso", "casa", false},
      {"es", "rojo", "rojas", true, kGender},
      {"es", "luz", "luces", true},
      {"es", "sesión", "sesiones", true},
      {"es", "color", "colores", true},
      {"pt", "sessão", "sessões", true},
      {"pt", "canal", "canais", true},
      {"pt", "imagem", "imagens", true},
      {"fr", "canal", "canaux", true},
      {"fr", "fichier", "fichiers", true},
      {"fr", "vert", "vertes", true, kGender},
      {"fr", "vert", "verte", false},
      {"de", "Haus", "haus", false},
      {"de", "haus", "häuser", true},
      {"de", "haus", "hauses", true},
      {"de", "datei", "dateien", true},
      {"de", "nutzer", "nutzern", true},
      {"de", "nutzer", "nutzen", false},
      {"it", "banco", "banchi", true},
      {"it", "file", "fili", true},
      {"it", "rosso", "rosse", true, kGender},
      {"ru", "файл", "файлами", true},
      {"ru", "память", "памяти", true},
      {"ru", "папка", "папку", true},
      {"ru", "новый", "новых", true},
      {"ru", "файл", "файлик", false},
      {"sv", "fil", "filer", false},
      {"en", "go", "gos", false},
  };
  for (const Case& c : kCases) {
    CAPTURE(std::string(c.language));
    CAPTURE(c.word);
    CAPTURE(c.form);
    const std::vector<std::string> forms = forms_of(c.word, c.language, c.agreement);
    CHECK(forms[0] == c.word);
    CHECK((std::find(forms.begin(), forms.end(), c.form) != forms.end()) == c.is_form);
  }
}

/// The slow twin: at each place, each entry is tried word by word.
TEST_CASE("many terms: as the slow twin finds them") {
  std::mt19937 random(3);
  const char* const kWords[] = {"red", "fast", "file", "query", "box"};
  const auto word = [&] { return std::string(kWords[random() % std::size(kWords)]); };
  for (int round = 0; round < 400; ++round) {
    TermBase base;
    std::vector<std::vector<std::string>> terms;
    for (TermId id = 1; id <= 4; ++id) {
      std::vector<std::string> words(1 + random() % 3);
      std::string source;
      for (std::string& w : words) source += (w = word()) + " ";
      terms.push_back(words);
      base.put(entry(id, source, "x"));
    }
    if (random() % 2 == 0) {
      base.remove(1);
      terms[0].clear();
    }
    std::vector<std::string> words(random() % 8);
    std::string text;
    for (std::string& w : words) {
      w = word();
      text += w + " ";
    }
    std::string expected;
    for (size_t at = 0; at < words.size();) {
      size_t longest = 0;
      TermId id = 0;
      for (TermId candidate = 1; candidate <= 4; ++candidate) {
        const auto& term = terms[candidate - 1];
        if (term.empty() || term.size() < longest || term.size() > words.size() - at) continue;
        if (std::equal(term.begin(), term.end(), words.begin() + static_cast<long>(at))) {
          longest = term.size();
          id = candidate;
        }
      }
      if (id != 0) expected += std::to_string(at) + ":" + std::to_string(id) + " ";
      at += std::max<size_t>(longest, 1);
    }
    std::string found;
    for (const TermHit& hit : base.find(text, "en", "es")) {
      const auto place = std::count(text.begin(), text.begin() + hit.range.begin, ' ');
      found += std::to_string(place) + ":" + std::to_string(hit.entry) + " ";
    }
    CAPTURE(text);
    REQUIRE(found == expected);
  }
}

}  // namespace
}  // namespace palimpsest::memory
