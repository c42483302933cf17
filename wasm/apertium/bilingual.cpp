// SPDX-License-Identifier: GPL-3.0-or-later
#include "apertium/bilingual.h"

#include "apertium/units.h"
#include "text/unicode.h"

namespace palimpsest::apertium {

void Bilingual::run(const Tape& in, Tape& out) {
  for_each_unit(in, out, [&](std::span<const Symbol> form) { look_up(form, out); });
}

void Bilingual::keep_match(std::span<const Symbol> read) {
  match_.clear();
  for (const Configuration& c : set_.configurations()) {
    if (set_.final_of(c) != Final::kNone) match_.push_back(c);
  }
  casing_.first_upper = !read.empty() && text::is_upper(read[0]);
  casing_.upper = read.size() > 1 && text::is_upper(read[1]);
  queue_.clear();
}

void Bilingual::look_up(std::span<const Symbol> form, Tape& out) {
  while (!form.empty() && text::is_space(form[0])) form = form.subspan(1);
  out.push_back(kUnitBegin);
  out.insert(out.end(), form.begin(), form.end());
  out.push_back(kSeparator);
  if (!form.empty() && form[0] == '*') {
    out.insert(out.end(), form.begin(), form.end());
    out.push_back(kUnitEnd);
    return;
  }
  if (const UnitCache::Answer known = cache_.find(form); known.found) {
    append(out, known.symbols);
  } else {
    const size_t begin = out.size();
    translate(form, out);
    cache_.keep(form, std::span(out).subspan(begin));
  }
  out.push_back(kUnitEnd);
}

/// Appends the translations, or what says that there are none.
void Bilingual::translate(std::span<const Symbol> form, Tape& out) {
  set_.reset();
  match_.clear();
  queue_.clear();
  bool tag_seen = false;
  for (size_t i = 0; i < form.size(); ++i) {
    const Symbol s = form[i];
    tag_seen = tag_seen || is_tag(s);
    if (!set_.empty()) step_case(set_, s, *symbols_);
    if (set_.is_final()) {
      keep_match(form.first(i + 1));
    } else if (!match_.empty()) {
      if (is_tag(s)) {
        queue_.push_back(s);
      } else if (set_.empty()) {
        match_.clear();
      }
    }
  }
  if (!tag_seen) {  // only a complete match counts
    match_.clear();
    if (set_.is_final()) keep_match(form);
  }
  if (match_.empty()) {
    out.push_back(kNoTranslation);
    out.insert(out.end(), form.begin(), form.end());
  } else {
    renderer_.render(set_, match_, casing_, forms_);
    for (size_t i = 0; i < forms_.size(); ++i) {
      if (i > 0) out.push_back(kSeparator);
      out.insert(out.end(), forms_[i].begin(), forms_[i].end());
      out.insert(out.end(), queue_.begin(), queue_.end());
    }
  }
}

}  // namespace palimpsest::apertium
