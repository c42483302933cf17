// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/key.h"

#include <unordered_map>

#include "text/unicode.h"
#include "text/utf8.h"

namespace palimpsest::memory {
namespace {

// Bytes that never occur in UTF-8.
constexpr char kField = '\xFF';
constexpr char kOpen = '\xFE';
constexpr char kClose = '\xFD';
constexpr char kAlone = '\xFC';

char tag_of(text::RunKind kind) {
  switch (kind) {
    case text::RunKind::kOpen:
      return kOpen;
    case text::RunKind::kClose:
      return kClose;
    default:
      return kAlone;
  }
}

/// Ordinal of each code.
std::unordered_map<uint32_t, uint32_t> ordinals_of(const std::vector<uint32_t>& codes) {
  std::unordered_map<uint32_t, uint32_t> ordinals;
  for (const uint32_t code : codes) {
    ordinals.emplace(code, static_cast<uint32_t>(ordinals.size() + 1));
  }
  return ordinals;
}

}  // namespace

std::string key_of(const Pair& pair, const text::Runs& source) {
  std::string key = pair.from + kField + pair.to + kField;
  const auto ordinals = ordinals_of(codes_in_order(source));
  const size_t beginning = key.size();
  bool space_waits = false;
  const auto write_space = [&] {
    if (space_waits && key.size() > beginning) key += ' ';
    space_waits = false;
  };
  for (const text::Run& run : source) {
    if (run.kind != text::RunKind::kText) {
      write_space();
      key += tag_of(run.kind);
      key += std::to_string(ordinals.find(run.code)->second);
      key += kField;
      continue;
    }
    for (size_t at = 0; at < run.text.size();) {
      const text::Decoded d = text::decode(run.text, at);
      if (text::is_space(d.code_point)) {
        space_waits = true;
      } else {
        write_space();
        text::append(key, d.code_point);
      }
      at += d.size_bytes;
    }
  }
  return key;
}

std::vector<uint32_t> codes_in_order(const text::Runs& runs) {
  std::vector<uint32_t> codes;
  std::unordered_map<uint32_t, bool> seen;
  for (const text::Run& run : runs) {
    if (run.kind != text::RunKind::kText && seen.emplace(run.code, true).second) {
      codes.push_back(run.code);
    }
  }
  return codes;
}

text::Runs to_ordinals(const text::Runs& runs, const std::vector<uint32_t>& codes) {
  const auto ordinals = ordinals_of(codes);
  text::Runs out;
  for (const text::Run& run : runs) {
    const auto ordinal = ordinals.find(run.code);
    if (run.kind == text::RunKind::kText) {
      out.push_back(run);
    } else if (ordinal != ordinals.end()) {
      out.push_back(text::code_run(run.kind, ordinal->second));
    }
  }
  return out;
}

text::Runs from_ordinals(const text::Runs& runs, const std::vector<uint32_t>& codes) {
  text::Runs out;
  for (const text::Run& run : runs) {
    if (run.kind == text::RunKind::kText) {
      out.push_back(run);
    } else if (run.code >= 1 && run.code <= codes.size()) {
      out.push_back(text::code_run(run.kind, codes[run.code - 1]));
    }
  }
  return out;
}

}  // namespace palimpsest::memory
