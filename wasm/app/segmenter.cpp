// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "app/segmenter.h"

#include <utility>

#include "segment/splitter.h"

namespace palimpsest::app {

std::vector<text::ByteRange> Segmenter::split(std::string_view text, std::string_view language) {
  std::vector<text::ByteRange> segments;
  split(text, language, segments);
  return segments;
}

void Segmenter::split(std::string_view text, std::string_view language,
                      std::vector<text::ByteRange>& segments) {
  if (rules_ && rules_->applies_to(language)) {
    segments = rules_->split(text, language);
  } else {
    segment::split(text, language, segments);
  }
}

SegmentationRules Segmenter::set_rules(const srx::Description& description, bool use_rest) {
  auto rules = std::make_unique<srx::Rules>(description);
  SegmentationRules result;
  result.rules = rules->size();
  result.unreadable = rules->unreadable();
  result.is_used = result.unreadable.empty() || use_rest;
  if (result.is_used) rules_ = std::move(rules);
  return result;
}

}  // namespace palimpsest::app
