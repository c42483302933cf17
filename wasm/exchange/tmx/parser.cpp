// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// TMX 1.4b and the versions before it.
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "exchange/content.h"
#include "exchange/tmx/translation_unit.h"
#include "exchange/xml_parser.h"

namespace palimpsest::exchange {
namespace {

std::string_view lang_of(const xml::Attributes& attributes) {
  const std::string_view lang = xml::find(attributes, "xml:lang");
  return lang.empty() ? xml::find(attributes, "lang") : lang;  // TMX before 1.4 has "lang"
}

class TmxParser final : public XmlParser {
 public:
  using XmlParser::XmlParser;

 private:
  enum class In : uint8_t { kNothing, kFile, kHeader, kUnit, kVariant, kSegment, kProperty, kNote };

  void start_element(std::string_view name, const xml::Attributes& attributes) override;
  void end_element(std::string_view name) override;
  void text(std::string_view piece) override;
  void bad_character() override { reject("a unit with a character that XML does not allow"); }

  void start_in_file(std::string_view name, const xml::Attributes& attributes);
  void start_in_unit(std::string_view name, const xml::Attributes& attributes);
  void start_in_variant(std::string_view name, const xml::Attributes& attributes);
  void start_code(std::string_view name, const xml::Attributes& attributes);
  /// Counts what is said besides the segments; false once it is more than a unit can reasonably
  /// hold.
  bool can_say(size_t bytes);
  bool start_saying(std::string_view name, const xml::Attributes& attributes);
  void end_segment(std::string_view name);
  void start_passing_over() { passed_over_ = 1; }

  tmx::Sayings& said() {
    return unit_.variants.empty() || !is_in_variant_ ? unit_.said : unit_.variants.back().said;
  }
  void reject(const char* reason) {
    if (in_ >= In::kUnit && unit_.reason.empty()) unit_.reason = reason;
  }

  In in_ = In::kNothing;
  bool is_in_variant_ = false;
  size_t passed_over_ = 0;  // depth inside an element nobody asked for
  size_t said_bytes_ = 0;
  std::string source_lang_;
  tmx::TranslationUnit unit_;
  ContentBuilder segment_;
};

void TmxParser::start_element(std::string_view name, const xml::Attributes& attributes) {
  if (passed_over_ > 0) {
    ++passed_over_;
    return;
  }
  switch (in_) {
    case In::kNothing:
      if (name == "tmx") {
        in_ = In::kFile;
      } else {
        scanner_.fail("this is no TMX file, its first element is <" + std::string(name) +
                      ">; choose the format it has");
      }
      return;
    case In::kFile:
      return start_in_file(name, attributes);
    case In::kUnit:
      return start_in_unit(name, attributes);
    case In::kVariant:
      return start_in_variant(name, attributes);
    case In::kSegment:
      return start_code(name, attributes);
    case In::kHeader:
    case In::kProperty:
    case In::kNote:
      return start_passing_over();
  }
}

void TmxParser::start_in_file(std::string_view name, const xml::Attributes& attributes) {
  if (name == "tu") {
    in_ = In::kUnit;
    unit_.line = scanner_.line();
    unit_.reason.clear();
    unit_.variants.clear();
    unit_.said = {};
    said_bytes_ = 0;
    is_in_variant_ = false;
    for (const xml::Attribute& attribute : attributes) {
      unit_.said.attributes.push_back({std::string(attribute.name), std::string(attribute.value)});
    }
  } else if (name == "header") {
    in_ = In::kHeader;
    source_lang_ = xml::find(attributes, "srclang");
  } else if (name != "body") {
    start_passing_over();
  }
}

void TmxParser::start_in_unit(std::string_view name, const xml::Attributes& attributes) {
  constexpr size_t kMaxVariants = 256;
  if (start_saying(name, attributes)) return;
  if (name != "tuv" || unit_.variants.size() == kMaxVariants) {
    if (name == "tu" || name == "tuv") reject("a unit with a unit or 256 languages in it");
    return start_passing_over();
  }
  in_ = In::kVariant;
  is_in_variant_ = true;
  tmx::Variant& variant = unit_.variants.emplace_back();
  variant.lang = lang_of(attributes);
  if (variant.lang.empty()) reject("a <tuv> without xml:lang");
  for (const xml::Attribute& attribute : attributes) {
    if (attribute.name == "xml:lang" || attribute.name == "lang") continue;
    variant.said.attributes.push_back({std::string(attribute.name), std::string(attribute.value)});
  }
}

void TmxParser::start_in_variant(std::string_view name, const xml::Attributes& attributes) {
  if (start_saying(name, attributes)) return;
  if (name != "seg") return start_passing_over();
  if (unit_.variants.back().has_segment) reject("a <tuv> with two <seg>");
  in_ = In::kSegment;
  segment_.clear();
}

bool TmxParser::can_say(size_t bytes) {
  constexpr size_t kMaxBytes = size_t{1} << 20;
  said_bytes_ += bytes;
  if (said_bytes_ > kMaxBytes) reject("a unit with notes and properties of more than 1 MB");
  return said_bytes_ <= kMaxBytes;
}

bool TmxParser::start_saying(std::string_view name, const xml::Attributes& attributes) {
  if ((name == "prop" || name == "note") && !can_say(sizeof(Property))) return false;
  if (name == "prop") {
    in_ = In::kProperty;
    said().properties.push_back({Place::kUnit,
                                 std::string(xml::find(attributes, "type")),
                                 std::string(lang_of(attributes)),
                                 {}});
    return true;
  }
  if (name == "note") {
    in_ = In::kNote;
    said().notes.push_back({Place::kUnit, std::string(lang_of(attributes)), {}, {}});
    return true;
  }
  return false;
}

void TmxParser::start_code(std::string_view name, const xml::Attributes& attributes) {
  if (segment_.is_in_data()) return segment_.start_inside(name, attributes);
  if (name == "bpt") {
    segment_.open(name, attributes, xml::find(attributes, "i"));
    segment_.begin_data();
  } else if (name == "ept") {
    segment_.close(name, attributes, xml::find(attributes, "i"));
    segment_.begin_data();
  } else if (name == "ph" || name == "it" || name == "ut") {
    segment_.alone(name, attributes);
    segment_.begin_data();
  } else {
    // <hi>, and whatever else marks a piece of text.
    segment_.open_element(name, attributes);
  }
}

void TmxParser::end_element(std::string_view name) {
  if (passed_over_ > 0) {
    --passed_over_;
    return;
  }
  switch (in_) {
    case In::kNothing:
    case In::kFile:
      return;
    case In::kHeader:
      in_ = In::kFile;
      return;
    case In::kUnit:
      put_units(unit_, wanted_, source_lang_, sink_);
      in_ = In::kFile;
      return;
    case In::kVariant:
      is_in_variant_ = false;
      in_ = In::kUnit;
      return;
    case In::kSegment:
      return end_segment(name);
    case In::kProperty:
    case In::kNote:
      in_ = is_in_variant_ ? In::kVariant : In::kUnit;
      return;
  }
}

void TmxParser::end_segment(std::string_view name) {
  if (segment_.is_in_data()) return segment_.end_inside(name);
  if (name != "seg") return segment_.close_element();
  if (segment_.is_too_large()) reject("a segment of more than 1 MB or 1000 codes");
  tmx::Variant& variant = unit_.variants.back();
  variant.content = segment_.take();
  variant.has_segment = true;
  in_ = In::kVariant;
}

void TmxParser::text(std::string_view piece) {
  if (passed_over_ > 0) return;
  if (in_ == In::kSegment) {
    segment_.text(piece);
  } else if (in_ == In::kProperty || in_ == In::kNote) {
    std::string& value =
        in_ == In::kProperty ? said().properties.back().value : said().notes.back().text;
    if (can_say(piece.size())) value += piece;
  }
}

}  // namespace

std::unique_ptr<Parser> make_tmx_parser(Sink& sink, const WantedPair& wanted) {
  return std::make_unique<TmxParser>(sink, wanted);
}

}  // namespace palimpsest::exchange
