// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "srx/properties.h"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "text/unicode.h"

namespace palimpsest::srx {
namespace {

#include "data/generated/script_tables.inc"

using text::GeneralCategory;

constexpr uint32_t bit(GeneralCategory category) {
  return uint32_t{1} << static_cast<unsigned>(category);
}

constexpr uint32_t kAnyCategory = (uint32_t{1} << 30) - 1;

struct CategoryName {
  const char* code;
  const char* name;
  uint32_t categories;
};

using G = GeneralCategory;
constexpr uint32_t kCased = bit(G::kLu) | bit(G::kLl) | bit(G::kLt);
constexpr uint32_t kLetter = kCased | bit(G::kLm) | bit(G::kLo);
constexpr uint32_t kMark = bit(G::kMn) | bit(G::kMc) | bit(G::kMe);
constexpr uint32_t kNumber = bit(G::kNd) | bit(G::kNl) | bit(G::kNo);
constexpr uint32_t kPunctuation =
    bit(G::kPc) | bit(G::kPd) | bit(G::kPs) | bit(G::kPe) | bit(G::kPi) | bit(G::kPf) | bit(G::kPo);
constexpr uint32_t kSymbol = bit(G::kSm) | bit(G::kSc) | bit(G::kSk) | bit(G::kSo);
constexpr uint32_t kSeparator = bit(G::kZs) | bit(G::kZl) | bit(G::kZp);
constexpr uint32_t kOther = bit(G::kCc) | bit(G::kCf) | bit(G::kCs) | bit(G::kCo) | bit(G::kCn);

constexpr CategoryName kCategoryNames[] = {
    {"l", "letter", kLetter},
    {"lc", "casedletter", kCased},
    {"l&", "", kCased},
    {"lu", "uppercaseletter", bit(G::kLu)},
    {"ll", "lowercaseletter", bit(G::kLl)},
    {"lt", "titlecaseletter", bit(G::kLt)},
    {"lm", "modifierletter", bit(G::kLm)},
    {"lo", "otherletter", bit(G::kLo)},
    {"m", "mark", kMark},
    {"mn", "nonspacingmark", bit(G::kMn)},
    {"mc", "spacingmark", bit(G::kMc)},
    {"me", "enclosingmark", bit(G::kMe)},
    {"n", "number", kNumber},
    {"nd", "decimalnumber", bit(G::kNd)},
    {"nl", "letternumber", bit(G::kNl)},
    {"no", "othernumber", bit(G::kNo)},
    {"p", "punctuation", kPunctuation},
    {"pc", "connectorpunctuation", bit(G::kPc)},
    {"pd", "dashpunctuation", bit(G::kPd)},
    {"ps", "openpunctuation", bit(G::kPs)},
    {"pe", "closepunctuation", bit(G::kPe)},
    {"pi", "initialpunctuation", bit(G::kPi)},
    {"pf", "finalpunctuation", bit(G::kPf)},
    {"po", "otherpunctuation", bit(G::kPo)},
    {"s", "symbol", kSymbol},
    {"sm", "mathsymbol", bit(G::kSm)},
    {"sc", "currencysymbol", bit(G::kSc)},
    {"sk", "modifiersymbol", bit(G::kSk)},
    {"so", "othersymbol", bit(G::kSo)},
    {"z", "separator", kSeparator},
    {"zs", "spaceseparator", bit(G::kZs)},
    {"zl", "lineseparator", bit(G::kZl)},
    {"zp", "paragraphseparator", bit(G::kZp)},
    {"c", "other", kOther},
    {"cc", "control", bit(G::kCc)},
    {"cf", "format", bit(G::kCf)},
    {"cs", "surrogate", bit(G::kCs)},
    {"co", "privateuse", bit(G::kCo)},
    {"cn", "unassigned", bit(G::kCn)},
    {"any", "assigned", kAnyCategory},  // "assigned" takes Cn away below
    {"punct", "punct", kPunctuation},
    {"digit", "digit", bit(G::kNd)},
    {"cntrl", "cntrl", bit(G::kCc)},
};

struct CategoryRun {
  CodeRange range;
  GeneralCategory category;
};

/// All of Unicode as runs of one general category, made when first asked for (some milliseconds).
const std::vector<CategoryRun>& category_runs() {
  static const std::vector<CategoryRun> runs = [] {
    std::vector<CategoryRun> out;
    for (char32_t c = 0; c <= kLastCodePoint; ++c) {
      const GeneralCategory category = text::general_category(c);
      if (out.empty() || out.back().category != category) out.push_back({{c, c}, category});
      out.back().range.last = c;
    }
    return out;
  }();
  return runs;
}

CodeSet of_categories(uint32_t categories) {
  std::vector<CodeRange> ranges;
  for (const CategoryRun& run : category_runs()) {
    if ((categories & bit(run.category)) != 0) ranges.push_back(run.range);
  }
  return CodeSet(std::move(ranges));
}

CodeSet with(CodeSet set, std::initializer_list<CodeRange> ranges) {
  set.add(CodeSet(std::vector<CodeRange>(ranges)));
  return set;
}

/// Letters, letter numbers and the four runs of Other_Alphabetic symbols; its marks are left out,
/// because who uses this adds all marks.
CodeSet alphabetic_but_marks() {
  return with(of_categories(kLetter | bit(G::kNl)),
              {{0x24B6, 0x24E9}, {0x1F130, 0x1F149}, {0x1F150, 0x1F169}, {0x1F170, 0x1F189}});
}

CodeSet graphic() {
  CodeSet space = white_space();
  space.add(of_categories(bit(G::kCc) | bit(G::kCs) | bit(G::kCn)));
  return space.complement();
}

std::optional<CodeSet> named_set(std::string_view name) {
  if (name == "alpha" || name == "alphabetic") {
    return with(alphabetic_but_marks(), {{0x345, 0x345}});
  }
  if (name == "alnum") {
    CodeSet set = alphabetic_but_marks();
    set.add(digits());
    return set;
  }
  if (name == "upper" || name == "uppercase") {
    return with(of_categories(bit(G::kLu)), {{0x2160, 0x216F},
                                             {0x24B6, 0x24CF},
                                             {0x1F130, 0x1F149},
                                             {0x1F150, 0x1F169},
                                             {0x1F170, 0x1F189}});
  }
  if (name == "lower" || name == "lowercase") {
    return with(of_categories(bit(G::kLl)), {{0xAA, 0xAA},
                                             {0xBA, 0xBA},
                                             {0x2B0, 0x2B8},
                                             {0x2C0, 0x2C1},
                                             {0x2E0, 0x2E4},
                                             {0x2170, 0x217F},
                                             {0x24D0, 0x24E9}});
  }
  if (name == "space" || name == "whitespace") return white_space();
  if (name == "blank") return horizontal_space();
  if (name == "word") return word_characters();
  if (name == "ascii") return CodeSet({{0, 0x7F}});
  if (name == "xdigit" || name == "hexdigit") {
    return with(digits(), {{U'a', U'f'}, {U'A', U'F'}, {0xFF21, 0xFF26}, {0xFF41, 0xFF46}});
  }
  if (name == "graph") return graphic();
  if (name == "print") {
    CodeSet set = graphic();
    set.add(of_categories(bit(G::kZs)));
    return set;
  }
  if (name == "ideographic" || name == "ideo") {
    return with(CodeSet(), {{0x3006, 0x3007},
                            {0x3021, 0x3029},
                            {0x3038, 0x303A},
                            {0x3400, 0x4DBF},
                            {0x4E00, 0x9FFF},
                            {0xF900, 0xFAD9},
                            {0x17000, 0x18CD5},
                            {0x20000, 0x323AF}});
  }
  return std::nullopt;
}

std::optional<CodeSet> general_category_set(std::string_view name) {
  if (name == "assigned") return of_categories(kAnyCategory & ~bit(G::kCn));
  for (const CategoryName& entry : kCategoryNames) {
    if (name == entry.code || (!name.empty() && name == entry.name)) {
      return of_categories(entry.categories);
    }
  }
  return std::nullopt;
}

std::optional<CodeSet> script_set(std::string_view name) {
  for (const Script& script : kScripts) {
    if (name != script.name && name != script.code) continue;
    std::vector<CodeRange> ranges;
    for (uint16_t i = 0; i < script.count; ++i) {
      const ScriptRange& range = kScriptRanges[script.begin + i];
      ranges.push_back({range.first, range.last});
    }
    return CodeSet(std::move(ranges));
  }
  return std::nullopt;
}

/// Loose matching of UAX #44: lower case, without spaces, "_" and "-".
std::string loose(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == ' ' || c == '_' || c == '-') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

std::optional<CodeSet> loosely_named(std::string_view name) {
  std::optional<CodeSet> set = general_category_set(name);
  if (!set) set = named_set(name);
  if (!set) set = script_set(name);
  return set;
}

}  // namespace

std::optional<CodeSet> property(std::string_view name) {
  const size_t equals = name.find('=');
  if (equals != std::string_view::npos) {
    const std::string kind = loose(name.substr(0, equals));
    const std::string value = loose(name.substr(equals + 1));
    if (kind == "gc" || kind == "generalcategory") return general_category_set(value);
    if (kind == "sc" || kind == "script" || kind == "scx" || kind == "scriptextensions") {
      return script_set(value);
    }
    return std::nullopt;
  }
  const std::string plain = loose(name);
  std::optional<CodeSet> set = loosely_named(plain);
  if (!set && plain.starts_with("is")) set = loosely_named(std::string_view(plain).substr(2));
  return set;
}

const CodeSet& word_characters() {
  static const CodeSet set = [] {
    CodeSet out = alphabetic_but_marks();
    out.add(of_categories(kMark | bit(G::kNd) | bit(G::kPc)));
    return with(std::move(out), {{0x200C, 0x200D}});
  }();
  return set;
}

const CodeSet& digits() {
  static const CodeSet set = of_categories(bit(G::kNd));
  return set;
}

const CodeSet& white_space() {
  static const CodeSet set = with(of_categories(kSeparator), {{0x09, 0x0D}, {0x85, 0x85}});
  return set;
}

const CodeSet& horizontal_space() {
  static const CodeSet set = with(of_categories(bit(G::kZs)), {{0x09, 0x09}});
  return set;
}

const CodeSet& vertical_space() {
  static const CodeSet set =
      CodeSet(std::vector<CodeRange>{{0x0A, 0x0D}, {0x85, 0x85}, {0x2028, 0x2029}});
  return set;
}

const CodeSet& line_terminators() {
  static const CodeSet set =
      CodeSet(std::vector<CodeRange>{{0x0A, 0x0A}, {0x0D, 0x0D}, {0x85, 0x85}, {0x2028, 0x2029}});
  return set;
}

}  // namespace palimpsest::srx
