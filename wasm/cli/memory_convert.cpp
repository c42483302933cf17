// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/build_info.h"
#include "cli/commands.h"
#include "exchange/format.h"
#include "exchange/reader.h"
#include "exchange/writer.h"

namespace palimpsest::cli {
namespace {

constexpr const char* kHelp =
    "usage: palimpsest memory convert IN OUT [OPTION]...\n"
    "\n"
    "Converts a file of translation units. Formats go by the files' names: .tmx, .xlf or .xliff,\n"
    ".tsv, .csv. What could not be used is named on standard error, and how many units there "
    "were.\n"
    "\n"
    "  --from LANG --to LANG   the languages to take, e.g. en (also en-US) and es; tables whose "
    "first\n"
    "                          row does not name languages need them, other files have their own\n"
    "  --format-in FORMAT      tmx, xliff (1.2 and 2.x), tsv or csv\n"
    "  --format-out FORMAT     tmx, xliff (1.2), xliff2 (2.1), tsv or csv\n"
    "  --level N               of TMX: 2 (default) with inline codes, 1 without\n"
    "  --keep-good             a file that can't be read on: keep the units before that place\n"
    "  --stats                 at the end figures on standard error: MB/s of reading and writing\n";

constexpr size_t kBlockBytes = size_t{1} << 18;

struct Options {
  std::string in;
  std::string out;
  exchange::WantedPair wanted;
  std::optional<exchange::Format> format_in;
  std::optional<exchange::Format> format_out;
  int level = 2;
  bool keeps_good = false;
  bool wants_stats = false;
  bool wants_help = false;
};

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

Error bad(std::string message, std::string where) {
  return Error{ErrorCode::kBadArgument, std::move(message), std::move(where)};
}

/// Takes `value` for option `name`. returns  what was wrong, or "".
std::string set_option(Options& options, const std::string& name, const std::string& value) {
  if (name == "--from" || name == "--to") {
    (name == "--from" ? options.wanted.from : options.wanted.to) = value;
    return value.empty() ? "needs a language, e.g. en" : "";
  }
  if (name == "--format-in" || name == "--format-out") {
    auto& format = name == "--format-in" ? options.format_in : options.format_out;
    format = exchange::format_named(value);
    return format ? "" : "must be tmx, xliff, xliff2, tsv or csv";
  }
  if (name == "--level") {
    options.level = value == "1" ? 1 : 2;
    return value == "1" || value == "2" ? "" : "must be 1 or 2";
  }
  return "not an option of memory convert; see palimpsest memory convert --help";
}

Result<Options> parse(const Arguments& arguments) {
  Options options;
  std::vector<std::string> files;
  for (size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--help") {
      options.wants_help = true;
      return options;
    }
    if (argument == "--keep-good") {
      options.keeps_good = true;
    } else if (argument == "--stats") {
      options.wants_stats = true;
    } else if (argument.compare(0, 2, "--") == 0) {
      const std::string value = i + 1 < arguments.size() ? arguments[++i] : "";
      const std::string wrong = set_option(options, argument, value);
      if (!wrong.empty()) return bad(wrong, argument + " " + value);
    } else {
      files.push_back(argument);
    }
  }
  if (files.size() != 2) {
    return bad("two files are needed, IN and OUT; see palimpsest memory convert --help",
               "memory convert");
  }
  options.in = files[0];
  options.out = files[1];
  if (!options.format_in) options.format_in = exchange::format_of_file(options.in);
  if (!options.format_out) options.format_out = exchange::format_of_file(options.out);
  if (!options.format_in)
    return bad("the name does not say the format; add --format-in", options.in);
  if (!options.format_out) {
    return bad("the name does not say the format; add --format-out", options.out);
  }
  return options;
}

/// A file that is there under its name only when all of it was written.
class OutputFile {
 public:
  explicit OutputFile(std::string path)
      : path_(std::move(path)), part_(path_ + ".part"), file_(std::fopen(part_.c_str(), "wb")) {}
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  ~OutputFile() {
    if (file_) std::remove(part_.c_str());
  }

  [[nodiscard]] bool is_open() const { return file_ != nullptr; }
  void write(const std::string& bytes) {
    is_well_ &= std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) == bytes.size();
  }
  [[nodiscard]] bool is_well() const { return is_well_; }
  bool finish() {
    is_well_ &= std::fclose(file_.release()) == 0;
    is_well_ = is_well_ && std::rename(part_.c_str(), path_.c_str()) == 0;
    if (!is_well_) std::remove(part_.c_str());
    return is_well_;
  }

 private:
  std::string path_;
  std::string part_;
  File file_;
  bool is_well_ = true;
};

/// Adds the time of its life to a sum.
class Timer {
 public:
  explicit Timer(double& seconds) : seconds_(seconds) {}
  Timer(const Timer&) = delete;
  Timer& operator=(const Timer&) = delete;
  ~Timer() { seconds_ += std::chrono::duration<double>(Clock::now() - start_).count(); }

 private:
  using Clock = std::chrono::steady_clock;
  double& seconds_;
  Clock::time_point start_ = Clock::now();
};

struct Stats {
  double read_s = 0;
  double write_s = 0;
  uint64_t written_bytes = 0;
};

void print(const Stats& stats, uint64_t read_bytes) {
  const auto rate = [](uint64_t bytes, double seconds) {
    return static_cast<double>(bytes) / 1e6 / (seconds > 0 ? seconds : 1e-9);
  };
  std::fprintf(stderr, "read %.1f MB, %.0f MB/s, written %.1f MB, %.0f MB/s\n",
               static_cast<double>(read_bytes) / 1e6, rate(read_bytes, stats.read_s),
               static_cast<double>(stats.written_bytes) / 1e6,
               rate(stats.written_bytes, stats.write_s));
}

void warn(const Options& options, const exchange::Reader& reader, const exchange::Writer& writer,
          const std::vector<std::string>& refused, size_t refused_count) {
  const auto say = [](const std::string& line) {
    std::fprintf(stderr, "palimpsest: %s\n", line.c_str());
  };
  for (const exchange::Warning& warning : reader.warnings()) {
    say(options.in + ", line " + std::to_string(warning.line) + ": passed over: " + warning.reason);
  }
  for (const std::string& reason : refused) say(options.out + ": left out: " + reason);
  std::string line = options.out + ": " + std::to_string(writer.units()) + " units";
  const auto add = [&line](uint64_t count, const char* what) {
    if (count > 0) line += ", " + std::to_string(count) + what;
  };
  add(reader.skipped(), " passed over");
  add(refused_count, " left out");
  add(writer.dropped_codes(), " inline codes dropped");
  add(writer.replaced_characters(), " characters replaced that XML does not allow");
  say(line);
}

Error error_of(const Options& options, const exchange::Reader& reader) {
  const exchange::Problem& problem = *reader.problem();
  std::string message = problem.reason;
  if (!options.keeps_good) {
    message += "; nothing was written (--keep-good writes the " + std::to_string(reader.units()) +
               " units before it)";
  }
  return Error{ErrorCode::kCorruptData, message,
               options.in + ", line " + std::to_string(problem.line) + ", column " +
                   std::to_string(problem.column)};
}

Result<Done> convert(const Options& options) {
  const File in(std::fopen(options.in.c_str(), "rb"));
  if (!in)
    return Error{ErrorCode::kNotFound, "cannot be read; check that the file exists", options.in};
  auto opened = exchange::Reader::open(*options.format_in, options.wanted);
  if (!opened) return opened.error();
  OutputFile out(options.out);
  if (!out.is_open()) {
    return Error{ErrorCode::kNotFound,
                 std::string("cannot be written: ") + std::strerror(errno) + "; check the folder",
                 options.out};
  }
  exchange::Reader& reader = *opened.value();
  // The languages are those of the units, e.g. en-US where en was wanted.
  const auto writer =
      exchange::Writer::open({*options.format_out, options.level, "", "", app::version()});
  constexpr size_t kMaxRefused = 10;
  std::vector<std::string> refused;
  size_t refused_count = 0;
  Stats stats;
  const auto pass_on = [&] {
    const Timer timer(stats.write_s);
    for (const exchange::Unit& unit : reader.take()) {
      const auto done = writer->put(unit);
      if (done) continue;
      if (refused.size() < kMaxRefused) {
        refused.push_back(done.error().where + ": " + done.error().message);
      }
      ++refused_count;
    }
    const std::string bytes = writer->take();
    stats.written_bytes += bytes.size();
    out.write(bytes);
  };
  const auto read = [&](std::string_view bytes) {
    const Timer timer(stats.read_s);
    return reader.feed(bytes);
  };
  std::vector<char> block(kBlockBytes);
  size_t size = 0;
  while ((size = std::fread(block.data(), 1, block.size(), in.get())) > 0) {
    const bool is_well = read({block.data(), size});
    pass_on();
    if (!is_well) break;
  }
  if (std::ferror(in.get()) != 0) {
    return Error{ErrorCode::kNotFound, "cannot be read to its end; check that it is a file",
                 options.in};
  }
  if (!reader.problem()) (void)reader.finish();
  pass_on();
  if (reader.problem() && !options.keeps_good) return error_of(options, reader);
  writer->finish();
  out.write(writer->take());
  if (!out.finish()) {
    return Error{ErrorCode::kNotFound,
                 std::string("cannot be written: ") + std::strerror(errno) + "; is the disk full?",
                 options.out};
  }
  warn(options, reader, *writer, refused, refused_count);
  if (options.wants_stats) print(stats, reader.bytes());
  if (reader.problem()) return error_of(options, reader);
  return Done{};
}

}  // namespace

Result<Done> run_memory_convert(const Arguments& arguments) {
  const Result<Options> parsed = parse(arguments);
  if (!parsed) return parsed.error();
  if (parsed.value().wants_help) {
    std::fputs(kHelp, stdout);
    return Done{};
  }
  return convert(parsed.value());
}

}  // namespace palimpsest::cli
