// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "app/held_terms.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "text/positions.h"

namespace palimpsest::app {
namespace {

/// A capitalised word of letters alone: engines take it for a name.
std::string word_of(const std::string& beginning, size_t number) {
  constexpr size_t kLetters = 26;
  std::string word = beginning;
  do {
    word += static_cast<char>('a' + number % kLetters);
    number /= kLetters;
  } while (number > 0);
  return word + 'q';
}

/// Text put in place of a range; ranges are in order and apart.
struct Replacement {
  text::ByteRange range;
  const std::string* text = nullptr;
};

/// Where the bytes of a text are after replacements.
class Moved {
 public:
  Moved(const std::string& from, const std::vector<Replacement>& replacements)
      : replacements_(replacements) {
    size_t at = 0;
    for (const Replacement& replacement : replacements) {
      text_.append(from, at, replacement.range.begin - at);
      text_ += *replacement.text;
      at = replacement.range.end;
    }
    text_.append(from, at);
  }

  [[nodiscard]] std::string& text() { return text_; }

  /// What is inside of a range moves to its end if `is_end`, else to its beginning.
  [[nodiscard]] uint32_t at(uint32_t old, bool is_end) const {
    int64_t shift = 0;
    for (const Replacement& replacement : replacements_) {
      const auto [begin, end] = replacement.range;
      if (old <= begin) break;
      const auto size = static_cast<int64_t>(replacement.text->size());
      if (old < end) return static_cast<uint32_t>(begin + shift + (is_end ? size : 0));
      shift += size - static_cast<int64_t>(end - begin);
    }
    return static_cast<uint32_t>(old + shift);
  }

 private:
  std::string text_;
  const std::vector<Replacement>& replacements_;
};

/// Whether every code that has an end inside of the range has both there: else it could not keep
/// its nesting.
bool has_whole_codes(const inline_codes::MarkedText& source, text::ByteRange range) {
  int depth = 0;
  for (const inline_codes::Mark& mark : source.marks) {
    if (mark.at <= range.begin || mark.at >= range.end) continue;
    if (mark.kind == text::RunKind::kOpen) ++depth;
    if (mark.kind == text::RunKind::kClose && --depth < 0) return false;
  }
  return depth == 0;
}

}  // namespace

HeldTerms hold_terms(const inline_codes::MarkedText& source,
                     const std::vector<memory::TermDemand>& demands) {
  HeldTerms held;
  std::string beginning = "Xq";
  for (size_t at = source.text.find("Xq"); at != std::string::npos;
       at = source.text.find("Xq", at + 2)) {
    size_t end = at + 2;
    while (end < source.text.size() && source.text[end] == 'z') ++end;
    if (end - at >= beginning.size()) beginning.resize(end - at + 1, 'z');
  }
  std::vector<text::ByteRange> ranges;
  for (const memory::TermDemand& demand : demands) {
    if (!has_whole_codes(source, demand.range)) continue;
    held.words.push_back(word_of(beginning, held.words.size()));
    held.targets.push_back(demand.target);
    ranges.push_back(demand.range);
  }
  std::vector<Replacement> replacements;
  for (size_t i = 0; i < ranges.size(); ++i) replacements.push_back({ranges[i], &held.words[i]});
  Moved moved(source.text, replacements);
  for (const inline_codes::Mark& mark : source.marks) {
    const bool is_end = mark.kind == text::RunKind::kClose;
    held.source.marks.push_back({moved.at(mark.at, is_end), mark.kind, mark.code});
  }
  // What stood inside of a term now stands before it or after it.
  std::stable_sort(held.source.marks.begin(), held.source.marks.end(),
                   [](const auto& a, const auto& b) { return a.at < b.at; });
  held.source.text = std::move(moved.text());
  return held;
}

std::optional<apertium::Translation> release_terms(const apertium::Translation& translation,
                                                   const HeldTerms& held) {
  std::vector<Replacement> replacements;
  std::vector<bool> is_there(held.words.size(), false);
  apertium::Translation out;
  for (const apertium::TargetWord& word : translation.words) {
    const std::string_view text =
        std::string_view(translation.text).substr(word.begin, word.end - word.begin);
    const auto found = std::find(held.words.begin(), held.words.end(), text);
    out.words.push_back(word);
    if (found == held.words.end()) continue;
    const auto number = static_cast<size_t>(found - held.words.begin());
    if (is_there[number]) return std::nullopt;
    is_there[number] = true;
    replacements.push_back({{word.begin, word.end}, &held.targets[number]});
    out.words.back().mark = 0;  // not unknown to the person
  }
  if (std::count(is_there.begin(), is_there.end(), false) != 0) return std::nullopt;
  std::sort(replacements.begin(), replacements.end(),
            [](const auto& a, const auto& b) { return a.range.begin < b.range.begin; });
  Moved moved(translation.text, replacements);
  for (apertium::TargetWord& word : out.words) {
    word.begin = moved.at(word.begin, false);
    word.end = moved.at(word.end, true);
  }
  for (const apertium::TargetPoint& point : translation.points) {
    out.points.push_back({moved.at(point.at, false), point.code});
  }
  out.text = std::move(moved.text());
  return out;
}

}  // namespace palimpsest::app
