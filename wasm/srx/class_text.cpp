// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "srx/class_text.h"

#include "text/utf8.h"

namespace palimpsest::srx {
namespace {

constexpr char32_t kHardBreak = 0x2028;

}  // namespace

void ClassText::read(std::string_view text, const Alphabet& alphabet) {
  classes_.clear();
  hard_breaks_.clear();
  offsets_.clear();
  size_t at = 0;
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) {
    classes_.push_back(alphabet.class_of(static_cast<unsigned char>(text[at])));
    ++at;
  }
  first_wide_ = at;
  while (at < text.size()) {
    offsets_.push_back(static_cast<uint32_t>(at));
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      classes_.push_back(alphabet.class_of(byte));
      ++at;
      continue;
    }
    const text::Decoded decoded = text::decode(text, at);
    classes_.push_back(alphabet.class_of(decoded.code_point));
    at += decoded.size_bytes;
    if (decoded.code_point == kHardBreak) {
      hard_breaks_.push_back(static_cast<uint32_t>(classes_.size()));
    }
  }
  offsets_.push_back(static_cast<uint32_t>(at));
}

}  // namespace palimpsest::srx
