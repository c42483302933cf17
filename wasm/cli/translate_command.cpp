// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include <cstdio>
#include <optional>

#include "apertium/pack.h"
#include "apertium/translator.h"
#include "app/json_codec.h"
#include "app/session.h"
#include "cli/commands.h"
#include "cli/io.h"

namespace palimpsest::cli {
namespace {

constexpr const char* kHelp =
    "usage: palimpsest translate --pack FILE [MODE] < lines > lines\n"
    "\n"
    "Translates with a language pack, one segment a line in, one a line out, each a text of its "
    "own.\n"
    "\n"
    "  --pack FILE      the language pack (make packs); with --runs a second one may follow, which "
    "goes\n"
    "                   on from the language of the first\n"
    "  (no mode)        plain text; what the engine makes of it, without marks\n"
    "  --mark-unknown   plain text; with the engine's marks: * unknown word, @ no translation, # "
    "no form\n"
    "  --runs           JSON runs in and out, e.g. [\"Read \",1,\"it\",-1,\".\"]\n"
    "  --stages         plain text in; a JSON object a line: {\"src\",\"out\",\"stages\":{label: "
    "stream}}\n"
    "  --stream         text with word-bound blanks and superblanks in, the same out\n";

enum class Mode { kPlain, kMarked, kRuns, kStages, kStream };

struct Options {
  std::vector<std::string> packs;  // paths
  Mode mode = Mode::kPlain;
  bool wants_help = false;
};

std::optional<Mode> mode_of(const std::string& argument) {
  if (argument == "--mark-unknown") return Mode::kMarked;
  if (argument == "--runs") return Mode::kRuns;
  if (argument == "--stages") return Mode::kStages;
  if (argument == "--stream") return Mode::kStream;
  return std::nullopt;
}

Result<Options> parse(const Arguments& arguments) {
  Options options;
  for (size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--help") {
      options.wants_help = true;
      return options;
    }
    if (argument == "--pack" && i + 1 < arguments.size()) {
      options.packs.push_back(arguments[++i]);
      continue;
    }
    const auto mode = mode_of(argument);
    if (!mode || options.mode != Mode::kPlain) {
      return Error{ErrorCode::kBadArgument,
                   mode ? "only one mode can be given; see palimpsest translate --help"
                        : "not an option of translate; see palimpsest translate --help",
                   argument};
    }
    options.mode = *mode;
  }
  if (options.packs.empty()) {
    return Error{ErrorCode::kBadArgument, "no language pack given; add --pack FILE", "translate"};
  }
  const size_t most = options.mode == Mode::kRuns ? 2 : 1;
  if (options.packs.size() > most) {
    return Error{ErrorCode::kBadArgument,
                 most == 2 ? "two packs can be chained, not more" : "two packs need --runs",
                 "--pack " + options.packs[most]};
  }
  return options;
}

/// Translates lines in one of the modes that need the engine alone.
class LineTranslator {
 public:
  LineTranslator(std::shared_ptr<const apertium::Pack> pack, Mode mode)
      : translator_(std::move(pack)), mode_(mode) {}

  Result<std::string> operator()(std::string_view line) {
    switch (mode_) {
      case Mode::kMarked:
        return translator_.translate_marked(line);
      case Mode::kStages:
        return app::dump_stages(line, translator_.translate_marked(line), translator_.stages(line));
      case Mode::kStream:
        return translator_.translate_stream(line);
      default:
        return translator_.translate(apertium::Source{line, {}, {}}).text;
    }
  }

 private:
  apertium::Translator translator_;
  Mode mode_;
};

/// Translates lines of runs, codes put back.
class RunsTranslator {
 public:
  RunsTranslator(app::Session session, memory::Pair pair, std::vector<std::string> packs)
      : session_(std::move(session)), pair_(std::move(pair)), packs_(std::move(packs)) {}

  Result<std::string> operator()(std::string_view line) {
    const auto runs = app::parse_runs(line);
    if (!runs) return runs.error();
    const auto translated = session_.translate_segment(pair_, runs.value(), packs_);
    if (!translated) return translated.error();
    return app::dump_runs(translated.value());
  }

 private:
  app::Session session_;
  memory::Pair pair_;
  std::vector<std::string> packs_;  // ids
};

template <typename Translate>
Result<Done> translate_lines(Translate translate) {
  const std::string input = read_standard_input();
  Output output;
  size_t index = 0;
  for (const std::string_view line : lines_of(input)) {
    const Result<std::string> translated = translate(line);
    if (!translated) return in_line(index, translated.error());
    output.line(translated.value());
    ++index;
  }
  return Done{};
}

Error in_file(const std::string& path, const Error& error) {
  return Error{error.code, error.message, error.where.empty() ? path : path + ", " + error.where};
}

/// One pack, or two that are chained.
Result<Done> translate_runs(const std::vector<std::string>& paths) {
  app::Session session;
  memory::Pair pair;
  std::vector<std::string> ids;
  for (const std::string& path : paths) {
    Result<std::vector<std::byte>> bytes = read_file(path);
    if (!bytes) return bytes.error();
    const auto info = session.add_pack(std::move(bytes).value());
    if (!info) return in_file(path, info.error());
    if (ids.empty()) {
      pair.from = info.value().source_language;
    } else if (pair.to != info.value().source_language) {
      return Error{ErrorCode::kBadArgument,
                   "the second pack must translate from " + pair.to + ", to which the first does",
                   path};
    }
    pair.to = info.value().target_language;
    ids.push_back(info.value().id);
  }
  return translate_lines(RunsTranslator(std::move(session), std::move(pair), std::move(ids)));
}

}  // namespace

Result<Done> run_translate(const Arguments& arguments) {
  const Result<Options> options = parse(arguments);
  if (!options) return options.error();
  if (options.value().wants_help) {
    std::fputs(kHelp, stdout);
    return Done{};
  }
  if (options.value().mode == Mode::kRuns) return translate_runs(options.value().packs);
  const std::string& path = options.value().packs.front();
  Result<std::vector<std::byte>> bytes = read_file(path);
  if (!bytes) return bytes.error();
  auto pack = apertium::Pack::load(std::move(bytes).value());
  if (!pack) return in_file(path, pack.error());
  return translate_lines(LineTranslator(std::move(pack).value(), options.value().mode));
}

}  // namespace palimpsest::cli
