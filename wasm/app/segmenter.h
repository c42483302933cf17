// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// How texts are split into segments: by a person's SRX rules for the languages they are made for,
// by our own rules otherwise.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "app/requests.h"
#include "srx/description.h"
#include "srx/rules.h"
#include "text/positions.h"

namespace palimpsest::app {

class Segmenter {
 public:
  /// Ranges as segment::split: without white space at their ends, only that between them.
  [[nodiscard]] std::vector<text::ByteRange> split(std::string_view text,
                                                   std::string_view language);
  /// The same into `segments`, whose memory is used again.
  void split(std::string_view text, std::string_view language,
             std::vector<text::ByteRange>& segments);

  /// The rules count from now on, unless some pattern can't be read and `use_rest` is false: then
  /// everything stays as it was.
  [[nodiscard]] SegmentationRules set_rules(const srx::Description& description, bool use_rest);
  void remove_rules() { rules_.reset(); }

 private:
  std::unique_ptr<srx::Rules> rules_;
};

}  // namespace palimpsest::app
