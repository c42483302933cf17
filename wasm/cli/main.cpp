// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The native `palimpsest` command: the same core without a browser.
#include <cstdio>
#include <string>

#include "app/build_info.h"
#include "cli/commands.h"

namespace palimpsest::cli {
namespace {

constexpr int kExitBadInput = 2;

constexpr const char* kHelp =
    "usage: palimpsest COMMAND [OPTION]... < input > output\n"
    "\n"
    "  memory      look segments up in a translation memory, convert its files\n"
    "  segment     split texts into sentences\n"
    "  translate   translate with a language pack\n"
    "\n"
    "  --version   version and compiler\n"
    "  --help      this, or the help of a command: palimpsest translate --help\n";

Result<Done> run(const Arguments& arguments) {
  const std::string command = arguments.empty() ? "" : arguments.front();
  const Arguments rest(arguments.begin() + (arguments.empty() ? 0 : 1), arguments.end());
  if (command == "memory") return run_memory(rest);
  if (command == "segment") return run_segment(rest);
  if (command == "translate") return run_translate(rest);
  if (command == "--version") {
    std::printf("%s\n", app::build_info());
    return Done{};
  }
  if (command == "--help") {
    std::fputs(kHelp, stdout);
    return Done{};
  }
  return Error{ErrorCode::kBadArgument, "no such command; see palimpsest --help",
               command.empty() ? "(none given)" : command};
}

}  // namespace

Error in_line(size_t index, const Error& error) {
  std::string where = "standard input, line " + std::to_string(index + 1);
  if (!error.where.empty()) where += ", " + error.where;
  return Error{error.code, error.message, where};
}

}  // namespace palimpsest::cli

int main(int argc, char** argv) {
  const auto done = palimpsest::cli::run(palimpsest::cli::Arguments(argv + 1, argv + argc));
  const bool is_written = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
  if (done && !is_written) {
    std::fputs("palimpsest: standard output: not all of it could be written; is the disk full?\n",
               stderr);
    return palimpsest::cli::kExitBadInput;
  }
  if (done) return 0;
  std::fprintf(stderr, "palimpsest: %s: %s\n", done.error().where.c_str(),
               done.error().message.c_str());
  return palimpsest::cli::kExitBadInput;
}
