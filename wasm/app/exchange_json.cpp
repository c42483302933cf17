// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "app/exchange_json.h"

namespace palimpsest::app {
namespace {

bool is_plain(char c) {
  return static_cast<uint8_t>(c) >= 0x20 && c != '"' && c != '\\';
}

void append_escape(std::string& out, char c) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  if (c == '"') {
    out += "\\\"";
  } else if (c == '\\') {
    out += "\\\\";
  } else if (c == '\n') {
    out += "\\n";
  } else {
    out += "\\u00";
    out += kDigits[static_cast<uint8_t>(c) >> 4];
    out += kDigits[static_cast<uint8_t>(c) & 15];
  }
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    size_t end = 0;
    while (end < text.size() && is_plain(text[end])) ++end;
    out.append(text.substr(0, end));
    if (end == text.size()) break;
    append_escape(out, text[end]);
    text.remove_prefix(end + 1);
  }
  out += '"';
}

void append_json_runs(std::string& out, const text::Runs& runs) {
  JsonList list(out, '[', ']');
  for (const text::Run& run : runs) {
    std::string& element = list.element();
    switch (run.kind) {
      case text::RunKind::kText:
        append_json_string(element, run.text);
        break;
      case text::RunKind::kOpen:
        element += std::to_string(run.code);
        break;
      case text::RunKind::kClose:
        element += "-" + std::to_string(run.code);
        break;
      case text::RunKind::kAlone:
        element += "[" + std::to_string(run.code) + "]";
        break;
    }
  }
}

std::string& JsonList::element() {
  if (!is_first_) out_ += ',';
  is_first_ = false;
  return out_;
}

std::string& JsonList::member(std::string_view name) {
  element();
  out_ += '"';
  out_ += name;
  out_ += "\":";
  return out_;
}

void JsonList::string(std::string_view name, std::string_view value) {
  append_json_string(member(name), value);
}

void JsonList::number(std::string_view name, int64_t value) {
  member(name) += std::to_string(value);
}

}  // namespace palimpsest::app
