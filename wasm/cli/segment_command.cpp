// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include <cstdio>
#include <ctime>
#include <string>
#include <utility>
#include <vector>

#include "app/json_codec.h"
#include "app/session.h"
#include "cli/commands.h"
#include "cli/io.h"
#include "segment/splitter.h"

namespace palimpsest::cli {
namespace {

constexpr const char* kHelp =
    "usage: palimpsest segment [--lang xx] < lines > lines\n"
    "\n"
    "Splits texts into sentences. Reads one JSON object a line, {\"lang\":\"en\",\"text\":\"…\"}, "
    "and\n"
    "writes one a line, {\"sentences\":[\"…\"]}, in the same order.\n"
    "\n"
    "  --lang xx   the language of texts that do not say theirs (BCP 47, e.g. en)\n"
    "  --rounds N  split all texts N times more and print the speed of that on standard error:\n"
    "              MB of UTF-8 a second of processor time, reading and writing left out\n";

constexpr unsigned kMaxRounds = 100000;

unsigned number_of(const std::string& argument) {
  unsigned number = 0;
  for (const char c : argument) {
    if (c < '0' || c > '9' || number > kMaxRounds) return 0;
    number = number * 10 + static_cast<unsigned>(c - '0');
  }
  return number;
}

/// Splits over and over, into memory that is used again.
void print_speed(const std::vector<app::SegmentRequest>& requests, unsigned rounds) {
  std::vector<text::ByteRange> segments;
  size_t bytes = 0;
  size_t sentences = 0;
  const std::clock_t begin = std::clock();
  for (unsigned round = 0; round < rounds; ++round) {
    for (const app::SegmentRequest& request : requests) {
      segment::split(request.text, request.language, segments);
      bytes += request.text.size();
      sentences += segments.size();
    }
  }
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  std::fprintf(stderr, "%.1f MB/s, %zu sentences\n", static_cast<double>(bytes) / 1e6 / seconds,
               sentences);
}

}  // namespace

Result<Done> run_segment(const Arguments& arguments) {
  std::string language;
  unsigned rounds = 0;
  for (size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--help") {
      std::fputs(kHelp, stdout);
      return Done{};
    }
    const bool is_lang = arguments[i] == "--lang";
    if ((!is_lang && arguments[i] != "--rounds") || i + 1 == arguments.size()) {
      return Error{ErrorCode::kBadArgument,
                   "not an option of segment; see palimpsest segment --help", arguments[i]};
    }
    if (is_lang) {
      language = arguments[++i];
    } else if ((rounds = number_of(arguments[++i])) == 0) {
      return Error{ErrorCode::kBadArgument, "not a number of rounds, from 1 up", arguments[i]};
    }
  }
  const std::string input = read_standard_input();
  Output output;
  size_t index = 0;
  std::vector<app::SegmentRequest> requests;
  for (const std::string_view line : lines_of(input)) {
    auto request = app::parse_segment(line);
    if (!request) return in_line(index, request.error());
    if (request.value().language.empty()) request.value().language = language;
    output.line(app::dump_sentences(app::Session::segment(request.value())));
    if (rounds > 0) requests.push_back(std::move(request).value());
    ++index;
  }
  if (rounds > 0) print_speed(requests, rounds);
  return Done{};
}

}  // namespace palimpsest::cli
