// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// XLIFF 1.2: a <file> for each stretch of units of one pair. Codes that came from XLIFF 1 go out as
// they came; others become <g>, <bx>, <bpt>, <x> and <ph>.
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "exchange/codes.h"
#include "exchange/writer.h"
#include "exchange/xliff/extension.h"

namespace palimpsest::exchange {
namespace {

constexpr std::string_view kPrefix = "xliff:";
constexpr std::string_view kContextPrefix = "xliff:context:";

/// Whether a property has a place in XLIFF 1.
bool is_written(const Property& property) {
  return xliff::is_of(property, kContextPrefix) || !attribute_name(property, kPrefix).empty();
}

class Xliff1Writer final : public Writer {
 public:
  explicit Xliff1Writer(WriterOptions options) : Writer(std::move(options)) {}

 private:
  void write_beginning() override;
  void write_unit(const Unit& unit) override;
  void write_end() override;

  void begin_file(const std::string& from, const std::string& to);
  void end_file();
  void write_attributes(const Unit& unit, Place place, AttributeNames& names);
  void write_contexts(const Unit& unit);
  void write_notes(const Unit& unit);
  void write_side(const Unit& unit, Place place);
  void write_native(const text::Run& run, const Code& code);
  void write_generic(const text::Run& run, const Code* code, bool is_nested);

  bool is_in_file_ = false;
  std::string file_from_;
  std::string file_to_;
  uint64_t files_ = 0;
  uint64_t next_id_ = 1;
};

void Xliff1Writer::write_beginning() {
  out_ +=
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"";
  append_attribute(out_, "xmlns:p", xliff::kNamespace);
  out_ += ">\n";
}

void Xliff1Writer::write_end() {
  if (!is_in_file_) begin_file(options_.from, options_.to);
  end_file();
  out_ += "</xliff>\n";
}

void Xliff1Writer::begin_file(const std::string& from, const std::string& to) {
  out_ += "<file";
  append_attribute(out_, "original", "memory-" + std::to_string(++files_));
  append_attribute(out_, "source-language", from);
  append_attribute(out_, "target-language", to);
  out_ += " datatype=\"plaintext\" xml:space=\"preserve\">\n<body>\n";
  file_from_ = from;
  file_to_ = to;
  is_in_file_ = true;
}

void Xliff1Writer::end_file() {
  out_ += "</body>\n</file>\n";
}

void Xliff1Writer::write_unit(const Unit& unit) {
  if (is_in_file_ && (unit.source_lang != file_from_ || unit.target_lang != file_to_)) {
    end_file();
    is_in_file_ = false;
  }
  if (!is_in_file_) begin_file(unit.source_lang, unit.target_lang);
  out_ += "<trans-unit";
  AttributeNames names;
  names.add("id");
  append_attribute(out_, "id", std::to_string(next_id_++));
  write_attributes(unit, Place::kUnit, names);
  // Said of the file too, but not every reader hands it down.
  if (names.add("xml:space")) append_attribute(out_, "xml:space", "preserve");
  out_ += ">\n";
  write_side(unit, Place::kSource);
  write_side(unit, Place::kTarget);
  write_contexts(unit);
  write_notes(unit);
  count_replaced(xliff::write_unit(out_, unit, &is_written, "  "));
  out_ += "</trans-unit>\n";
}

void Xliff1Writer::write_attributes(const Unit& unit, Place place, AttributeNames& names) {
  for (const Property& property : unit.properties) {
    const std::string_view name = attribute_name(property, kPrefix);
    if (property.place != place || name.empty() || !names.add(name)) continue;
    append_attribute(out_, name, property.value);
  }
}

void Xliff1Writer::write_contexts(const Unit& unit) {
  std::string contexts;
  for (const Property& property : unit.properties) {
    if (!xliff::is_of(property, kContextPrefix)) continue;
    contexts += "    <context";
    append_attribute(contexts, "context-type",
                     std::string_view(property.type).substr(kContextPrefix.size()));
    contexts += '>';
    append(contexts, property.value);
    contexts += "</context>\n";
  }
  if (!contexts.empty()) {
    out_.append("  <context-group>\n").append(contexts).append("  </context-group>\n");
  }
}

void Xliff1Writer::write_notes(const Unit& unit) {
  for (const Note& note : unit.notes) {
    out_ += "  <note";
    if (!note.lang.empty()) append_attribute(out_, "xml:lang", note.lang);
    if (!note.from.empty()) append_attribute(out_, "from", note.from);
    if (note.place == Place::kSource) out_ += " annotates=\"source\"";
    if (note.place == Place::kTarget) out_ += " annotates=\"target\"";
    out_ += '>';
    append(out_, note.text);
    out_ += "</note>\n";
  }
}

void Xliff1Writer::write_side(const Unit& unit, Place place) {
  const bool is_source = place == Place::kSource;
  const text::Runs& runs = is_source ? unit.source : unit.target;
  const Codes codes(is_source ? unit.source_codes : unit.target_codes,
                    is_source ? unit.target_codes : unit.source_codes);
  const bool is_native = unit.dialect == Dialect::kXliff1 && codes.has_all(runs);
  const bool is_well_nested = is_nested(runs);
  const std::string_view name = is_source ? "source" : "target";
  out_.append("  <").append(name);
  AttributeNames names;
  write_attributes(unit, place, names);
  out_ += '>';
  for (const text::Run& run : runs) {
    if (run.kind == text::RunKind::kText) {
      append(out_, run.text);
    } else if (is_native) {
      write_native(run, *codes.find(run.code));
    } else {
      write_generic(run, codes.find(run.code), is_well_nested);
    }
  }
  out_.append("</").append(name).append(">\n");
}

void Xliff1Writer::write_native(const text::Run& run, const Code& code) {
  const bool is_close = run.kind == text::RunKind::kClose;
  const std::string& name = code.open.name;
  const bool is_element = run.kind != text::RunKind::kAlone && name != "bpt" && name != "bx";
  if (is_element) {
    out_.append(is_close ? "</" : "<").append(name);
    if (!is_close) append_attributes(out_, code.open);
    out_ += '>';
    return;
  }
  Tag tag = is_close ? code.close : code.open;
  if (!is_simple_name(tag.name)) {  // an end that the file did not have
    tag.name = name == "bpt" ? "ept" : "ex";
    tag.attributes = {{"id", std::string(attribute_of(code.open, "id"))}};
  }
  out_.append("<").append(tag.name);
  append_attributes(out_, tag);
  if (tag.data.empty()) {
    out_ += "/>";
  } else {
    out_.append(">").append(tag.data).append("</").append(tag.name).append(">");
  }
}

void Xliff1Writer::write_generic(const text::Run& run, const Code* code, bool is_well_nested) {
  const std::string number = std::to_string(run.code);
  const bool is_close = run.kind == text::RunKind::kClose;
  const bool is_alone = run.kind == text::RunKind::kAlone;
  const bool has_data = code != nullptr && !(code->open.data.empty() && code->close.data.empty());
  std::string_view name = is_alone   ? (has_data ? "ph" : "x")
                          : has_data ? (is_close ? "ept" : "bpt")
                                     : (is_close ? "ex" : "bx");
  const bool is_element = !is_alone && !has_data && is_well_nested;
  if (is_element) name = "g";
  if (is_element && is_close) {
    out_ += "</g>";
    return;
  }
  out_.append("<").append(name);
  append_attribute(out_, "id", number);
  const std::string_view type = code != nullptr && !is_close ? type_of(code->open) : "";
  if (!type.empty()) {
    const bool is_known = type == "bold" || type == "italic" || type == "underlined" ||
                          type == "link" || type == "image" || type == "lb" || type == "pb";
    append_attribute(out_, "ctype", (is_known ? "" : "x-") + std::string(type));
  }
  const std::string data = code == nullptr ? "" : (is_close ? code->close : code->open).data;
  if (is_element) {
    out_ += '>';
  } else if (data.empty()) {
    out_ += "/>";
  } else {
    out_.append(">").append(flat_data(data)).append("</").append(name).append(">");
  }
}

}  // namespace

std::unique_ptr<Writer> make_xliff1_writer(WriterOptions options) {
  return std::make_unique<Xliff1Writer>(std::move(options));
}

}  // namespace palimpsest::exchange
