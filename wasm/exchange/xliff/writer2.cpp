// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// XLIFF 2.1: a <unit> of one <segment> each. Codes that came from XLIFF 2 go out as they came;
// others become <pc>, <sc> and <ph>. Their data stand in front, each text of them once.
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/codes.h"
#include "exchange/writer.h"
#include "exchange/xliff/extension.h"
#include "exchange/xml/characters.h"
#include "text/utf8.h"

namespace palimpsest::exchange {
namespace {

constexpr std::string_view kPrefix = "xliff2:";
constexpr std::string_view kSegmentPrefix = "xliff2:segment:";

/// Whether a property has a place in XLIFF 2.
bool is_written(const Property& property) {
  return !attribute_name(property, kPrefix).empty() ||
         (property.place == Place::kUnit && !attribute_name(property, kSegmentPrefix).empty());
}

/// The data of a unit's codes, by their number from 1.
class OriginalData {
 public:
  /// The id of data; "" of none.
  std::string id_of(const std::string& data) {
    if (data.empty()) return {};
    for (size_t i = 0; i < list_.size(); ++i) {
      if (list_[i] == data) return "d" + std::to_string(i + 1);
    }
    list_.push_back(data);
    return "d" + std::to_string(list_.size());
  }
  [[nodiscard]] const std::vector<std::string>& list() const { return list_; }

 private:
  std::vector<std::string> list_;
};

class Xliff2Writer final : public Writer {
 public:
  explicit Xliff2Writer(WriterOptions options) : Writer(std::move(options)) {}

 private:
  void write_beginning() override;
  void write_unit(const Unit& unit) override;
  void write_end() override { out_ += "</file>\n</xliff>\n"; }
  [[nodiscard]] bool has_one_pair() const override { return true; }

  void append_properties(std::string& out, const Unit& unit, Place place, std::string_view prefix,
                         AttributeNames& names);
  void write_notes(const Unit& unit);
  std::string side(const Unit& unit, Place place, OriginalData& originals);
  void append_characters(std::string& out, std::string_view text);
  void append_native(std::string& out, const text::Run& run, const Code& code,
                     OriginalData& originals);
  void append_generic(std::string& out, const text::Run& run, const Code* code, bool is_nested,
                      OriginalData& originals);
  void append_reference(std::string& out, std::string_view name, const std::string& id);

  uint64_t next_id_ = 1;
};

void Xliff2Writer::write_beginning() {
  out_ +=
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<xliff version=\"2.1\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\"";
  append_attribute(out_, "xmlns:p", xliff::kNamespace);
  append_attribute(out_, "srcLang", options_.from.empty() ? "und" : options_.from);
  append_attribute(out_, "trgLang", options_.to.empty() ? "und" : options_.to);
  out_ += ">\n<file id=\"memory\" xml:space=\"preserve\">\n";
}

void Xliff2Writer::write_unit(const Unit& unit) {
  out_ += "<unit";
  AttributeNames names;
  names.add("id");
  append_attribute(out_, "id", std::to_string(next_id_++));
  append_properties(out_, unit, Place::kUnit, kPrefix, names);
  out_ += ">\n";
  count_replaced(xliff::write_unit(out_, unit, &is_written, "  "));
  write_notes(unit);
  OriginalData originals;
  const std::string source = side(unit, Place::kSource, originals);
  const std::string target = side(unit, Place::kTarget, originals);
  if (!originals.list().empty()) {
    out_ += "  <originalData>\n";
    for (size_t i = 0; i < originals.list().size(); ++i) {
      out_ += "    <data";
      append_attribute(out_, "id", "d" + std::to_string(i + 1));
      out_.append(">").append(originals.list()[i]).append("</data>\n");
    }
    out_ += "  </originalData>\n";
  }
  out_ += "  <segment";
  AttributeNames of_segment;
  append_properties(out_, unit, Place::kUnit, kSegmentPrefix, of_segment);
  out_.append(">\n").append(source).append(target).append("  </segment>\n</unit>\n");
}

void Xliff2Writer::append_properties(std::string& out, const Unit& unit, Place place,
                                     std::string_view prefix, AttributeNames& names) {
  for (const Property& property : unit.properties) {
    const std::string_view name = attribute_name(property, prefix);
    if (property.place != place || name.empty() || !names.add(name)) continue;
    append_attribute(out, name, property.value);
  }
}

void Xliff2Writer::write_notes(const Unit& unit) {
  if (unit.notes.empty()) return;
  out_ += "  <notes>\n";
  for (const Note& note : unit.notes) {
    out_ += "    <note";
    if (!note.from.empty()) append_attribute(out_, "category", note.from);
    if (note.place == Place::kSource) out_ += " appliesTo=\"source\"";
    if (note.place == Place::kTarget) out_ += " appliesTo=\"target\"";
    out_ += '>';
    append(out_, note.text);
    out_ += "</note>\n";
  }
  out_ += "  </notes>\n";
}

std::string Xliff2Writer::side(const Unit& unit, Place place, OriginalData& originals) {
  const bool is_source = place == Place::kSource;
  const text::Runs& runs = is_source ? unit.source : unit.target;
  const Codes codes(is_source ? unit.source_codes : unit.target_codes,
                    is_source ? unit.target_codes : unit.source_codes);
  const bool is_native = unit.dialect == Dialect::kXliff2 && codes.has_all(runs);
  const bool is_well_nested = is_nested(runs);
  const std::string name = is_source ? "source" : "target";
  std::string out = "    <" + name;
  AttributeNames names;
  append_properties(out, unit, place, kPrefix, names);
  out += '>';
  for (const text::Run& run : runs) {
    if (run.kind == text::RunKind::kText) {
      append_characters(out, run.text);
    } else if (is_native) {
      append_native(out, run, *codes.find(run.code), originals);
    } else {
      append_generic(out, run, codes.find(run.code), is_well_nested, originals);
    }
  }
  return out + "</" + name + ">\n";
}

/// Text; characters that XML does not allow as <cp>, of which XLIFF 2 makes an exception.
void Xliff2Writer::append_characters(std::string& out, std::string_view text) {
  size_t plain = 0;
  for (size_t at = 0; at < text.size();) {
    const text::Decoded decoded = text::decode(text, at);
    const bool is_allowed = xml::is_allowed(decoded.code_point);
    if (!is_allowed) {
      append(out, text.substr(plain, at - plain));
      constexpr std::string_view kDigits = "0123456789ABCDEF";
      std::string hex;
      for (int shift = 12; shift >= 0; shift -= 4)
        hex += kDigits[(decoded.code_point >> shift) & 15];
      out += "<cp hex=\"" + hex + "\"/>";
      plain = at + decoded.size_bytes;
    }
    at += decoded.size_bytes;
  }
  append(out, text.substr(plain));
}

void Xliff2Writer::append_reference(std::string& out, std::string_view name,
                                    const std::string& id) {
  if (!id.empty()) append_attribute(out, name, id);
}

void Xliff2Writer::append_native(std::string& out, const text::Run& run, const Code& code,
                                 OriginalData& originals) {
  const bool is_close = run.kind == text::RunKind::kClose;
  const std::string& name = code.open.name;
  const bool is_element = run.kind != text::RunKind::kAlone && name != "sc" && name != "sm";
  if (is_element && is_close) {
    out.append("</").append(name).append(">");
    return;
  }
  Tag tag = is_close ? code.close : code.open;
  if (!is_simple_name(tag.name)) {  // an end that the file did not have
    tag.name = name == "sm" ? "em" : "ec";
    tag.attributes = {{"startRef", std::string(attribute_of(code.open, "id"))}};
  }
  out.append("<").append(tag.name);
  append_attributes(out, tag);
  if (is_element) {
    append_reference(out, "dataRefStart", originals.id_of(code.open.data));
    append_reference(out, "dataRefEnd", originals.id_of(code.close.data));
    out += '>';
  } else {
    append_reference(out, "dataRef", originals.id_of(tag.data));
    out += "/>";
  }
}

/// The type and subType of a kind of code; XLIFF 2 has a list of them.
std::pair<std::string_view, std::string_view> xliff2_type(std::string_view type) {
  if (type == "bold") return {"fmt", "xlf:b"};
  if (type == "italic") return {"fmt", "xlf:i"};
  if (type == "underlined") return {"fmt", "xlf:u"};
  if (type == "lb") return {"fmt", "xlf:lb"};
  if (type == "link" || type == "image" || type == "quote" || type == "fmt" || type == "ui") {
    return {type, ""};
  }
  return {"", ""};
}

void Xliff2Writer::append_generic(std::string& out, const text::Run& run, const Code* code,
                                  bool is_well_nested, OriginalData& originals) {
  const std::string number = std::to_string(run.code);
  const bool is_close = run.kind == text::RunKind::kClose;
  const bool is_alone = run.kind == text::RunKind::kAlone;
  const auto data = [&](bool of_close) {
    return code == nullptr ? ""
                           : originals.id_of(flat_data((of_close ? code->close : code->open).data));
  };
  const bool is_element = !is_alone && is_well_nested;
  if (is_element && is_close) {
    out += "</pc>";
    return;
  }
  const std::string_view name = is_alone ? "ph" : is_element ? "pc" : is_close ? "ec" : "sc";
  out.append("<").append(name);
  append_attribute(out, is_close ? "startRef" : "id", number);
  const auto [type, sub_type] =
      xliff2_type(code != nullptr && !is_close ? type_of(code->open) : std::string_view());
  if (!type.empty()) append_attribute(out, "type", type);
  if (!sub_type.empty()) append_attribute(out, "subType", sub_type);
  if (is_element) {
    append_reference(out, "dataRefStart", data(false));
    append_reference(out, "dataRefEnd", data(true));
    out += '>';
  } else {
    append_reference(out, "dataRef", data(is_close));
    out += "/>";
  }
}

}  // namespace

std::unique_ptr<Writer> make_xliff2_writer(WriterOptions options) {
  return std::make_unique<Xliff2Writer>(std::move(options));
}

}  // namespace palimpsest::exchange
