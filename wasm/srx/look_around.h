// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Look-around of some patterns: which of it holds at each position of a text, found by one scan
// forward for all that looks back and one backward for all that looks ahead; once more for each
// depth of look-around inside look-around. So its cost does not depend on where it is asked for.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "srx/alphabet.h"
#include "srx/class_text.h"
#include "srx/context_table.h"
#include "srx/program.h"
#include "srx/scanner.h"

namespace palimpsest::srx {

class LookAround {
 public:
  /// Finds the look-around inside of `pattern`, which must outlive this.
  void collect(const Node& pattern);
  [[nodiscard]] bool empty() const { return numbers_.empty(); }
  [[nodiscard]] uint32_t number_of(const Node& look) const { return numbers_.at(&look); }

  /// Makes the scanners, when everything was collected.
  void prepare(const Alphabet& alphabet, const ContextTable& table);

  /// A context for each position of the text, its end included.
  void find(const ClassText& text, const Alphabet& alphabet, ContextTable& table,
            std::vector<uint32_t>& contexts);

  void reset();

 private:
  /// A context and what was found in it to the context after that.
  using ContextsAfter = std::unordered_map<uint64_t, uint32_t>;

  /// Look-around of one depth.
  struct Layer {
    std::vector<const Node*> looks;  // each shape once
    std::unique_ptr<Program> back;
    std::unique_ptr<Program> ahead;
    std::unique_ptr<Scanner> back_scanner;
    std::unique_ptr<Scanner> ahead_scanner;
    ContextsAfter back_contexts;
    ContextsAfter ahead_contexts;
  };

  size_t collect_depth(const Node& node);

  std::map<const Node*, uint32_t> numbers_;  // the same for equal ones
  std::map<std::string, uint32_t> shapes_;
  std::vector<Layer> layers_;
};

}  // namespace palimpsest::srx
