// SPDX-License-Identifier: GPL-3.0-or-later
#include "apertium/generator.h"

#include "apertium/units.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace palimpsest::apertium {
namespace {

/// Up to the first tag that is not at the very start.
std::span<const Symbol> without_tags(std::span<const Symbol> form) {
  size_t end = form.empty() ? 0 : 1;
  while (end < form.size() && !is_tag(form[end])) ++end;
  return form.first(end);
}

}  // namespace

void Generator::run(const Tape& in, Marks marks, Generated& out) {
  out.clear();
  size_t begin = 0;
  bool inside = false;
  for (size_t i = 0; i < in.size(); ++i) {
    if (inside) {
      if (in[i] != kUnitEnd) continue;
      generate(std::span(in).subspan(begin, i - begin), marks, out);
      inside = false;
    } else if (in[i] == kUnitBegin) {
      begin = i + 1;
      inside = true;
    } else {
      out.push(in[i], 0);
    }
  }
}

void Generator::generate(std::span<const Symbol> form, Marks marks, Generated& out) {
  const auto unit = static_cast<uint32_t>(out.marks.size());
  const auto write = [&](std::span<const Symbol> text) {
    for (const Symbol s : text) out.push(s, unit);
  };
  // What has no form is text from here on, tags included.
  const auto write_literally = [&](std::span<const Symbol> text) {
    for (const Symbol s : text) {
      if (is_tag(s)) {
        out.push('<', unit);
        for (const char32_t c : text::to_utf32(symbols_->name(s))) out.push(c, unit);
        out.push('>', unit);
      } else {
        out.push(s, unit);
      }
    }
  };
  const auto mark = [&](char m) {
    out.marks.back() = m;
    if (marks == Marks::kShown) out.push(static_cast<Symbol>(m), unit);
  };
  out.marks.push_back(0);
  while (!form.empty() && text::is_space(form[0])) form = form.subspan(1);
  if (!form.empty() && form[0] == '=') {
    write(form.first(1));
    form = form.subspan(1);
  }
  if (form.empty()) return;
  if (form[0] == '*' || form[0] == '%') {
    mark(static_cast<char>(form[0]));
    write_literally(form.subspan(1));
    return;
  }
  if (form[0] == kNoTranslation) {
    mark('@');
    write_literally(without_tags(form).subspan(1));
    return;
  }
  if (const UnitCache::Answer known = cache_.find(form); known.found) {
    if (known.mark != 0) mark(known.mark);
    return write(known.symbols);
  }
  const size_t begin = out.tape.size();
  if (find_forms(form)) {
    for (size_t i = 0; i < forms_.size(); ++i) {
      if (i > 0) out.push(kSeparator, unit);
      write(forms_[i]);
    }
    cache_.keep(form, std::span(out.tape).subspan(begin));
  } else {
    mark('#');
    const size_t text_begin = out.tape.size();
    write_literally(without_tags(form));
    cache_.keep(form, std::span(out.tape).subspan(text_begin), '#');
  }
}

/// Fills forms_ with what the dictionary makes of `form`; false if nothing.
bool Generator::find_forms(std::span<const Symbol> form) {
  set_.reset();
  for (const Symbol s : form) {
    if (set_.empty()) break;
    step_case(set_, s, *symbols_);
  }
  if (!set_.is_final()) return false;
  finals_.clear();
  for (const Configuration& c : set_.configurations()) {
    if (set_.final_of(c) != Final::kNone) finals_.push_back(c);
  }
  const Casing casing{text::is_upper(form[0]), form.size() > 1 && text::is_upper(form[1])};
  renderer_.render(set_, finals_, casing, forms_);
  return true;
}

}  // namespace palimpsest::apertium
