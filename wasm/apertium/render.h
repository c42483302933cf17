// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// From the final configurations of a state set to the forms they wrote, in the native tool's order,
// with the case of the surface applied (FORMAT.md 5, "render finals").
#pragma once

#include <span>
#include <vector>

#include "apertium/symbol_table.h"
#include "apertium/transducer.h"

namespace palimpsest::apertium {

/// How a dirty form takes on the case of what was read.
struct Casing {
  bool first_upper = false;
  bool upper = false;
};

/// Distinct forms, each followed by the position it ends at.
struct Forms {
  Tape symbols;
  std::vector<uint32_t> ends;

  void clear() {
    symbols.clear();
    ends.clear();
  }
  void assign_one(Symbol s) {
    symbols.assign(1, s);
    ends.assign(1, 1);
  }
  [[nodiscard]] bool empty() const { return ends.empty(); }
  [[nodiscard]] size_t size() const { return ends.size(); }
  [[nodiscard]] std::span<const Symbol> operator[](size_t i) const {
    const uint32_t begin = i == 0 ? 0 : ends[i - 1];
    return std::span(symbols).subspan(begin, ends[i] - begin);
  }
};

/// Renders `finals` (configurations of `set`, in list order) into `out`, which is cleared first.
class Renderer {
 public:
  explicit Renderer(const SymbolTable& symbols) : symbols_(&symbols) {}
  /// Labels that are not written: the marks of compounds. kNoLabel: none.
  void hide(Label a, Label b) {
    hidden_[0] = a;
    hidden_[1] = b;
  }
  void render(const StateSet& set, std::span<const Configuration> finals, Casing casing,
              Forms& out);

 private:
  void append_form(const StateSet& set, const Configuration& c, Casing casing, Forms& out);

  const SymbolTable* symbols_;
  Label hidden_[2] = {kNoLabel, kNoLabel};
  std::vector<Label> labels_;
  Forms all_;
};

}  // namespace palimpsest::apertium
