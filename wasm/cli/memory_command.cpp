// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include <zlib.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "cli/commands.h"
#include "cli/io.h"
#include "memory/index.h"

namespace palimpsest::cli {
namespace {

constexpr const char* kHelp =
    "usage: palimpsest memory lookup --tsv FILE [OPTION]... < lines > lines\n"
    "       palimpsest memory convert IN OUT [OPTION]...     (see memory convert --help)\n"
    "\n"
    "Looks every line up in a translation memory; a JSON object a line:\n"
    "{\"matches\":[{\"score\",\"source\",\"target\",\"kind\"}]}, best first. score is a "
    "percentage;\n"
    "kind is exact, folded (but for case, width, space) or fuzzy.\n"
    "\n"
    "  --tsv FILE       units, source<TAB>target a line, UTF-8; plain or gzip\n"
    "  --threshold N    lowest score, 1 to 100; 70\n"
    "  --top N          how many matches at most, 1 to 1000; 5\n"
    "  --metric NAME    weighted (default), words or characters: how alike two segments are\n"
    "  --stats          at the end figures on standard error: load time, units/s, bytes per unit,\n"
    "                   look-up p50, p95, p99 in microseconds\n";

using Clock = std::chrono::steady_clock;

double microseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

struct Options {
  std::string tsv;
  memory::FuzzyLimits fuzzy = {0.7, 5, memory::Metric::kWeighted, memory::kAnySite};
  bool wants_stats = false;
  bool wants_help = false;
};

std::optional<int> number_of(const std::string& text, int most) {
  constexpr size_t kMostDigits = 4;
  const bool is_number = !text.empty() && text.size() <= kMostDigits &&
                         text.find_first_not_of("0123456789") == std::string::npos;
  if (!is_number) return std::nullopt;
  const int number = std::stoi(text);
  if (number < 1 || number > most) return std::nullopt;
  return number;
}

std::optional<memory::Metric> metric_of(const std::string& name) {
  if (name == "weighted") return memory::Metric::kWeighted;
  if (name == "words") return memory::Metric::kWords;
  if (name == "characters") return memory::Metric::kCharacters;
  return std::nullopt;
}

/// Takes `value` for option `name`. returns  what was wrong, or "".
std::string set_option(Options& options, const std::string& name, const std::string& value) {
  constexpr int kMostPercent = 100;
  constexpr int kMostMatches = 1000;
  if (name == "--tsv") {
    options.tsv = value;
    return "";
  }
  if (name == "--metric") {
    const auto metric = metric_of(value);
    if (!metric) return "must be weighted, words or characters";
    options.fuzzy.metric = *metric;
    return "";
  }
  if (name != "--threshold" && name != "--top") {
    return "not an option of memory lookup; see palimpsest memory --help";
  }
  const bool is_threshold = name == "--threshold";
  const auto number = number_of(value, is_threshold ? kMostPercent : kMostMatches);
  if (!number) {
    return is_threshold ? "must be a whole number, 1 to 100" : "must be a whole number, 1 to 1000";
  }
  if (is_threshold) {
    options.fuzzy.threshold = *number / 100.0;
  } else {
    options.fuzzy.top = static_cast<size_t>(*number);
  }
  return "";
}

Result<Options> parse(const Arguments& arguments) {
  Options options;
  const bool is_help = !arguments.empty() && arguments.front() == "--help";
  if (!is_help && (arguments.empty() || arguments.front() != "lookup")) {
    return Error{ErrorCode::kBadArgument, "not a command of memory; see palimpsest memory --help",
                 arguments.empty() ? "(none given)" : arguments.front()};
  }
  for (size_t i = is_help ? 0 : 1; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--help") {
      options.wants_help = true;
      return options;
    }
    if (argument == "--stats") {
      options.wants_stats = true;
      continue;
    }
    const std::string value = i + 1 < arguments.size() ? arguments[++i] : "";
    const std::string wrong = set_option(options, argument, value);
    if (!wrong.empty()) return Error{ErrorCode::kBadArgument, wrong, argument + " " + value};
  }
  if (options.tsv.empty()) {
    return Error{ErrorCode::kBadArgument, "no units given; add --tsv FILE", "memory lookup"};
  }
  return options;
}

struct CloseFile {
  void operator()(gzFile file) const { gzclose(file); }
};

/// The bytes of a plain or gzip file.
Result<std::string> read_text(const std::string& path) {
  constexpr size_t kBlockBytes = size_t{1} << 18;
  const std::unique_ptr<gzFile_s, CloseFile> file(gzopen(path.c_str(), "rb"));
  if (!file) {
    return Error{ErrorCode::kNotFound, "cannot be read; check that the file exists", path};
  }
  std::string text;
  std::vector<char> block(kBlockBytes);
  while (true) {
    const int size = gzread(file.get(), block.data(), static_cast<unsigned>(block.size()));
    int status = Z_OK;
    gzerror(file.get(), &status);
    if (size < 0 || (status != Z_OK && status != Z_STREAM_END)) {
      return Error{ErrorCode::kCorruptData,
                   "is damaged, a folder, or ends too early; make or copy the file again", path};
    }
    if (size == 0) return text;
    text.append(block.data(), static_cast<size_t>(size));
  }
}

std::string_view without_return(std::string_view line) {
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

Result<Done> load(memory::Index& index, std::string_view text, const std::string& path) {
  size_t number = 0;
  for (const std::string_view raw : lines_of(text)) {
    ++number;
    const std::string_view line = without_return(raw);
    if (line.empty()) continue;
    const size_t tab = line.find('\t');
    if (tab == std::string_view::npos) {
      return Error{ErrorCode::kBadArgument,
                   "has no tab; write a unit as source, tab, target, or leave the line out",
                   path + ", line " + std::to_string(number)};
    }
    const std::string_view target = line.substr(tab + 1);
    index.gather({static_cast<memory::UnitId>(number),
                  line.substr(0, tab),
                  target.substr(0, target.find('\t')),
                  {}});
  }
  index.settle();
  return Done{};
}

const char* kind_of(const std::vector<memory::Index::Found>& whole, memory::UnitId id) {
  const auto found =
      std::find_if(whole.begin(), whole.end(), [id](const auto& unit) { return unit.id == id; });
  if (found == whole.end()) return "fuzzy";
  return found->likeness == memory::Likeness::kExact ? "exact" : "folded";
}

/// A percentage with two digits; 100 only for what is equal in the metric.
double percent_of(double score) {
  constexpr double kHundredths = 10000;
  return std::floor(score * kHundredths + 1e-6) / 100;
}

std::string dump(memory::Index& index, std::string_view query,
                 const std::vector<memory::FuzzyHit>& hits) {
  using Json = nlohmann::ordered_json;
  Json matches = Json::array();
  const auto whole = index.find_whole(query);
  for (const memory::FuzzyHit& hit : hits) {
    const memory::Index::Unit unit = index.unit(hit.id);
    matches.push_back({{"score", percent_of(hit.score)},
                       {"source", unit.source},
                       {"target", unit.target},
                       {"kind", kind_of(whole, hit.id)}});
  }
  return Json{{"matches", std::move(matches)}}.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void print_stats(const memory::Index& index, double load_us, std::vector<double> lookups) {
  std::sort(lookups.begin(), lookups.end());
  const auto at = [&](double part) {
    if (lookups.empty()) return 0.0;
    const auto place = static_cast<size_t>(static_cast<double>(lookups.size()) * part);
    return lookups[std::min(lookups.size() - 1, place)];
  };
  const auto units = static_cast<double>(index.size());
  std::fprintf(stderr,
               "units %zu, load %.3f s, %.0f units/s, %.1f bytes/unit, lookup p50 %.1f us, p95 "
               "%.1f us, p99 %.1f us\n",
               index.size(), load_us / 1e6, units / std::max(load_us, 1.0) * 1e6,
               static_cast<double>(index.size_bytes()) / std::max(units, 1.0), at(0.5), at(0.95),
               at(0.99));
}

}  // namespace

Result<Done> run_memory(const Arguments& arguments) {
  if (!arguments.empty() && arguments.front() == "convert") {
    return run_memory_convert(Arguments(arguments.begin() + 1, arguments.end()));
  }
  const Result<Options> parsed = parse(arguments);
  if (!parsed) return parsed.error();
  const Options& options = parsed.value();
  if (options.wants_help) {
    std::fputs(kHelp, stdout);
    return Done{};
  }
  const Result<std::string> text = read_text(options.tsv);
  if (!text) return text.error();
  memory::Index index;
  const Clock::time_point start = Clock::now();
  const Result<Done> loaded = load(index, text.value(), options.tsv);
  if (!loaded) return loaded.error();
  const double load_us = microseconds_since(start);

  std::vector<double> lookups;
  {
    const std::string input = read_standard_input();
    Output output;
    for (const std::string_view line : lines_of(input)) {
      const std::string_view query = without_return(line);
      const Clock::time_point asked = Clock::now();
      const auto hits = index.find_fuzzy(query, options.fuzzy);
      lookups.push_back(microseconds_since(asked));
      output.line(dump(index, query, hits));
    }
  }
  if (options.wants_stats) print_stats(index, load_us, std::move(lookups));
  return Done{};
}

}  // namespace palimpsest::cli
