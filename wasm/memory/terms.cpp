// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/terms.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "memory/elements.h"
#include "memory/inflection.h"
#include "memory/locale_formats.h"
#include "memory/reader.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace palimpsest::memory {
namespace {

bool is_word_part(char32_t c) {
  return text::is_letter(c) || text::is_mark(c) || text::is_number(c);
}

std::string lower_tag(std::string_view tag) {
  std::string out(tag);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    if (c == '_') c = '-';
  }
  return out;
}

/// "en" and "en-GB", "en-GB" and "en", not "en-GB" and "en-US".
bool is_language_for(std::string_view entry, std::string_view asked) {
  const std::string a = lower_tag(entry);
  const std::string b = lower_tag(asked);
  const std::string& shorter = a.size() < b.size() ? a : b;
  const std::string& longer = a.size() < b.size() ? b : a;
  return longer.compare(0, shorter.size(), shorter) == 0 &&
         (longer.size() == shorter.size() || longer[shorter.size()] == '-');
}

bool is_capital_at(std::string_view text, size_t at) {
  return at < text.size() && text::is_upper(text::decode(text, at).code_point);
}

/// True if nothing but punctuation and space precedes.
bool begins_sentence(std::string_view text, size_t at) {
  for (size_t i = 0; i < at;) {
    const text::Decoded d = text::decode(text, i);
    if (is_word_part(d.code_point)) return false;
    i += d.size_bytes;
  }
  return true;
}

std::string with_capital(const std::string& term) {
  std::u32string letters = text::to_utf32(term);
  if (!letters.empty()) letters[0] = text::to_title(letters[0]);
  return text::to_utf8(letters);
}

}  // namespace

/// Runs of letters, marks and numbers; letters of scripts without spaces one by one; other
/// characters one by one.
std::vector<TermBase::Word> TermBase::words_of(std::string_view text) {
  std::vector<Word> words;
  bool is_open = false;
  for (size_t at = 0; at < text.size();) {
    const text::Decoded d = text::decode(text, at);
    const auto begin = static_cast<uint32_t>(at);
    at += d.size_bytes;
    const auto end = static_cast<uint32_t>(at);
    const bool is_part = is_word_part(d.code_point);
    const bool is_alone = text::is_letter(d.code_point) && !joins_number(d.code_point);
    if (is_part && !is_alone && is_open) {
      words.back().range.end = end;
    } else if (!text::is_space(d.code_point)) {
      words.push_back({{begin, end}, {}});
    }
    is_open = is_part && !is_alone;
  }
  for (Word& word : words) word.folded = folded(text::slice(text, word.range));
  return words;
}

std::vector<TermBase::TermWord> TermBase::term_words(std::string_view term,
                                                     std::string_view language) {
  const std::string_view primary = locale_format(language).primary();
  const std::vector<Word> words = words_of(term);
  const Agreement agreement = words.size() > 1 ? Agreement::kGenderToo : Agreement::kNumberAndCase;
  std::vector<TermWord> out;
  out.reserve(words.size());
  for (const Word& word : words) {
    out.push_back(
        {std::string(text::slice(term, word.range)), forms_of(word.folded, primary, agreement)});
  }
  return out;
}

void TermBase::put(TermEntry entry) {
  remove(entry.id);
  const TermId id = entry.id;
  Kept kept{std::move(entry), {}};
  const std::u32string letters = text::to_utf32(kept.entry.source);
  const bool is_usable = std::any_of(letters.begin(), letters.end(), is_word_part) &&
                         (kept.entry.never_translate || !kept.entry.target.empty());
  if (is_usable) {
    kept.words = term_words(kept.entry.source, kept.entry.from);
    for (const std::string& form : kept.words[0].forms) by_first_word_[form].push_back(id);
  }
  entries_.emplace(id, std::move(kept));
}

bool TermBase::remove(TermId id) {
  const auto found = entries_.find(id);
  if (found == entries_.end()) return false;
  if (!found->second.words.empty()) {
    for (const std::string& form : found->second.words[0].forms) {
      const auto row = by_first_word_.find(form);
      std::erase(row->second, id);
      if (row->second.empty()) by_first_word_.erase(row);
    }
  }
  entries_.erase(found);
  return true;
}

const TermEntry* TermBase::find_entry(TermId id) const {
  const auto found = entries_.find(id);
  return found == entries_.end() ? nullptr : &found->second.entry;
}

bool TermBase::matches(const std::vector<TermWord>& term, bool is_case_sensitive,
                       std::string_view text, const std::vector<Word>& words, size_t at) {
  if (term.empty() || term.size() > words.size() - at) return false;
  for (size_t i = 0; i < term.size(); ++i) {
    const Word& word = words[at + i];
    const bool is_same = is_case_sensitive ? text::slice(text, word.range) == term[i].exact
                                           : std::find(term[i].forms.begin(), term[i].forms.end(),
                                                       word.folded) != term[i].forms.end();
    if (!is_same) return false;
  }
  return true;
}

const TermBase::Kept* TermBase::longest_at(std::string_view text, const std::vector<Word>& words,
                                           size_t at, std::string_view from,
                                           std::string_view to) const {
  const auto row = by_first_word_.find(words[at].folded);
  if (row == by_first_word_.end()) return nullptr;
  const Kept* best = nullptr;
  const auto rank = [](const Kept& kept) {
    return std::make_tuple(kept.words.size(), kept.entry.is_case_sensitive, kept.entry.id);
  };
  for (const TermId id : row->second) {
    const Kept& kept = entries_.find(id)->second;
    const bool is_for_pair = is_language_for(kept.entry.from, from) &&
                             (kept.entry.to.empty() || is_language_for(kept.entry.to, to));
    if (!is_for_pair || (best != nullptr && rank(kept) <= rank(*best))) continue;
    if (matches(kept.words, kept.entry.is_case_sensitive, text, words, at)) best = &kept;
  }
  return best;
}

std::vector<TermHit> TermBase::find(std::string_view text, std::string_view from,
                                    std::string_view to) const {
  std::vector<TermHit> hits;
  if (entries_.empty()) return hits;
  const std::vector<Word> words = words_of(text);
  for (size_t at = 0; at < words.size();) {
    const Kept* kept = longest_at(text, words, at, from, to);
    if (kept == nullptr) {
      ++at;
      continue;
    }
    const size_t last = at + kept->words.size() - 1;
    hits.push_back({{words[at].range.begin, words[last].range.end}, kept->entry.id});
    at = last + 1;
  }
  return hits;
}

std::vector<TermDemand> TermBase::demands(std::string_view text, std::string_view from,
                                          std::string_view to) const {
  std::vector<TermDemand> out;
  for (const TermHit& hit : find(text, from, to)) {
    const TermEntry& entry = entries_.find(hit.entry)->second.entry;
    TermDemand demand{hit.range, hit.entry, {}, entry.never_translate};
    if (entry.never_translate) {
      demand.target = text::slice(text, hit.range);
    } else {
      const bool gets_capital = is_capital_at(text, hit.range.begin) &&
                                !is_capital_at(entry.source, 0) &&
                                begins_sentence(text, hit.range.begin);
      demand.target = gets_capital ? with_capital(entry.target) : entry.target;
    }
    out.push_back(std::move(demand));
  }
  return out;
}

std::vector<TermHit> TermBase::missing(std::string_view source, std::string_view target,
                                       std::string_view from, std::string_view to) const {
  std::vector<TermHit> out;
  const std::vector<Word> words = words_of(target);
  for (const TermHit& hit : find(source, from, to)) {
    const TermEntry& entry = entries_.find(hit.entry)->second.entry;
    const std::string expected =
        entry.never_translate ? std::string(text::slice(source, hit.range)) : entry.target;
    const std::vector<TermWord> term = term_words(expected, to);
    bool is_there = false;
    for (size_t at = 0; at < words.size() && !is_there; ++at) {
      is_there = matches(term, entry.is_case_sensitive && entry.never_translate, target, words, at);
    }
    if (!is_there) out.push_back(hit);
  }
  return out;
}

}  // namespace palimpsest::memory
