// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/coded_text.h"

#include <cstdint>

#include "text/utf8.h"

namespace palimpsest::memory {
namespace {

unsigned char byte_of(text::RunKind kind) {
  switch (kind) {
    case text::RunKind::kOpen:
      return kOpenByte;
    case text::RunKind::kClose:
      return kCloseByte;
    default:
      return kAloneByte;
  }
}

text::RunKind kind_of(unsigned char byte) {
  if (byte == kOpenByte) return text::RunKind::kOpen;
  return byte == kCloseByte ? text::RunKind::kClose : text::RunKind::kAlone;
}

}  // namespace

std::string code_text(const text::Runs& runs) {
  std::string coded;
  for (const text::Run& run : runs) {
    if (run.kind == text::RunKind::kText) {
      if (text::is_well_formed(run.text)) {
        coded += run.text;
      } else {
        coded += text::make_well_formed(run.text);
      }
      continue;
    }
    coded += static_cast<char>(byte_of(run.kind));
    coded += std::to_string(run.code);
    coded += static_cast<char>(kCodeEndByte);
  }
  return coded;
}

text::Runs runs_of(std::string_view coded) {
  text::Runs runs;
  size_t at = 0;
  while (at < coded.size()) {
    if (!begins_code(coded[at])) {
      size_t end = at + 1;
      while (end < coded.size() && !begins_code(coded[end])) ++end;
      runs.push_back(text::text_run(std::string(coded.substr(at, end - at))));
      at = end;
      continue;
    }
    const text::RunKind kind = kind_of(static_cast<unsigned char>(coded[at++]));
    uint32_t code = 0;
    while (at < coded.size() && coded[at] >= '0' && coded[at] <= '9') {
      code = code * 10 + static_cast<uint32_t>(coded[at++] - '0');
    }
    if (at < coded.size()) ++at;  // the end byte
    runs.push_back(text::code_run(kind, code));
  }
  return runs;
}

}  // namespace palimpsest::memory
