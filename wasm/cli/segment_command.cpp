// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include <cstdio>
#include <ctime>
#include <string>
#include <utility>
#include <vector>

#include "app/json_codec.h"
#include "app/requests.h"
#include "app/segmenter.h"
#include "cli/commands.h"
#include "cli/io.h"
#include "cli/srx_file.h"

namespace palimpsest::cli {
namespace {

constexpr const char* kHelp =
    "usage: palimpsest segment [--lang xx] [--srx FILE [--srx-skip-unreadable]] [--rounds N]\n"
    "                          < lines > lines\n"
    "\n"
    "Splits texts into sentences. Reads one JSON object a line, {\"lang\":\"en\",\"text\":\"…\"}, "
    "and\n"
    "writes one a line, {\"sentences\":[\"…\"]}, in the same order.\n"
    "\n"
    "  --lang xx   the language of texts that do not say theirs (BCP 47, e.g. en)\n"
    "  --srx FILE  split by the rules of an SRX 2.0 file, in the languages that it has breaking\n"
    "              rules for; in others as without it. If some of its patterns can't be read, "
    "they\n"
    "              are listed and nothing is done.\n"
    "  --srx-skip-unreadable\n"
    "              use the other rules then\n"
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
void print_speed(app::Segmenter& segmenter, const std::vector<app::SegmentRequest>& requests,
                 unsigned rounds) {
  std::vector<text::ByteRange> segments;
  size_t bytes = 0;
  size_t sentences = 0;
  const std::clock_t begin = std::clock();
  for (unsigned round = 0; round < rounds; ++round) {
    for (const app::SegmentRequest& request : requests) {
      segmenter.split(request.text, request.language, segments);
      bytes += request.text.size();
      sentences += segments.size();
    }
  }
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  std::fprintf(stderr, "%.1f MB/s, %zu sentences\n", static_cast<double>(bytes) / 1e6 / seconds,
               sentences);
}

struct Options {
  std::string language;
  std::string srx_file;
  bool skips_unreadable = false;
  unsigned rounds = 0;
  bool wants_help = false;
};

Result<Options> read_options(const Arguments& arguments) {
  Options options;
  for (size_t i = 0; i < arguments.size(); ++i) {
    const bool has_value = i + 1 < arguments.size();
    if (arguments[i] == "--help") {
      options.wants_help = true;
    } else if (arguments[i] == "--lang" && has_value) {
      options.language = arguments[++i];
    } else if (arguments[i] == "--srx" && has_value) {
      options.srx_file = arguments[++i];
    } else if (arguments[i] == "--rounds" && has_value) {
      options.rounds = number_of(arguments[++i]);
      if (options.rounds == 0) {
        return Error{ErrorCode::kBadArgument, "not a number of rounds, from 1 up", arguments[i]};
      }
    } else if (arguments[i] == "--srx-skip-unreadable") {
      options.skips_unreadable = true;
    } else {
      return Error{ErrorCode::kBadArgument,
                   "not an option of segment; see palimpsest segment --help", arguments[i]};
    }
  }
  return options;
}

/// FILE:LINE, which pattern, where in it and why.
void print_unreadable(const std::string& file, const srx::Unreadable& one) {
  const char* part = one.part == srx::Unreadable::Part::kBefore  ? "the pattern before the break"
                     : one.part == srx::Unreadable::Part::kAfter ? "the pattern after the break"
                                                                 : "the language pattern";
  std::fprintf(stderr, "palimpsest: %s:%u: rules \"%s\", %s %s, at character %zu: %s.\n",
               file.c_str(), one.line, one.rule.c_str(), part, one.pattern.c_str(),
               one.position + 1, one.why.c_str());
}

Result<Done> load_rules(const Options& options, app::Segmenter& segmenter) {
  const Result<srx::Description> description = read_srx_file(options.srx_file);
  if (!description) return description.error();
  const app::SegmentationRules rules =
      segmenter.set_rules(description.value(), options.skips_unreadable);
  for (const srx::Unreadable& one : rules.unreadable) print_unreadable(options.srx_file, one);
  if (rules.is_used) return Done{};
  return Error{ErrorCode::kCorruptData,
               std::to_string(rules.unreadable.size()) +
                   " patterns can't be read; put them right, or use the other rules with "
                   "--srx-skip-unreadable",
               options.srx_file};
}

}  // namespace

Result<Done> run_segment(const Arguments& arguments) {
  const Result<Options> options = read_options(arguments);
  if (!options) return options.error();
  if (options.value().wants_help) {
    std::fputs(kHelp, stdout);
    return Done{};
  }
  app::Segmenter segmenter;
  if (!options.value().srx_file.empty()) {
    const Result<Done> loaded = load_rules(options.value(), segmenter);
    if (!loaded) return loaded.error();
  }
  const std::string input = read_standard_input();
  Output output;
  size_t index = 0;
  std::vector<app::SegmentRequest> requests;
  std::vector<text::ByteRange> segments;
  for (const std::string_view line : lines_of(input)) {
    auto request = app::parse_segment(line);
    if (!request) return in_line(index, request.error());
    if (request.value().language.empty()) request.value().language = options.value().language;
    std::vector<std::string> sentences;
    segmenter.split(request.value().text, request.value().language, segments);
    for (const text::ByteRange range : segments) {
      sentences.emplace_back(text::slice(request.value().text, range));
    }
    output.line(app::dump_sentences(sentences));
    if (options.value().rounds > 0) requests.push_back(std::move(request).value());
    ++index;
  }
  if (options.value().rounds > 0) print_speed(segmenter, requests, options.value().rounds);
  return Done{};
}

}  // namespace palimpsest::cli
