// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// XLIFF 1.2: <trans-unit>. Where tools mark segments (<mrk mtype="seg">), each is a unit.
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/xliff/events.h"
#include "exchange/xliff/extension.h"

namespace palimpsest::exchange::xliff {
namespace {

constexpr const char* kTooManySegments = "a unit of more than 1000 segments";

class Events1 final : public Events {
 public:
  Events1(Sink& sink, const WantedPair& wanted, xml::Scanner& scanner, const xml::Attributes& root)
      : Events(sink, wanted, scanner), ours_(prefix_of_ours(root)) {}

  void start(std::string_view name, const xml::Attributes& attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view piece) override;

 private:
  enum class In : uint8_t { kFile, kUnit, kGroup, kSource, kTarget, kNote, kProperty };

  void start_in_file(std::string_view name, const xml::Attributes& attributes);
  void start_in_unit(std::string_view name, const xml::Attributes& attributes);
  void start_side(std::string_view name, const xml::Attributes& attributes);
  void start_code(std::string_view name, const xml::Attributes& attributes);
  bool start_property(std::string_view name, const xml::Attributes& attributes);
  void end_side(std::string_view name);
  void keep_content();
  void finish_unit();
  [[nodiscard]] bool is_ours(std::string_view name, std::string_view local) const {
    return !ours_.empty() && name.size() == ours_.size() + local.size() &&
           name.substr(0, ours_.size()) == ours_ && name.substr(ours_.size()) == local;
  }

  const std::string ours_;
  In in_ = In::kFile;
  In before_ = In::kFile;  // where a note or property stands in
  std::string source_lang_;
  std::string target_lang_;
  bool is_segmented_source_ = false;  // <seg-source>
  std::string mark_;                  // the mid of the segment that is read; "" the whole side
  bool is_marked_ = false;            // inside <mrk mtype="seg">
  bool has_marks_ = false;            // this side has such marks
  std::set<std::string> mids_;        // theirs
  size_t inner_marks_ = 0;            // elements open inside it
};

void Events1::start(std::string_view name, const xml::Attributes& attributes) {
  if (passed_over_ > 0) {
    ++passed_over_;
    return;
  }
  switch (in_) {
    case In::kFile:
      return start_in_file(name, attributes);
    case In::kUnit:
      return start_in_unit(name, attributes);
    case In::kGroup:
      if (!start_property(name, attributes)) passed_over_ = 1;
      return;
    case In::kSource:
    case In::kTarget:
      return start_code(name, attributes);
    case In::kNote:
    case In::kProperty:
      passed_over_ = 1;
      return;
  }
}

void Events1::start_in_file(std::string_view name, const xml::Attributes& attributes) {
  if (name == "file") {
    source_lang_ = xml::find(attributes, "source-language");
    target_lang_ = xml::find(attributes, "target-language");
  } else if (name == "trans-unit") {
    in_ = In::kUnit;
    is_in_unit_ = true;
    segments_ = {};
    segments_.line = scanner_.line();
    Unit& unit = segments_.said;
    unit.dialect = Dialect::kXliff1;
    unit.source_lang = source_lang_;
    unit.target_lang = target_lang_;
    for (const xml::Attribute& attribute : attributes) {
      if (attribute.name == "id") {
        // Our own files only count there; the id of the unit is in <p:unit>.
        if (!ours_.empty()) continue;
        unit.id = attribute.value;
      } else if (attribute.name != "xml:space" || attribute.value != "preserve") {
        unit.properties.push_back({Place::kUnit,
                                   "xliff:" + std::string(attribute.name),
                                   {},
                                   std::string(attribute.value)});
      }
    }
  } else if (name != "body" && name != "group") {
    passed_over_ = 1;  // headers, and the properties of groups
  }
}

void Events1::start_in_unit(std::string_view name, const xml::Attributes& attributes) {
  if (name == "source" || name == "seg-source" || name == "target") {
    start_side(name, attributes);
  } else if (name == "note") {
    const std::string_view of = xml::find(attributes, "annotates");
    const Place place = of == "source"   ? Place::kSource
                        : of == "target" ? Place::kTarget
                                         : Place::kUnit;
    segments_.said.notes.push_back({place,
                                    std::string(xml::find(attributes, "xml:lang")),
                                    std::string(xml::find(attributes, "from")),
                                    {}});
    before_ = in_;
    in_ = In::kNote;
  } else if (name == "prop-group" || name == "context-group") {
    in_ = In::kGroup;
  } else if (is_ours(name, "unit")) {
    read_unit(attributes, segments_.said);
    in_ = In::kGroup;
  } else {
    passed_over_ = 1;
  }
}

bool Events1::start_property(std::string_view name, const xml::Attributes& attributes) {
  auto& properties = segments_.said.properties;
  if (name == "context") {
    properties.push_back({Place::kUnit,
                          "xliff:context:" + std::string(xml::find(attributes, "context-type")),
                          {},
                          {}});
  } else if (name == "prop") {
    properties.push_back({Place::kUnit,
                          std::string(xml::find(attributes, "prop-type")),
                          std::string(xml::find(attributes, "xml:lang")),
                          {}});
  } else if (is_ours(name, "prop")) {
    read_property(attributes, segments_.said);
  } else {
    return false;
  }
  before_ = in_;
  in_ = In::kProperty;
  return true;
}

void Events1::start_side(std::string_view name, const xml::Attributes& attributes) {
  const bool is_target = name == "target";
  in_ = is_target ? In::kTarget : In::kSource;
  is_segmented_source_ = name == "seg-source";
  mark_.clear();
  mids_.clear();
  is_marked_ = has_marks_ = false;
  content_.clear();
  for (const xml::Attribute& attribute : attributes) {
    if (attribute.name == "xml:lang") {
      (is_target ? segments_.said.target_lang : segments_.said.source_lang) = attribute.value;
    } else if (!is_segmented_source_) {
      segments_.said.properties.push_back({is_target ? Place::kTarget : Place::kSource,
                                           "xliff:" + std::string(attribute.name),
                                           {},
                                           std::string(attribute.value)});
    }
  }
}

void Events1::start_code(std::string_view name, const xml::Attributes& attributes) {
  if (content_.is_in_data()) return content_.start_inside(name, attributes);
  const auto key = [&] {
    const std::string_view rid = xml::find(attributes, "rid");
    return rid.empty() ? xml::find(attributes, "id") : rid;
  };
  if (name == "mrk" && xml::find(attributes, "mtype") == "seg" && !is_marked_) {
    (void)content_.take();  // what is between segments is of none
    has_marks_ = is_marked_ = true;
    inner_marks_ = 0;
    mark_ = xml::find(attributes, "mid");
    // For want of a name its place, which is no mid: those are name tokens, without a "+".
    if (mark_.empty()) mark_ = "+" + std::to_string(mids_.size() + 1);
    if (mids_.size() > kMaxSegments) return reject(kTooManySegments);
    if (!mids_.insert(mark_).second) reject("two segments with the same mid");
  } else if (name == "bx" || name == "bpt") {
    content_.open(name, attributes, key());
    content_.begin_data();
  } else if (name == "ex" || name == "ept") {
    content_.close(name, attributes, key());
    content_.begin_data();
  } else if (name == "x" || name == "ph" || name == "it") {
    content_.alone(name, attributes);
    content_.begin_data();
  } else {
    ++inner_marks_;
    content_.open_element(name, attributes);  // <g>, <mrk>
  }
}

void Events1::end(std::string_view name) {
  if (passed_over_ > 0) {
    --passed_over_;
    return;
  }
  switch (in_) {
    case In::kFile:
      return;
    case In::kUnit:
      return finish_unit();
    case In::kGroup:
      in_ = In::kUnit;
      return;
    case In::kSource:
    case In::kTarget:
      return end_side(name);
    case In::kNote:
    case In::kProperty:
      in_ = before_;
      return;
  }
}

void Events1::end_side(std::string_view name) {
  if (content_.is_in_data()) return content_.end_inside(name);
  if (name == "source" || name == "seg-source" || name == "target") {
    if (!has_marks_) keep_content();
    in_ = In::kUnit;
  } else if (is_marked_ && name == "mrk" && inner_marks_ == 0) {
    keep_content();
    is_marked_ = false;
  } else {
    if (inner_marks_ > 0) --inner_marks_;
    content_.close_element();
  }
}

void Events1::keep_content() {
  if (content_.is_too_large()) reject("a segment of more than 1 MB or 1000 codes");
  // A source without marks is the fallback for tools that do not segment.
  if (segments_.list.size() > kMaxSegments) return reject(kTooManySegments);
  Segment& segment = segments_.at(has_marks_ ? "#" + mark_ : "");
  if (in_ == In::kTarget) {
    segment.target = content_.take();
    segment.has_target = true;
  } else {
    segment.source = content_.take();
    segment.has_source = true;
  }
}

void Events1::finish_unit() {
  // Sources may be marked and the target too; or neither.
  auto& list = segments_.list;
  bool has_marked_target = false;
  for (const Segment& segment : list)
    has_marked_target |= !segment.id.empty() && segment.has_target;
  std::vector<Segment> kept;
  for (Segment& segment : list) {
    if (segment.id.empty() == has_marked_target) continue;
    if (!segment.id.empty()) segment.id.erase(0, 1);
    kept.push_back(std::move(segment));
  }
  list = std::move(kept);
  put_units(segments_, wanted_, sink_);
  is_in_unit_ = false;
  in_ = In::kFile;
}

void Events1::text(std::string_view piece) {
  if (passed_over_ > 0) return;
  if (in_ == In::kSource || in_ == In::kTarget) {
    content_.text(piece);
  } else if (in_ == In::kNote) {
    append(segments_.said.notes.back().text, piece);
  } else if (in_ == In::kProperty) {
    append(segments_.said.properties.back().value, piece);
  }
}

}  // namespace

std::unique_ptr<Events> make_events1(Sink& sink, const WantedPair& wanted, xml::Scanner& scanner,
                                     const xml::Attributes& root) {
  return std::make_unique<Events1>(sink, wanted, scanner, root);
}

}  // namespace palimpsest::exchange::xliff
