// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Segmentation by the rules of an SRX 2.0 file: which rules hold for a language, and the segments
// of a text. What is read of the regular expressions, and what the standard leaves open:
// docs/SRX.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "srx/description.h"
#include "srx/pattern.h"
#include "srx/rule_set.h"
#include "text/positions.h"

namespace palimpsest::srx {

/// A pattern that can't be read, or a map to rules that are not there.
struct Unreadable {
  enum class Part : uint8_t { kBefore, kAfter, kMap };

  uint32_t line = 0;  ///< as the description has it
  std::string rule;   ///< the name of the language rule
  Part part = Part::kBefore;
  std::string pattern;
  size_t position = 0;  ///< where in the pattern, in characters from 0
  std::string why;      ///< one sentence without a full stop
};

/// What all patterns of a file may unfold to, how many different classes they may have, and at how
/// many places of Unicode some class may begin or end (srx/alphabet.h numbers what is between).
inline constexpr size_t kLargestFile = 1'000'000;
inline constexpr size_t kMostSets = 4096;
inline constexpr size_t kMostBorders = 30'000;

class Rules {
 public:
  /// Reads all patterns. Rules and maps that can't be read are left out and listed: the caller
  /// decides whether to use the others.
  explicit Rules(const Description& description);

  [[nodiscard]] const std::vector<Unreadable>& unreadable() const { return unreadable_; }
  /// How many rules can be used.
  [[nodiscard]] size_t size() const { return rule_count_; }

  /// True if some rule that breaks holds for the language: otherwise the file is not made for it,
  /// and split() breaks at hard line breaks only. language  BCP 47; compared with the maps without
  /// regard to case, "_" or "-" between its parts.
  [[nodiscard]] bool applies_to(std::string_view language);

  /// Splits `text` into segments.
  /// text     UTF-8; ill-formed bytes count as U+FFFD. U+2028 always ends a segment.
  /// returns  as segment::split: half-open byte ranges, sorted, disjoint, not empty, without white
  ///          space at their ends; between them and at both ends of the text only white space.
  /// cost     linear in the text whatever the patterns; the first texts of a language cost more.
  [[nodiscard]] std::vector<text::ByteRange> split(std::string_view text,
                                                   std::string_view language);

 private:
  /// What holds for the languages of one code.
  struct Selection {
    bool has_breaks = false;
    std::unique_ptr<RuleSet> rules;  ///< made when first used
    std::vector<const ReadRule*> list;
  };

  void read_rules(const Description& description);
  void read_maps(const Description& description);
  bool read(const std::string& pattern, Node& out, Unreadable& problem);
  [[nodiscard]] bool take_borders(const Node& pattern);
  [[nodiscard]] const std::vector<size_t>& rules_of(std::string_view language);
  Selection& selection_for(std::string_view language);

  bool cascade_ = false;
  SetPool sets_;
  size_t rule_count_ = 0;
  size_t program_size_ = 0;
  std::vector<bool> is_border_;  // by code point
  size_t border_count_ = 0;
  std::vector<std::vector<ReadRule>> language_rules_;
  std::vector<ReadRule> maps_;        // their patterns are those before a break
  std::vector<size_t> rules_of_map_;  // index in language_rules_
  std::unique_ptr<RuleSet> map_set_;  // made when first used
  std::vector<Unreadable> unreadable_;
  std::map<std::string, std::vector<size_t>, std::less<>> chosen_;  // by language code
  std::map<std::vector<size_t>, Selection> selections_;             // by language rules
};

}  // namespace palimpsest::srx
