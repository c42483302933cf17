// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// palimpsest-pack: makes a language pack from an installed Apertium pair.
//   palimpsest-pack eng-spa --out build/packs/eng-spa.pack [--modes DIR]
//                   [--package NAME --package-version V --licence L]
// Also writes the sidecar eng-spa.json, the manifest alone, for whoever lists packs.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "apertium/pack_format.h"
#include "data/make/mode_file.h"
#include "data/make/pack_assembly.h"
#include "data/make/tagger_file.h"
#include "data/make/transducer_file.h"
#include "data/make/transfer_compiler.h"

namespace palimpsest::make {
namespace {

using apertium::SectionKind;
using apertium::StageKind;
using Json = nlohmann::ordered_json;

/// ISO 639-3 codes of Debian's pairs that have a two-letter code: browsers speak BCP 47.
const std::map<std::string, std::string> kShortCodes = {
    {"afr", "af"},    {"arg", "an"},        {"bel", "be"}, {"bul", "bg"}, {"cat", "ca"},
    {"dan", "da"},    {"eng", "en"},        {"spa", "es"}, {"fra", "fr"}, {"glg", "gl"},
    {"hin", "hi"},    {"hbs", "sh"},        {"ind", "id"}, {"isl", "is"}, {"ita", "it"},
    {"mkd", "mk"},    {"nld", "nl"},        {"nno", "nn"}, {"nob", "nb"}, {"oci", "oc"},
    {"pol", "pl"},    {"por", "pt"},        {"ron", "ro"}, {"rus", "ru"}, {"slv", "sl"},
    {"swe", "sv"},    {"ukr", "uk"},        {"urd", "ur"}, {"zlm", "ms"}, {"hbs_BS", "bs"},
    {"hbs_HR", "hr"}, {"hbs_SR", "sr-Latn"}};

std::string bcp47(const std::string& code) {
  const auto whole = kShortCodes.find(code);
  if (whole != kShortCodes.end()) return whole->second;
  const size_t region = code.find('_');
  const auto base = kShortCodes.find(code.substr(0, region));
  std::string tag = base != kShortCodes.end() ? base->second : code.substr(0, region);
  if (code == "oc_aran") return "oc-aranes";
  if (region != std::string::npos) tag += '-' + code.substr(region + 1);
  return tag;
}

struct Options {
  std::string mode;
  std::filesystem::path out;
  std::filesystem::path modes = "/usr/share/apertium/modes";
  std::string package;
  std::string package_version;
  std::string licence;
};

/// A stage's file that is read and waits for the symbols to be frozen.
using WriteStage = std::function<void(const PackSymbols&, FieldWriter&)>;

/// The first of these tags that a file of the pair has.
apertium::Label first_of(std::initializer_list<const char*> names, const PackSymbols& symbols) {
  for (const char* name : names) {
    const apertium::Label label = symbols.special(name);
    if (label != apertium::kNoLabel) return label;
  }
  return apertium::kNoLabel;
}

/// The fields of apertium::AnalysisTables, the names of the marks from FORMAT.md 13.
void write_analysis(const Dictionary& dictionary, const ModeStage& stage,
                    const PackSymbols& symbols, FieldWriter& out) {
  out.scalar((stage.has('w') ? 1U : 0U) | (stage.has('c') ? 2U : 0U) | (stage.has('e') ? 4U : 0U));
  out.scalar(first_of(
      {":co:only-L", ":compound:only-L", "@co:only-L", "@compound:only-L", "compound-only-L"},
      symbols));
  out.scalar(first_of({":co:R", ":compound:R", "@co:R", "@compound:R", "compound-R"}, symbols));
  out.array(dictionary.letters);
  dictionary.transducer.write(symbols, out);
}

WriteStage read_stage(const ModeStage& stage, PackSymbols& symbols) {
  switch (stage.kind) {
    case StageKind::kAnalysis:
      return [d = read_dictionary(stage.files[0], symbols), stage](
                 const PackSymbols& s, FieldWriter& out) { write_analysis(d, stage, s, out); };
    case StageKind::kPostGeneration:
      return [d = read_dictionary(stage.files[0], symbols), stage](const PackSymbols& s,
                                                                   FieldWriter& out) {
        out.scalar((stage.has('p') ? 1U : 0U) | (stage.has('c') ? 2U : 0U));
        d.transducer.write(s, out);
      };
    case StageKind::kBilingual:
    case StageKind::kGeneration:
      return [d = read_dictionary(stage.files[0], symbols)](
                 const PackSymbols& s, FieldWriter& out) { d.transducer.write(s, out); };
    case StageKind::kTagger:
      return [m = read_tagger(stage.files[0], symbols)](const PackSymbols& s, FieldWriter& out) {
        m.write(s, out);
      };
    case StageKind::kLexicalSelection:
      return [r = read_selection_rules(stage.files[0], symbols)](
                 const PackSymbols& s, FieldWriter& out) { r.write(s, out); };
    case StageKind::kTransfer:
    case StageKind::kInterchunk:
    case StageKind::kPostchunk:
      return [r = compile_transfer(stage.kind, !stage.has('n'), stage.files[0], stage.files[1],
                                   symbols)](const PackSymbols& s, FieldWriter& out) {
        TransferRules rules = r;  // folding adds constants
        rules.write(s, out);
      };
    case StageKind::kPretransfer:
      return [](const PackSymbols&, FieldWriter&) {};
  }
  throw Unreadable("a stage of unknown kind");
}

std::string hexadecimal(uint32_t value) {
  char text[9];
  std::snprintf(text, sizeof text, "%08x", value);
  return text;
}

Json manifest_of(const Options& options, const std::vector<ModeStage>& stages) {
  const size_t dash = options.mode.find('-');
  Json manifest;
  manifest["id"] = options.mode;
  manifest["from"] = bcp47(options.mode.substr(0, dash));
  manifest["to"] = bcp47(options.mode.substr(dash + 1));
  manifest["format"] = apertium::kPackVersion;
  manifest["package"] = options.package;
  manifest["packageVersion"] = options.package_version;
  manifest["licence"] = options.licence;
  manifest["stages"] = Json::array();
  manifest["crc32"] = Json::object();
  for (const ModeStage& stage : stages) {
    manifest["stages"].push_back(stage.label);
    for (const auto& file : stage.files) {
      const std::vector<unsigned char> bytes = read_file(file);
      manifest["crc32"][file.filename().string()] =
          hexadecimal(apertium::crc32(std::as_bytes(std::span(bytes))));
    }
  }
  return manifest;
}

void write_file(const std::filesystem::path& path, const void* data, size_t size) {
  // Complete or not there at all: a build that was interrupted leaves no half pack.
  const std::filesystem::path partial = path.string() + ".part";
  std::ofstream out(partial, std::ios::binary);
  out.write(static_cast<const char*>(data), static_cast<std::streamsize>(size));
  out.close();
  if (!out) throw Unreadable(path.string() + ": cannot be written");
  std::filesystem::rename(partial, path);
}

void make_pack(const Options& options) {
  const std::vector<ModeStage> stages = read_mode(options.modes / (options.mode + ".mode"));
  PackSymbols symbols;
  std::vector<WriteStage> writers;
  writers.reserve(stages.size());
  for (const ModeStage& stage : stages) writers.push_back(read_stage(stage, symbols));
  symbols.freeze();

  const std::string manifest = manifest_of(options, stages).dump();
  std::vector<Section> sections;
  FieldWriter manifest_section;
  manifest_section.string(manifest);
  sections.push_back({SectionKind::kManifest, manifest_section.bytes()});
  FieldWriter symbol_section;
  symbols.write(symbol_section);
  sections.push_back({SectionKind::kSymbols, symbol_section.bytes()});
  for (size_t i = 0; i < stages.size(); ++i) {
    FieldWriter section;
    section.scalar(static_cast<uint32_t>(stages[i].kind));
    section.string(stages[i].label);
    writers[i](symbols, section);
    sections.push_back({SectionKind::kStage, section.bytes()});
  }
  const std::vector<std::byte> pack = assemble_pack(sections);
  if (options.out.has_parent_path()) std::filesystem::create_directories(options.out.parent_path());
  write_file(options.out, pack.data(), pack.size());
  std::filesystem::path sidecar = options.out;
  sidecar.replace_extension(".json");
  write_file(sidecar, manifest.data(), manifest.size());
  std::cout << options.out.string() << ": " << pack.size() << " bytes\n";
}

Options parse_options(int argc, char** argv) {
  Options options;
  const std::map<std::string, std::function<void(std::string)>> flags = {
      {"--out", [&](std::string v) { options.out = std::move(v); }},
      {"--modes", [&](std::string v) { options.modes = std::move(v); }},
      {"--package", [&](std::string v) { options.package = std::move(v); }},
      {"--package-version", [&](std::string v) { options.package_version = std::move(v); }},
      {"--licence", [&](std::string v) { options.licence = std::move(v); }}};
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    const auto flag = flags.find(argument);
    if (flag != flags.end() && i + 1 < argc) {
      flag->second(argv[++i]);
    } else if (argument[0] != '-' && options.mode.empty()) {
      options.mode = argument;
    } else {
      throw Unreadable("bad argument '" + argument + "'; usage: palimpsest-pack MODE --out FILE");
    }
  }
  if (options.mode.empty() || options.out.empty() || options.mode.find('-') == std::string::npos) {
    throw Unreadable("usage: palimpsest-pack MODE --out FILE, e.g. eng-spa --out eng-spa.pack");
  }
  return options;
}

}  // namespace
}  // namespace palimpsest::make

int main(int argc, char** argv) {
  try {
    palimpsest::make::make_pack(palimpsest::make::parse_options(argc, argv));
    return 0;
  } catch (const std::exception& e) {
    std::cerr << "palimpsest-pack: " << e.what() << '\n';
    return 2;
  }
}
