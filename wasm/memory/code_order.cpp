// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/code_order.h"

#include <string_view>
#include <unordered_map>

#include "memory/coded_text.h"
#include "memory/hash.h"

namespace palimpsest::memory {
namespace {

/// Ordinal of each code.
std::unordered_map<uint32_t, uint32_t> ordinals_of(const std::vector<uint32_t>& codes) {
  std::unordered_map<uint32_t, uint32_t> ordinals;
  for (const uint32_t code : codes) {
    ordinals.emplace(code, static_cast<uint32_t>(ordinals.size() + 1));
  }
  return ordinals;
}

}  // namespace

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

std::string key_of(const text::Runs& source) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  uint64_t hash = hash_bytes(code_text(to_ordinals(source, codes_in_order(source))));
  std::string key(16, '0');
  for (char& digit : key) {
    digit = kDigits[hash >> 60];
    hash <<= 4;
  }
  return key;
}

text::Runs to_ordinals(const text::Runs& runs, const std::vector<uint32_t>& codes) {
  const bool is_plain = runs.size() == 1 && runs.front().kind == text::RunKind::kText;
  if (is_plain) return runs;  // a million times in an import
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
