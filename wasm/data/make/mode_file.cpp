// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/make/mode_file.h"

#include <algorithm>
#include <cstring>
#include <sstream>

#include "data/make/byte_reader.h"

namespace palimpsest::make {

using apertium::StageKind;

namespace {

struct Command {
  std::string program;
  std::vector<std::string> flags;
  std::vector<std::filesystem::path> files;

  [[nodiscard]] bool has(const char* flag) const {
    return std::find(flags.begin(), flags.end(), flag) != flags.end();
  }
};

Command parse(const std::string& text) {
  Command command;
  std::istringstream words(text);
  std::string word;
  while (words >> word) {
    word.erase(std::remove(word.begin(), word.end(), '\''), word.end());
    if (word == "$1") word = "-g";
    if (word == "$2" || word.empty()) continue;
    if (command.program.empty()) {
      command.program = word;
    } else if (word[0] == '-') {
      command.flags.push_back(word);
    } else {
      command.files.emplace_back(word);
    }
  }
  return command;
}

std::string label_of(const Command& command) {
  std::string label = command.program;
  for (const std::string& flag : command.flags) label += ' ' + flag;
  for (const auto& file : command.files) label += ' ' + file.filename().string();
  return label;
}

class ModeReader {
 public:
  explicit ModeReader(const std::filesystem::path& path) : path_(path) {
    const std::vector<unsigned char> bytes = read_file(path);
    const std::string text(bytes.begin(), bytes.end());
    looks_up_ = text.find("lt-proc -b") != std::string::npos;
    std::istringstream pipeline(text);
    for (std::string part; std::getline(pipeline, part, '|');) commands_.push_back(parse(part));
  }

  std::vector<ModeStage> stages() {
    for (const Command& command : commands_) add(command);
    return std::move(stages_);
  }

 private:
  [[noreturn]] void refuse(const Command& command) const {
    throw Unreadable(path_.string() + ": the stage '" + label_of(command) +
                     "' is not supported; choose another pair");
  }

  /// flags: those of the command that are not among them are refused.
  void push(StageKind kind, const Command& command, size_t files, const char* flags = "") {
    if (command.files.size() != files) refuse(command);
    ModeStage stage{kind, {}, command.files, label_of(command)};
    for (const std::string& flag : command.flags) {
      if (flag.size() != 2 || std::strchr(flags, flag[1]) == nullptr) refuse(command);
      stage.flags += flag[1];
    }
    stages_.push_back(std::move(stage));
  }

  void add(const Command& command) {
    const std::string& program = command.program;
    if (program == "lt-proc") {
      add_lt_proc(command);
    } else if (program == "apertium-tagger" && command.has("-g")) {
      push(StageKind::kTagger, command, 1, "g");
    } else if (program == "apertium-pretransfer") {
      push(StageKind::kPretransfer, command, 0);
    } else if (program == "lrx-proc") {
      push(StageKind::kLexicalSelection, command, 1, "m");
    } else if (program == "apertium-transfer") {
      add_transfer(command);
    } else if (program == "apertium-interchunk") {
      push(StageKind::kInterchunk, command, 2);
    } else if (program == "apertium-postchunk") {
      push(StageKind::kPostchunk, command, 2);
    } else {
      refuse(command);
    }
  }

  void add_lt_proc(const Command& command) {
    if (command.has("-b")) {
      push(StageKind::kBilingual, command, 1, "b");
    } else if (command.has("-g")) {
      push(StageKind::kGeneration, command, 1, "g");
    } else if (command.has("-p") + command.has("-x") + command.has("-t") == 1) {
      push(StageKind::kPostGeneration, command, 1, "pxtc");
    } else {
      push(StageKind::kAnalysis, command, 1, "awce");
    }
  }

  /// An old-style transfer looks words up itself. If no lt-proc -b stands anywhere in the mode, the
  /// native command puts one before it.
  void add_transfer(const Command& command) {
    if (command.has("-n") || command.has("-b")) {
      push(StageKind::kTransfer, command, 2, "nb");
    } else if (command.flags.empty() && command.files.size() == 3 && !looks_up_) {
      const Command bilingual{"lt-proc", {"-b"}, {command.files[2]}};
      push(StageKind::kBilingual, bilingual, 1, "b");
      const Command transfer{"apertium-transfer", {"-b"}, {command.files[0], command.files[1]}};
      push(StageKind::kTransfer, transfer, 2, "b");
    } else {
      refuse(command);
    }
  }

  bool looks_up_ = false;
  std::filesystem::path path_;
  std::vector<Command> commands_;
  std::vector<ModeStage> stages_;
};

}  // namespace

std::vector<ModeStage> read_mode(const std::filesystem::path& path) {
  return ModeReader(path).stages();
}

}  // namespace palimpsest::make
