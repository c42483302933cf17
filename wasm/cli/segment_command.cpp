// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include <cstdio>

#include "app/json_codec.h"
#include "app/session.h"
#include "cli/commands.h"
#include "cli/io.h"

namespace palimpsest::cli {
namespace {

constexpr const char* kHelp =
    "usage: palimpsest segment [--lang xx] < lines > lines\n"
    "\n"
    "Splits texts into sentences. Reads one JSON object a line, {\"lang\":\"en\",\"text\":\"…\"}, "
    "and\n"
    "writes one a line, {\"sentences\":[\"…\"]}, in the same order.\n"
    "\n"
    "  --lang xx   the language of texts that do not say theirs (BCP 47, e.g. en)\n";

}  // namespace

Result<Done> run_segment(const Arguments& arguments) {
  std::string language;
  for (size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--help") {
      std::fputs(kHelp, stdout);
      return Done{};
    }
    if (arguments[i] != "--lang" || i + 1 == arguments.size()) {
      return Error{ErrorCode::kBadArgument,
                   "not an option of segment; see palimpsest segment --help", arguments[i]};
    }
    language = arguments[++i];
  }
  const std::string input = read_standard_input();
  Output output;
  size_t index = 0;
  for (const std::string_view line : lines_of(input)) {
    auto request = app::parse_segment(line);
    if (!request) return in_line(index, request.error());
    if (request.value().language.empty()) request.value().language = language;
    output.line(app::dump_sentences(app::Session::segment(request.value())));
    ++index;
  }
  return Done{};
}

}  // namespace palimpsest::cli
