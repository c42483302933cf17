// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "exchange/content.h"

#include <algorithm>
#include <utility>

#include "exchange/xml/escape.h"

namespace palimpsest::exchange {
namespace {

// A segment is a sentence or a paragraph; what is beyond this is a broken file or an attack.
constexpr size_t kMaxBytes = size_t{1} << 20;
constexpr size_t kMaxCodes = 1000;

}  // namespace

std::string plain_text(const text::Runs& runs) {
  std::string out;
  for (const text::Run& run : runs) out += run.text;
  return out;
}

void ContentBuilder::clear() {
  content_ = {};
  open_.clear();
  is_in_data_ = false;
  inside_ = 0;
  size_bytes_ = 0;
}

Content ContentBuilder::take() {
  if (is_too_large()) {
    clear();
    return {};
  }
  for (const Open& open : open_) {
    for (text::Run& run : content_.runs) {
      if (run.kind == text::RunKind::kOpen && run.code == open.number) {
        run.kind = text::RunKind::kAlone;
      }
    }
  }
  if (content_.codes.size() > 1) part_crossing_pairs();
  Content content = std::move(content_);
  clear();
  return content;
}

void ContentBuilder::part_crossing_pairs() {
  std::vector<text::Run*> open;
  bool is_changed = false;
  for (text::Run& run : content_.runs) {
    if (run.kind == text::RunKind::kOpen) open.push_back(&run);
    if (run.kind != text::RunKind::kClose) continue;
    const auto begin = std::find_if(open.rbegin(), open.rend(),
                                    [&](const text::Run* o) { return o->code == run.code; });
    if (begin == open.rend()) continue;
    if (begin != open.rbegin()) {
      Code end{static_cast<uint32_t>(content_.codes.size() + 1), {}, {}};
      std::swap(end.open, content_.codes[run.code - 1].close);
      (*begin)->kind = run.kind = text::RunKind::kAlone;
      run.code = end.number;
      content_.codes.push_back(std::move(end));
      is_changed = true;
    }
    open.erase(std::next(begin).base());
  }
  if (is_changed) number_in_order();
}

void ContentBuilder::number_in_order() {
  std::vector<Code> codes;
  std::vector<uint32_t> numbers(content_.codes.size(), 0);
  for (text::Run& run : content_.runs) {
    if (run.kind == text::RunKind::kText) continue;
    uint32_t& number = numbers[run.code - 1];
    if (number == 0) {
      codes.push_back(std::move(content_.codes[run.code - 1]));
      codes.back().number = number = static_cast<uint32_t>(codes.size());
    }
    run.code = number;
  }
  content_.codes = std::move(codes);
}

bool ContentBuilder::is_too_large() const {
  return size_bytes_ > kMaxBytes || content_.codes.size() > kMaxCodes;
}

std::string& ContentBuilder::data() {
  Code& code = content_.codes[data_number_ - 1];
  return (is_data_of_close_ ? code.close : code.open).data;
}

void ContentBuilder::set_data(std::string_view text) {
  size_bytes_ += text.size();
  if (!is_too_large()) xml::append_text(data(), text);
}

void ContentBuilder::set_close_data(std::string_view text) {
  size_bytes_ += text.size();
  if (!is_too_large()) xml::append_text(content_.codes[data_number_ - 1].close.data, text);
}

void ContentBuilder::text(std::string_view piece) {
  size_bytes_ += piece.size();
  if (is_too_large()) return;
  if (is_in_data_) {
    xml::append_text(data(), piece);
    return;
  }
  text::Runs& runs = content_.runs;
  if (runs.empty() || runs.back().kind != text::RunKind::kText) {
    runs.push_back(text::text_run({}));
  }
  runs.back().text += piece;
}

void ContentBuilder::open(std::string_view name, const xml::Attributes& attributes,
                          std::string_view key) {
  if (make(text::RunKind::kOpen, name, attributes)) {
    open_.push_back({data_number_, false, std::string(key)});
  }
}

void ContentBuilder::open_element(std::string_view name, const xml::Attributes& attributes) {
  if (make(text::RunKind::kOpen, name, attributes)) open_.push_back({data_number_, true, {}});
}

void ContentBuilder::close(std::string_view name, const xml::Attributes& attributes,
                           std::string_view key) {
  if (is_too_large()) return;
  const auto found = std::find_if(open_.rbegin(), open_.rend(), [key](const Open& open) {
    return !open.is_element && open.key == key;
  });
  if (found == open_.rend()) {
    alone(name, attributes);
    return;
  }
  data_number_ = found->number;
  is_data_of_close_ = true;
  open_.erase(std::next(found).base());
  content_.runs.push_back(text::code_run(text::RunKind::kClose, data_number_));
  set(content_.codes[data_number_ - 1].close, name, attributes);
}

void ContentBuilder::alone(std::string_view name, const xml::Attributes& attributes) {
  make(text::RunKind::kAlone, name, attributes);
}

void ContentBuilder::close_element() {
  if (is_too_large()) return;
  const auto found =
      std::find_if(open_.rbegin(), open_.rend(), [](const Open& open) { return open.is_element; });
  if (found == open_.rend()) return;
  content_.runs.push_back(text::code_run(text::RunKind::kClose, found->number));
  open_.erase(std::next(found).base());
}

void ContentBuilder::start_inside(std::string_view name, const xml::Attributes& attributes) {
  ++inside_;
  if (is_too_large()) return;
  std::string& out = data();
  out += '<';
  out += name;
  for (const xml::Attribute& attribute : attributes) {
    xml::append_attribute(out, attribute.name, attribute.value);
  }
  out += '>';
  size_bytes_ += name.size();
}

void ContentBuilder::end_inside(std::string_view name) {
  if (inside_ == 0) {
    is_in_data_ = false;
    return;
  }
  --inside_;
  if (is_too_large()) return;
  std::string& out = data();
  out += "</";
  out += name;
  out += '>';
}

bool ContentBuilder::make(text::RunKind kind, std::string_view name,
                          const xml::Attributes& attributes) {
  if (is_too_large()) return false;
  is_data_of_close_ = false;
  data_number_ = static_cast<uint32_t>(content_.codes.size() + 1);
  content_.runs.push_back(text::code_run(kind, data_number_));
  content_.codes.push_back({data_number_, {}, {}});
  set(content_.codes.back().open, name, attributes);
  return true;
}

void ContentBuilder::set(Tag& tag, std::string_view name, const xml::Attributes& attributes) {
  if (is_too_large()) return;
  tag.name = name;
  size_bytes_ += name.size();
  for (const xml::Attribute& attribute : attributes) {
    size_bytes_ += attribute.name.size() + attribute.value.size();
    tag.attributes.push_back({std::string(attribute.name), std::string(attribute.value)});
  }
}

}  // namespace palimpsest::exchange
