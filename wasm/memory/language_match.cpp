// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/language_match.h"

#include <algorithm>
#include <array>
#include <string>

namespace palimpsest::memory {
namespace {

using namespace std::string_view_literals;

/// The subtags that tell languages apart here (RFC 5646); in lower case.
struct Tag {
  std::string language;
  std::string script;
  std::string rest;  // region, variants, extensions
};

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    if (c == '_') return '-';
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  });
  return out;
}

bool is_script(std::string_view subtag) {
  return subtag.size() == 4 &&
         std::all_of(subtag.begin(), subtag.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Of languages written in several scripts, the one that is meant where none is said.
std::string_view usual_script(std::string_view language, std::string_view rest) {
  constexpr std::array kTraditional = {"tw"sv, "hk"sv, "mo"sv};
  if (language == "zh") {
    const std::string_view region = rest.substr(0, rest.find('-'));
    const bool is_traditional =
        std::find(kTraditional.begin(), kTraditional.end(), region) != kTraditional.end();
    return is_traditional ? "hant" : "hans";
  }
  if (language == "sr") return "cyrl";
  if (language == "uz" || language == "az") return "latn";
  return "";
}

Tag read_tag(std::string_view text) {
  const std::string all = lower(text);
  Tag tag;
  const size_t language_end = std::min(all.find('-'), all.size());
  tag.language = all.substr(0, language_end);
  tag.rest = language_end < all.size() ? all.substr(language_end + 1) : "";
  const size_t subtag_end = std::min(tag.rest.find('-'), tag.rest.size());
  if (is_script(std::string_view(tag.rest).substr(0, subtag_end))) {
    tag.script = tag.rest.substr(0, subtag_end);
    tag.rest.erase(0, std::min(subtag_end + 1, tag.rest.size()));
  } else {
    tag.script = usual_script(tag.language, tag.rest);
  }
  return tag;
}

}  // namespace

std::optional<int> language_penalty(std::string_view asked, std::string_view kept) {
  if (asked == kept) return 0;
  const Tag a = read_tag(asked);
  const Tag b = read_tag(kept);
  const bool has_same_script = a.script == b.script || a.script.empty() || b.script.empty();
  if (a.language != b.language || !has_same_script) return std::nullopt;
  if (a.rest == b.rest) return 0;
  return a.rest.empty() || b.rest.empty() ? kRegionPenalty : kOtherRegionPenalty;
}

std::optional<int> pair_penalty(const Pair& asked, const Pair& kept) {
  const std::optional<int> from = language_penalty(asked.from, kept.from);
  const std::optional<int> to = language_penalty(asked.to, kept.to);
  if (!from || !to) return std::nullopt;
  return *from + *to;
}

}  // namespace palimpsest::memory
