// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "exchange/reader.h"

#include <utility>

namespace palimpsest::exchange {

Result<std::unique_ptr<Reader>> Reader::open(Format format, WantedPair wanted) {
  if (wanted.from.empty() != wanted.to.empty()) {
    return Error{ErrorCode::kBadArgument,
                 "one language alone was given; give both, or none for those of the file",
                 wanted.from.empty() ? "to " + wanted.to : "from " + wanted.from};
  }
  std::unique_ptr<Reader> reader(new Reader());
  switch (format) {
    case Format::kTmx:
      reader->parser_ = make_tmx_parser(reader->sink_, wanted);
      break;
    case Format::kXliff:
    case Format::kXliff2:
      reader->parser_ = make_xliff_parser(reader->sink_, wanted);
      break;
    case Format::kTsv:
      reader->parser_ = make_table_parser(reader->sink_, wanted, '\t');
      break;
    case Format::kCsv:
      reader->parser_ = make_table_parser(reader->sink_, wanted, ',');
      break;
  }
  return reader;
}

bool Reader::feed(std::string_view bytes) {
  bytes_ += bytes.size();
  constexpr size_t kPieceBytes = size_t{1} << 17;
  for (size_t at = 0; at < bytes.size() && !problem(); at += kPieceBytes) {
    if (!pass_on(decoder_.feed(bytes.substr(at, kPieceBytes), text_))) return false;
  }
  return !problem();
}

bool Reader::finish() {
  if (problem()) return false;
  return pass_on(decoder_.finish(text_)) && parser_->finish();
}

bool Reader::pass_on(bool is_decoded) {
  const bool is_parsed = parser_->feed(text_);
  text_.clear();
  if (is_parsed && !is_decoded) parser_->fail_at_end(decoder_.problem());
  return is_parsed && is_decoded;
}

}  // namespace palimpsest::exchange
