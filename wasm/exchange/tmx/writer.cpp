// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// TMX 1.4b, level 1 or 2. Codes that came from TMX go out as they came; others become <bpt>, <ept>
// and <ph>.
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "exchange/codes.h"
#include "exchange/dates.h"
#include "exchange/writer.h"

namespace palimpsest::exchange {
namespace {

constexpr std::string_view kPrefix = "tmx:";

class TmxWriter final : public Writer {
 public:
  explicit TmxWriter(WriterOptions options) : Writer(std::move(options)) {}

 private:
  void write_beginning() override;
  void write_unit(const Unit& unit) override;
  void write_end() override { out_ += "</body>\n</tmx>\n"; }

  void write_history(const Unit& unit, Place place, AttributeNames& names);
  void write_attribute(std::string_view name, std::string_view value, AttributeNames& names);
  void write_properties(const Unit& unit, Place place, AttributeNames& names);
  void write_sayings(const Unit& unit, Place place, std::string_view indent);
  void write_variant(const Unit& unit, Place place);
  void write_segment(const text::Runs& runs, const Codes& codes, bool is_native);
  void write_native(const text::Run& run, const Code& code);
  void write_generic(const text::Run& run, const Code* code);
};

void TmxWriter::write_beginning() {
  out_ += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n<header";
  append_attribute(out_, "creationtool", "Palimpsest");
  append_attribute(out_, "creationtoolversion",
                   options_.tool_version.empty() ? "0" : options_.tool_version);
  out_ += " segtype=\"sentence\" o-tmf=\"Palimpsest\" adminlang=\"en\"";
  append_attribute(out_, "srclang", options_.from.empty() ? "*all*" : options_.from);
  out_ += " datatype=\"plaintext\"/>\n<body>\n";
}

void TmxWriter::write_unit(const Unit& unit) {
  out_ += "<tu";
  AttributeNames names;
  write_attribute("tuid", unit.id, names);
  write_attribute("segtype", unit.segtype, names);
  write_properties(unit, Place::kUnit, names);
  write_history(unit, Place::kUnit, names);
  if (unit.source_lang != options_.from) write_attribute("srclang", unit.source_lang, names);
  out_ += ">\n";
  write_sayings(unit, Place::kUnit, "  ");
  write_variant(unit, Place::kSource);
  write_variant(unit, Place::kTarget);
  out_ += "</tu>\n";
}

void TmxWriter::write_attribute(std::string_view name, std::string_view value,
                                AttributeNames& names) {
  if (!value.empty() && names.add(name)) append_attribute(out_, name, value);
}

void TmxWriter::write_history(const Unit& unit, Place place, AttributeNames& names) {
  if (unit.history != place) return;
  if (unit.created_ms != 0) write_attribute("creationdate", tmx_date(unit.created_ms), names);
  write_attribute("creationid", unit.creation_id, names);
  if (unit.changed_ms != 0) write_attribute("changedate", tmx_date(unit.changed_ms), names);
  write_attribute("changeid", unit.change_id, names);
}

/// Those that are attributes in TMX. A date that is none is one of them, and goes before any other.
void TmxWriter::write_properties(const Unit& unit, Place place, AttributeNames& names) {
  for (const Property& property : unit.properties) {
    const std::string_view name = attribute_name(property, kPrefix);
    if (property.place == place && !name.empty()) write_attribute(name, property.value, names);
  }
}

void TmxWriter::write_sayings(const Unit& unit, Place place, std::string_view indent) {
  for (const Note& note : unit.notes) {
    if (note.place != place) continue;
    out_.append(indent).append("<note");
    if (!note.lang.empty()) append_attribute(out_, "xml:lang", note.lang);
    out_ += '>';
    append(out_, note.text);
    out_ += "</note>\n";
  }
  for (const Property& property : unit.properties) {
    if (property.place != place || !attribute_name(property, kPrefix).empty()) continue;
    out_.append(indent).append("<prop");
    append_attribute(out_, "type", property.type);
    if (!property.lang.empty()) append_attribute(out_, "xml:lang", property.lang);
    out_ += '>';
    append(out_, property.value);
    out_ += "</prop>\n";
  }
}

void TmxWriter::write_variant(const Unit& unit, Place place) {
  const bool is_source = place == Place::kSource;
  out_ += "  <tuv";
  AttributeNames names;
  write_attribute("xml:lang", is_source ? unit.source_lang : unit.target_lang, names);
  write_properties(unit, place, names);
  write_history(unit, place, names);
  out_ += ">\n";
  write_sayings(unit, place, "    ");
  out_ += "    <seg>";
  const text::Runs& runs = is_source ? unit.source : unit.target;
  const Codes codes(is_source ? unit.source_codes : unit.target_codes,
                    is_source ? unit.target_codes : unit.source_codes);
  write_segment(runs, codes, unit.dialect == Dialect::kTmx && codes.has_all(runs));
  out_ += "</seg>\n  </tuv>\n";
}

void TmxWriter::write_segment(const text::Runs& runs, const Codes& codes, bool is_native) {
  for (const text::Run& run : runs) {
    if (run.kind == text::RunKind::kText) {
      append(out_, run.text);
    } else if (options_.tmx_level == 1) {
      if (run.kind != text::RunKind::kClose) ++dropped_codes_;
    } else if (is_native) {
      write_native(run, *codes.find(run.code));
    } else {
      write_generic(run, codes.find(run.code));
    }
  }
}

void TmxWriter::write_native(const text::Run& run, const Code& code) {
  const bool is_close = run.kind == text::RunKind::kClose;
  const bool is_element = run.kind != text::RunKind::kAlone && code.open.name != "bpt";
  if (is_element && is_close) {
    out_.append("</").append(code.open.name).append(">");
    return;
  }
  const bool has_tag = !is_close || is_simple_name(code.close.name);
  const Tag& tag = is_close ? code.close : code.open;
  const std::string name = has_tag ? tag.name : "ept";
  out_.append("<").append(name);
  if (has_tag) {
    append_attributes(out_, tag);
  } else {
    append_attribute(out_, "i", attribute_of(code.open, "i"));
  }
  out_ += '>';
  if (!is_element) out_.append(tag.data).append("</").append(name).append(">");
}

void TmxWriter::write_generic(const text::Run& run, const Code* code) {
  const std::string number = std::to_string(run.code);
  const bool is_close = run.kind == text::RunKind::kClose;
  const bool is_alone = run.kind == text::RunKind::kAlone;
  const std::string_view name = is_alone ? "ph" : is_close ? "ept" : "bpt";
  out_.append("<").append(name);
  if (!is_alone) append_attribute(out_, "i", number);
  if (!is_close) append_attribute(out_, "x", number);
  const std::string_view type = code != nullptr && !is_close ? type_of(code->open) : "";
  if (!type.empty()) append_attribute(out_, "type", type);
  out_ += '>';
  if (code != nullptr) out_ += flat_data((is_close ? code->close : code->open).data);
  out_.append("</").append(name).append(">");
}

}  // namespace

std::unique_ptr<Writer> make_tmx_writer(WriterOptions options) {
  return std::make_unique<TmxWriter>(std::move(options));
}

}  // namespace palimpsest::exchange
