// SPDX-License-Identifier: GPL-3.0-or-later
#include "apertium/render.h"

#include <algorithm>

#include "text/unicode.h"

namespace palimpsest::apertium {

void Renderer::append_form(const StateSet& set, const Configuration& c, Casing casing, Forms& out) {
  labels_.clear();
  set.output_of(c.output, labels_);
  const size_t begin = out.symbols.size();
  for (const Label l : labels_) {
    if (l != hidden_[0] && l != hidden_[1]) out.symbols.push_back(symbols_->symbol(l));
  }
  const std::span<Symbol> form = std::span(out.symbols).subspan(begin);
  if (c.dirty && casing.upper) {
    for (Symbol& s : form) {
      if (is_character(s)) s = text::to_upper(s);
    }
  }
  if (c.dirty && casing.first_upper && !form.empty()) {
    // '~' wakes the post-generator up; the word proper starts behind it.
    Symbol& head = form[0] == '~' && form.size() > 1 ? form[1] : form[0];
    if (is_character(head)) head = text::to_upper(head);
  }
  out.ends.push_back(static_cast<uint32_t>(out.symbols.size()));
}

void Renderer::render(const StateSet& set, std::span<const Configuration> finals, Casing casing,
                      Forms& out) {
  out.clear();
  if (finals.size() == 1) return append_form(set, finals[0], casing, out);
  all_.clear();
  for (const Configuration& c : finals) append_form(set, c, casing, all_);
  const auto add = [&out](std::span<const Symbol> form) {
    for (size_t i = 0; i < out.size(); ++i) {
      if (std::equal(form.begin(), form.end(), out[i].begin(), out[i].end())) return;
    }
    out.symbols.insert(out.symbols.end(), form.begin(), form.end());
    out.ends.push_back(static_cast<uint32_t>(out.symbols.size()));
  };
  if (all_.size() <= 16) {
    for (size_t i = 0; i < all_.size(); ++i) add(all_[i]);
  } else {
    for (const uint32_t i : native_order(static_cast<uint32_t>(all_.size()))) add(all_[i]);
  }
}

}  // namespace palimpsest::apertium
