// SPDX-License-Identifier: GPL-3.0-or-later
#include "apertium/casing.h"

#include <string>

#include "apertium/symbol_table.h"
#include "text/unicode.h"

namespace palimpsest::apertium {
namespace {

std::u32string mapped(const std::u32string& run, LetterCase to) {
  switch (to) {
    case LetterCase::kLower:
      return text::to_lower(run);
    case LetterCase::kUpper:
      return text::to_upper(run);
    case LetterCase::kFirstUpper:
      return text::to_title(run);
  }
  return run;
}

// The two whose lower case is not one character, whatever stands around it.
constexpr Symbol kCapitalIWithDot = 0x130;
constexpr Symbol kCapitalSigma = 0x3A3;

void apply_case_to_runs(Tape& s, size_t begin, LetterCase to) {
  Tape out(s.begin(), s.begin() + static_cast<std::ptrdiff_t>(begin));
  std::u32string run;
  const auto finish_run = [&] {
    for (const char32_t c : mapped(run, to)) out.push_back(c);
    run.clear();
  };
  for (size_t i = begin; i < s.size(); ++i) {
    if (is_character(s[i])) {
      run.push_back(s[i]);
    } else {
      finish_run();
      out.push_back(s[i]);
    }
  }
  finish_run();
  s.swap(out);
}

/// Nearly always one character for one, in place.
void lower_case(Tape& s, size_t begin) {
  for (size_t i = begin; i < s.size(); ++i) {
    if (!is_character(s[i])) continue;
    if (s[i] == kCapitalIWithDot || s[i] == kCapitalSigma) {
      return apply_case_to_runs(s, begin, LetterCase::kLower);
    }
    s[i] = static_cast<Symbol>(text::to_lower(s[i]));
  }
}

}  // namespace

LetterCase case_of(std::span<const Symbol> s) {
  if (s.empty() || !text::is_upper(s.front())) return LetterCase::kLower;
  return s.size() > 1 && text::is_upper(s.back()) ? LetterCase::kUpper : LetterCase::kFirstUpper;
}

void apply_case(Tape& s, size_t begin, LetterCase to) {
  if (to == LetterCase::kLower) return lower_case(s, begin);
  apply_case_to_runs(s, begin, to);
}

Symbol folded(Symbol s, const SymbolTable& symbols) {
  if (is_tag(s)) return symbols.folded(s);
  return is_character(s) ? static_cast<Symbol>(text::to_lower(s)) : s;
}

void fold_case(Tape& s, const SymbolTable& symbols) {
  lower_case(s, 0);
  for (Symbol& symbol : s) {
    if (is_tag(symbol)) symbol = symbols.folded(symbol);
  }
}

}  // namespace palimpsest::apertium
