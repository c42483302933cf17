// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "app/canonical.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "text/unicode.h"
#include "text/utf8.h"

namespace palimpsest::app {
namespace {

using inline_codes::MarkedText;
using text::Runs;

bool is_plain(const Runs& runs) {
  return runs.size() == 1 && runs.front().kind == text::RunKind::kText;
}

/// As below, for most units there are: no codes, nothing to lift.
CanonicalTexts without_codes(const Runs& source, const Runs& target) {
  CanonicalTexts texts{source, target};
  trim(texts.target);
  return texts;
}

Result<CanonicalTexts> checked(CanonicalTexts texts) {
  if (!has_text(texts.source) || !has_text(texts.target)) {
    return Error{ErrorCode::kBadArgument, "source and target need text; use forget to take it back",
                 has_text(texts.source) ? "target" : "source"};
  }
  return texts;
}

std::unordered_set<uint32_t> codes_of(const MarkedText& marked) {
  std::unordered_set<uint32_t> codes;
  for (const auto& mark : marked.marks) codes.insert(mark.code);
  return codes;
}

}  // namespace

Error within(const char* field, const Error& error) {
  return Error{error.code, error.message, std::string(field) + ", " + error.where};
}

void trim(Runs& runs) {
  const auto is_text = [](const text::Run& run) { return run.kind == text::RunKind::kText; };
  const auto first = std::find_if(runs.begin(), runs.end(), is_text);
  if (first == runs.end()) return;
  size_t begin = 0;
  while (begin < first->text.size()) {
    const text::Decoded d = text::decode(first->text, begin);
    if (!text::is_space(d.code_point)) break;
    begin += d.size_bytes;
  }
  first->text.erase(0, begin);
  const auto last = std::find_if(runs.rbegin(), runs.rend(), is_text);
  size_t end = last->text.size();
  while (end > 0) {
    size_t at = end - 1;
    while (at > 0 && text::is_continuation(last->text[at])) --at;
    if (!text::is_space(text::decode(last->text, at).code_point)) break;
    end = at;
  }
  last->text.erase(end);
}

bool has_text(const Runs& runs) {
  return std::any_of(runs.begin(), runs.end(), [](const text::Run& run) {
    return run.kind == text::RunKind::kText && !run.text.empty();
  });
}

Result<MarkedText> lift_field(const Runs& runs, const char* field) {
  Result<MarkedText> lifted = inline_codes::lift_part(runs);
  if (!lifted) return within(field, lifted.error());
  return lifted;
}

Result<CanonicalTexts> canonical_texts(const Runs& source_runs, const Runs& target_runs,
                                       OtherCodes other) {
  if (is_plain(source_runs) && is_plain(target_runs)) {
    return checked(without_codes(source_runs, target_runs));
  }
  const Result<MarkedText> source = lift_field(source_runs, "source");
  if (!source) return source.error();
  Result<MarkedText> target = lift_field(target_runs, "target");
  if (!target) return target.error();
  const std::unordered_set<uint32_t> known = codes_of(source.value());
  for (const auto& mark : target.value().marks) {
    if (other == OtherCodes::kRefused && known.count(mark.code) == 0) {
      return Error{ErrorCode::kBadArgument, "the source has no such code; use the source's codes",
                   "target, code " + std::to_string(mark.code)};
    }
  }
  const MarkedText core = inline_codes::core_of(source.value());
  const std::unordered_set<uint32_t> kept = codes_of(core);
  std::erase_if(target.value().marks, [&](const auto& mark) { return kept.count(mark.code) == 0; });
  CanonicalTexts texts{inline_codes::lower(core), inline_codes::lower(target.value())};
  trim(texts.target);
  return checked(std::move(texts));
}

}  // namespace palimpsest::app
