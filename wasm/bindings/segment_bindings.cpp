// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The splitter (app/segmenter.h) without the rest of the engine, for who wants the places of
// sentences in a text of JavaScript: UTF-8 in, UTF-16 offsets out, no JSON between. The JavaScript
// side of it: js-glue/core/segmenter.ts.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstddef>
#include <cstdint>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "app/segmenter.h"
#include "app/srx_codec.h"
#include "bindings/guarded.h"
#include "text/positions.h"

namespace palimpsest::bindings {
namespace {

/// Sentences are at least one byte and white space, or a mark of three bytes; by a person's rules
/// they may be one byte.
constexpr size_t kMinSentenceBytes = 2;

class Segmenter {
 public:
  explicit Segmenter(const std::string& language) : language_(language) {}

  /// Splits by a person's SRX rules from now on. json, returns  as Engine::setSegmentationRules.
  /// What was reserved is worth nothing after it.
  std::string set_rules(const std::string& json) {
    return guarded([&] {
      const auto request = app::parse_segmentation_rules(json);
      if (!request) return app::reply(request.error());
      const auto& [description, use_rest] = request.value();
      const app::SegmentationRules result = segmenter_.set_rules(description, use_rest);
      has_rules_ = has_rules_ || result.is_used;
      return app::reply(result);
    });
  }

  /// Makes room for a text of `size_bytes`. False if there is no memory for that; the views of
  /// before are worth nothing then either.
  bool reserve(double size_bytes) {
    if (!(size_bytes >= 0 && size_bytes < static_cast<double>(UINT32_MAX))) return false;
    try {
      const auto size = static_cast<size_t>(size_bytes);
      bytes_.resize(size);
      ends_.resize(has_rules_ ? size + 1 : size / kMinSentenceBytes + 1);
    } catch (const std::exception&) {
      return false;
    }
    return true;
  }
  /// Views of what is reserved; any call that may move the memory makes them empty.
  emscripten::val bytes() {
    return emscripten::val(emscripten::typed_memory_view(
        bytes_.size(), reinterpret_cast<unsigned char*>(bytes_.data())));
  }
  emscripten::val ends() {
    return emscripten::val(emscripten::typed_memory_view(ends_.size(), ends_.data()));
  }

  /// Splits the first `size_bytes` of bytes(), well-formed UTF-8 of `size_units` code units of
  /// UTF-16. The ends of its sentences are in ends() then.
  /// returns  how many there are; below 0: no memory, or no such size.
  double segment(double size_bytes, double size_units) {
    if (!(size_bytes >= 0 && size_bytes <= static_cast<double>(bytes_.size()))) return -1;
    const auto size = static_cast<size_t>(size_bytes);
    const std::string_view text(bytes_.data(), size);
    try {
      segmenter_.split(text, language_, segments_);
    } catch (const std::exception&) {
      return -1;
    }
    const bool is_ascii = size_bytes == size_units;
    uint32_t byte = 0;
    uint32_t unit = 0;
    size_t count = 0;
    for (const text::ByteRange range : segments_) {
      if (count == ends_.size()) return -1;
      unit += is_ascii ? range.end - byte : text::utf16_size(text.substr(byte, range.end - byte));
      byte = range.end;
      ends_[count++] = unit;
    }
    return static_cast<double>(count);
  }

 private:
  app::Segmenter segmenter_;
  bool has_rules_ = false;
  std::string language_;
  std::string bytes_;
  std::vector<uint32_t> ends_;
  std::vector<text::ByteRange> segments_;
};

EMSCRIPTEN_BINDINGS(palimpsest_segment) {
  emscripten::class_<Segmenter>("Segmenter")
      .constructor<std::string>()
      .function("setRules", &Segmenter::set_rules)
      .function("reserve", &Segmenter::reserve)
      .function("bytes", &Segmenter::bytes)
      .function("ends", &Segmenter::ends)
      .function("segment", &Segmenter::segment);
}

}  // namespace
}  // namespace palimpsest::bindings
