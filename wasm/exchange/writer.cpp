// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "exchange/writer.h"

#include "exchange/xml/escape.h"

namespace palimpsest::exchange {

std::unique_ptr<Writer> Writer::open(WriterOptions options) {
  switch (options.format) {
    case Format::kTmx:
      return make_tmx_writer(std::move(options));
    case Format::kXliff:
      return make_xliff1_writer(std::move(options));
    case Format::kXliff2:
      return make_xliff2_writer(std::move(options));
    case Format::kTsv:
    case Format::kCsv:
      break;
  }
  return make_table_writer(std::move(options));
}

Result<Done> Writer::put(const Unit& unit) {
  if (options_.from.empty()) options_.from = unit.source_lang;
  if (options_.to.empty()) options_.to = unit.target_lang;
  if (has_one_pair() && (unit.source_lang != options_.from || unit.target_lang != options_.to)) {
    return Error{ErrorCode::kBadArgument,
                 "this format has one pair of languages a file, " + options_.from + " to " +
                     options_.to + " here; write each pair into a file of its own",
                 "a unit from " + unit.source_lang + " to " + unit.target_lang};
  }
  begin();
  write_unit(unit);
  ++units_;
  return Done{};
}

void Writer::finish() {
  begin();
  write_end();
}

void Writer::begin() {
  if (!std::exchange(has_begun_, true)) write_beginning();
}

void Writer::append(std::string& out, std::string_view text) {
  replaced_ += xml::append_text(out, text);
}

void Writer::append_attribute(std::string& out, std::string_view name, std::string_view value) {
  replaced_ += xml::append_attribute(out, name, value);
}

}  // namespace palimpsest::exchange
