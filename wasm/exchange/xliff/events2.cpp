// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// XLIFF 2.0 and 2.1: <unit> with its <segment>s. The original data of codes, which stand in front
// of them, are put where the codes are.
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "exchange/xliff/events.h"
#include "exchange/xliff/extension.h"
#include "exchange/xml/characters.h"
#include "text/utf8.h"

namespace palimpsest::exchange::xliff {
namespace {

class Events2 final : public Events {
 public:
  Events2(Sink& sink, const WantedPair& wanted, xml::Scanner& scanner, const xml::Attributes& root)
      : Events(sink, wanted, scanner),
        ours_(prefix_of_ours(root)),
        source_lang_(xml::find(root, "srcLang")),
        target_lang_(xml::find(root, "trgLang")) {}

  void start(std::string_view name, const xml::Attributes& attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view piece) override;

 private:
  enum class In : uint8_t {
    kFile,
    kUnit,
    kOurs,
    kNotes,
    kNote,
    kProperty,
    kOriginals,
    kOriginal,
    kSegment,
    kSource,
    kTarget
  };

  void start_in_file(std::string_view name, const xml::Attributes& attributes);
  void start_in_unit(std::string_view name, const xml::Attributes& attributes);
  void start_in_segment(std::string_view name, const xml::Attributes& attributes);
  void start_note(const xml::Attributes& attributes);
  void start_code(std::string_view name, const xml::Attributes& attributes);
  [[nodiscard]] std::string_view original(const xml::Attributes& attributes,
                                          std::string_view reference) const;
  const xml::Attributes& without_data(const xml::Attributes& attributes);
  void end_side(std::string_view name);

  const std::string ours_;
  const std::string source_lang_;
  const std::string target_lang_;
  In in_ = In::kFile;
  std::map<std::string, std::string, std::less<>> originals_;
  size_t originals_bytes_ = 0;
  std::string* original_ = nullptr;
  xml::Attributes kept_;
};

/// The character of <cp hex="…"/>.
std::optional<std::string> character_point(const xml::Attributes& attributes) {
  const auto c = xml::character_of("#x" + std::string(xml::find(attributes, "hex")));
  if (!c) return std::nullopt;
  std::string character;
  text::append(character, *c);
  return character;
}

void Events2::start(std::string_view name, const xml::Attributes& attributes) {
  if (passed_over_ > 0) {
    ++passed_over_;
    return;
  }
  switch (in_) {
    case In::kFile:
      return start_in_file(name, attributes);
    case In::kUnit:
      return start_in_unit(name, attributes);
    case In::kSegment:
      return start_in_segment(name, attributes);
    case In::kSource:
    case In::kTarget:
      return start_code(name, attributes);
    case In::kNotes:
      if (name != "note") break;
      return start_note(attributes);
    case In::kOurs:
      if (name != ours_ + "prop") break;
      read_property(attributes, segments_.said);
      in_ = In::kProperty;
      return;
    case In::kOriginals:
      if (name != "data") break;
      original_ = &originals_[std::string(xml::find(attributes, "id"))];
      in_ = In::kOriginal;
      return;
    case In::kOriginal:
      if (name == "cp") text(character_point(attributes).value_or(""));
      break;
    case In::kNote:
    case In::kProperty:
      break;
  }
  passed_over_ = 1;
}

void Events2::start_in_file(std::string_view name, const xml::Attributes& attributes) {
  if (name == "file" || name == "group") return;
  if (name != "unit") {
    passed_over_ = 1;
    return;
  }
  in_ = In::kUnit;
  is_in_unit_ = true;
  segments_ = {};
  originals_.clear();
  originals_bytes_ = 0;
  segments_.line = scanner_.line();
  Unit& unit = segments_.said;
  unit.dialect = Dialect::kXliff2;
  unit.source_lang = source_lang_;
  unit.target_lang = target_lang_;
  for (const xml::Attribute& attribute : attributes) {
    if (attribute.name == "id") {
      // Our own files only count there; the id of the unit is in <p:unit>.
      if (!ours_.empty()) continue;
      unit.id = attribute.value;
    } else {
      unit.properties.push_back({Place::kUnit,
                                 "xliff2:" + std::string(attribute.name),
                                 {},
                                 std::string(attribute.value)});
    }
  }
}

void Events2::start_in_unit(std::string_view name, const xml::Attributes& attributes) {
  if (name == "segment") {
    if (segments_.list.size() == kMaxSegments) {
      reject("a unit of more than 1000 segments");
      passed_over_ = 1;
      return;
    }
    in_ = In::kSegment;
    Segment& segment = segments_.list.emplace_back();
    segment.id = std::to_string(segments_.list.size());
    for (const xml::Attribute& attribute : attributes) {
      if (attribute.name == "id") {
        segment.id = attribute.value;
      } else {
        segment.properties.push_back({Place::kUnit,
                                      "xliff2:segment:" + std::string(attribute.name),
                                      {},
                                      std::string(attribute.value)});
      }
    }
  } else if (name == "notes") {
    in_ = In::kNotes;
  } else if (name == "originalData") {
    in_ = In::kOriginals;
  } else if (!ours_.empty() && name == ours_ + "unit") {
    read_unit(attributes, segments_.said);
    in_ = In::kOurs;
  } else {
    passed_over_ = 1;  // <ignorable>, modules
  }
}

void Events2::start_in_segment(std::string_view name, const xml::Attributes& attributes) {
  if (name != "source" && name != "target") {
    passed_over_ = 1;
    return;
  }
  const bool is_target = name == "target";
  in_ = is_target ? In::kTarget : In::kSource;
  content_.clear();
  for (const xml::Attribute& attribute : attributes) {
    if (attribute.name == "xml:lang") continue;  // must be the file's
    segments_.list.back().properties.push_back({is_target ? Place::kTarget : Place::kSource,
                                                "xliff2:" + std::string(attribute.name),
                                                {},
                                                std::string(attribute.value)});
  }
}

void Events2::start_note(const xml::Attributes& attributes) {
  const std::string_view of = xml::find(attributes, "appliesTo");
  const Place place = of == "source"   ? Place::kSource
                      : of == "target" ? Place::kTarget
                                       : Place::kUnit;
  segments_.said.notes.push_back({place, {}, std::string(xml::find(attributes, "category")), {}});
  in_ = In::kNote;
}

void Events2::start_code(std::string_view name, const xml::Attributes& attributes) {
  if (content_.is_in_data()) return content_.start_inside(name, attributes);
  const auto key = [&](const char* prefix, const char* attribute) {
    const std::string_view value = xml::find(attributes, attribute);
    return prefix + std::string(value.empty() ? xml::find(attributes, "id") : value);
  };
  if (name == "cp") {
    content_.text(character_point(attributes).value_or("\uFFFD"));
    passed_over_ = 1;
    return;
  }
  const xml::Attributes& kept = without_data(attributes);
  if (name == "ph") {
    content_.alone(name, kept);
  } else if (name == "sc") {
    content_.open(name, kept, key("c", "id"));
  } else if (name == "ec") {
    content_.close(name, kept, key("c", "startRef"));
  } else if (name == "sm") {
    content_.open(name, kept, key("m", "id"));
  } else if (name == "em") {
    content_.close(name, kept, key("m", "startRef"));
  } else {
    content_.open_element(name, kept);  // <pc>, <mrk>
    content_.set_data(original(attributes, "dataRefStart"));
    content_.set_close_data(original(attributes, "dataRefEnd"));
    return;
  }
  content_.set_data(original(attributes, "dataRef"));
  content_.begin_data();
}

std::string_view Events2::original(const xml::Attributes& attributes,
                                   std::string_view reference) const {
  const auto found = originals_.find(xml::find(attributes, reference));
  return found == originals_.end() ? std::string_view() : found->second;
}

/// The attributes but for the references to data, which are put in their place.
const xml::Attributes& Events2::without_data(const xml::Attributes& attributes) {
  kept_.clear();
  for (const xml::Attribute& attribute : attributes) {
    if (attribute.name.substr(0, 7) != "dataRef") kept_.push_back(attribute);
  }
  return kept_;
}

void Events2::end(std::string_view name) {
  if (passed_over_ > 0) {
    --passed_over_;
    return;
  }
  switch (in_) {
    case In::kFile:
      return;
    case In::kUnit:
      put_units(segments_, wanted_, sink_);
      is_in_unit_ = false;
      in_ = In::kFile;
      return;
    case In::kNote:
      in_ = In::kNotes;
      return;
    case In::kProperty:
      in_ = In::kOurs;
      return;
    case In::kOriginal:
      in_ = In::kOriginals;
      return;
    case In::kSource:
    case In::kTarget:
      return end_side(name);
    case In::kOurs:
    case In::kNotes:
    case In::kOriginals:
    case In::kSegment:
      in_ = In::kUnit;
  }
}

void Events2::end_side(std::string_view name) {
  if (content_.is_in_data()) return content_.end_inside(name);
  if (name != "source" && name != "target") return content_.close_element();
  if (content_.is_too_large()) reject("a segment of more than 1 MB or 1000 codes");
  Segment& segment = segments_.list.back();
  (in_ == In::kTarget ? segment.has_target : segment.has_source) = true;
  (in_ == In::kTarget ? segment.target : segment.source) = content_.take();
  in_ = In::kSegment;
}

void Events2::text(std::string_view piece) {
  constexpr size_t kMaxOriginals = size_t{1} << 20;
  if (passed_over_ > 0) return;
  if (in_ == In::kSource || in_ == In::kTarget) {
    content_.text(piece);
  } else if (in_ == In::kNote) {
    append(segments_.said.notes.back().text, piece);
  } else if (in_ == In::kProperty) {
    append(segments_.said.properties.back().value, piece);
  } else if (in_ == In::kOriginal) {
    originals_bytes_ += piece.size();
    if (originals_bytes_ > kMaxOriginals) return reject("original data of more than 1 MB");
    *original_ += piece;
  }
}

}  // namespace

std::unique_ptr<Events> make_events2(Sink& sink, const WantedPair& wanted, xml::Scanner& scanner,
                                     const xml::Attributes& root) {
  return std::make_unique<Events2>(sink, wanted, scanner, root);
}

}  // namespace palimpsest::exchange::xliff
