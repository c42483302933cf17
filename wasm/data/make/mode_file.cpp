// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/make/mode_file.h"

#include <algorithm>
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
    std::istringstream pipeline(std::string(bytes.begin(), bytes.end()));
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

  void push(StageKind kind, const Command& command, size_t files, bool bilingual = true) {
    if (command.files.size() != files) refuse(command);
    stages_.push_back({kind, bilingual, command.files, label_of(command)});
  }

  void add(const Command& command) {
    const std::string& program = command.program;
    if (program == "lt-proc") {
      add_lt_proc(command);
    } else if (program == "apertium-tagger" && command.flags == std::vector<std::string>{"-g"}) {
      push(StageKind::kTagger, command, 1);
    } else if (program == "apertium-pretransfer" && command.flags.empty()) {
      push(StageKind::kPretransfer, command, 0);
    } else if (program == "lrx-proc") {
      push(StageKind::kLexicalSelection, command, 1);
    } else if (program == "apertium-transfer") {
      add_transfer(command);
    } else if (program == "apertium-interchunk" && command.flags.empty()) {
      push(StageKind::kInterchunk, command, 2);
    } else if (program == "apertium-postchunk" && command.flags.empty()) {
      push(StageKind::kPostchunk, command, 2);
    } else {
      refuse(command);
    }
  }

  void add_lt_proc(const Command& command) {
    if (command.flags.size() > 1) refuse(command);
    if (command.flags.empty() || command.has("-a")) {
      push(StageKind::kAnalysis, command, 1);
    } else if (command.has("-b")) {
      push(StageKind::kBilingual, command, 1);
    } else if (command.has("-g")) {
      push(StageKind::kGeneration, command, 1);
    } else if (command.has("-p")) {
      push(StageKind::kPostGeneration, command, 1);
    } else {
      refuse(command);
    }
  }

  /// An old-style transfer looks words up itself; the native command puts lt-proc -b before it.
  void add_transfer(const Command& command) {
    if (command.has("-n")) {
      push(StageKind::kTransfer, command, 2, false);
    } else if (command.has("-b")) {
      push(StageKind::kTransfer, command, 2);
    } else if (command.flags.empty() && command.files.size() == 3) {
      const Command bilingual{"lt-proc", {"-b"}, {command.files[2]}};
      push(StageKind::kBilingual, bilingual, 1);
      const Command transfer{"apertium-transfer", {"-b"}, {command.files[0], command.files[1]}};
      push(StageKind::kTransfer, transfer, 2);
    } else {
      refuse(command);
    }
  }

  std::filesystem::path path_;
  std::vector<Command> commands_;
  std::vector<ModeStage> stages_;
};

}  // namespace

std::vector<ModeStage> read_mode(const std::filesystem::path& path) {
  return ModeReader(path).stages();
}

}  // namespace palimpsest::make
