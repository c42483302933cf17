// SPDX-License-Identifier: GPL-3.0-or-later
#include "apertium/pack.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "apertium/pack_format.h"
#include "apertium/pack_tables.h"

namespace palimpsest::apertium {
namespace {

Error corrupt(const std::string& what, const std::string& where) {
  return {ErrorCode::kCorruptData,
          "the language pack is damaged (" + what + "): make it or download it again", where};
}

/// Table k holds the CRC of a byte followed by k zero bytes: eight bytes a step ("slicing by 8").
constexpr std::array<std::array<uint32_t, 256>, 8> kCrcTables = [] {
  std::array<std::array<uint32_t, 256>, 8> tables{};
  for (uint32_t i = 0; i < 256; ++i) {
    uint32_t c = i;
    for (int bit = 0; bit < 8; ++bit) c = (c & 1U) != 0 ? 0xEDB88320U ^ (c >> 1U) : c >> 1U;
    tables[0][i] = c;
  }
  for (size_t k = 1; k < 8; ++k) {
    for (size_t i = 0; i < 256; ++i) {
      const uint32_t c = tables[k - 1][i];
      tables[k][i] = tables[0][c & 0xFFU] ^ (c >> 8U);
    }
  }
  return tables;
}();

/// "key":"value" of a flat JSON object that our own writer made: no escapes in the values we need.
std::string json_field(std::string_view json, std::string_view key) {
  const std::string quoted = '"' + std::string(key) + "\":\"";
  const size_t at = json.find(quoted);
  if (at == std::string_view::npos) return {};
  const size_t begin = at + quoted.size();
  const size_t end = json.find('"', begin);
  return end == std::string_view::npos ? std::string()
                                       : std::string(json.substr(begin, end - begin));
}

bool read_stage(FieldReader& reader, const SymbolTable& symbols, StageTables& stage) {
  stage.kind = static_cast<StageKind>(reader.scalar());
  stage.label = reader.string();
  switch (stage.kind) {
    case StageKind::kAnalysis:
      return stage.tables.emplace<AnalysisTables>().read(reader, symbols);
    case StageKind::kTagger:
      return stage.tables.emplace<TaggerTables>().read(reader, symbols);
    case StageKind::kPretransfer:
      return reader.ok();
    case StageKind::kTransfer:
    case StageKind::kInterchunk:
    case StageKind::kPostchunk: {
      TransferTables& tables = stage.tables.emplace<TransferTables>();
      tables.kind = stage.kind;
      return tables.read(reader, symbols) &&
             !(tables.makes_chunks &&
               (symbols.find("default") == 0 || symbols.find("unknown") == 0));
    }
    case StageKind::kBilingual:
    case StageKind::kGeneration:
      return stage.tables.emplace<Transducer>().read(reader, symbols);
    case StageKind::kPostGeneration:
      return stage.tables.emplace<PostGenerationTables>().read(reader, symbols);
    case StageKind::kLexicalSelection:
      return stage.tables.emplace<LexicalSelectionTables>().read(reader, symbols);
  }
  return false;
}

/// The order that Translator can run: analysis first, generation before post-generation last.
bool is_pipeline(const std::vector<StageTables>& stages) {
  if (stages.empty() || stages.front().kind != StageKind::kAnalysis) return false;
  bool generated = false;
  for (size_t i = 1; i < stages.size(); ++i) {
    const StageKind kind = stages[i].kind;
    if (kind == StageKind::kAnalysis) return false;
    if (generated != (kind == StageKind::kPostGeneration)) return false;
    generated = generated || kind == StageKind::kGeneration;
  }
  return generated;
}

}  // namespace

uint32_t crc32(std::span<const std::byte> bytes) {
  const auto& t = kCrcTables;
  uint32_t crc = 0xFFFFFFFFU;
  while (bytes.size() >= 8) {
    uint32_t low = 0;
    uint32_t high = 0;
    std::memcpy(&low, bytes.data(), 4);
    std::memcpy(&high, bytes.data() + 4, 4);
    low ^= crc;
    crc = t[7][low & 0xFFU] ^ t[6][(low >> 8U) & 0xFFU] ^ t[5][(low >> 16U) & 0xFFU] ^
          t[4][low >> 24U] ^ t[3][high & 0xFFU] ^ t[2][(high >> 8U) & 0xFFU] ^
          t[1][(high >> 16U) & 0xFFU] ^ t[0][high >> 24U];
    bytes = bytes.subspan(8);
  }
  for (const std::byte b : bytes) {
    crc = t[0][(crc ^ static_cast<uint32_t>(b)) & 0xFFU] ^ (crc >> 8U);
  }
  return ~crc;
}

Pack::Pack() : tables_(std::make_unique<Tables>()) {}
Pack::~Pack() = default;

Result<std::shared_ptr<const Pack>> Pack::load(std::vector<std::byte> bytes) {
  std::shared_ptr<Pack> pack(new Pack());
  pack->bytes_ = std::move(bytes);
  const std::span<const std::byte> file(pack->bytes_);

  PackHeader header;
  if (file.size() < sizeof header) return corrupt("too short", "byte 0");
  std::memcpy(&header, file.data(), sizeof header);
  if (std::memcmp(header.magic, kPackMagic, sizeof kPackMagic) != 0) {
    return Error{ErrorCode::kCorruptData, "this is no Palimpsest language pack", "byte 0"};
  }
  if (header.version != kPackVersion) {
    const bool newer = header.version > kPackVersion;
    return Error{ErrorCode::kUnsupportedVersion,
                 "the language pack has format " + std::to_string(header.version) +
                     ", this version reads format " + std::to_string(kPackVersion) +
                     (newer ? ": update Palimpsest" : ": make or download the pack again"),
                 "byte 8"};
  }
  const size_t table_size = size_t{header.section_count} * sizeof(SectionEntry);
  const size_t head_size = sizeof header + table_size;
  if (table_size / sizeof(SectionEntry) != header.section_count ||
      head_size + sizeof(uint32_t) > file.size()) {
    return corrupt("truncated table of sections", "byte 12");
  }
  uint32_t head_crc = 0;
  std::memcpy(&head_crc, file.data() + head_size, sizeof head_crc);
  if (crc32(file.first(head_size)) != head_crc) {
    return corrupt("checksum of the header", "byte " + std::to_string(head_size));
  }
  bool has_symbols = false;
  size_t end = 0;  // of the last section, with the padding that the file ends with
  for (uint32_t i = 0; i < header.section_count; ++i) {
    SectionEntry entry;
    std::memcpy(&entry, file.data() + sizeof header + i * sizeof entry, sizeof entry);
    const std::string where = "section " + std::to_string(i);
    if (entry.offset % 8 != 0 || entry.offset > file.size() ||
        entry.size > file.size() - entry.offset) {
      return corrupt("truncated", where);
    }
    const std::span<const std::byte> section = file.subspan(entry.offset, entry.size);
    if (crc32(section) != entry.crc) return corrupt("checksum", where);
    end = std::max(end, (size_t{entry.offset} + entry.size + 7) / 8 * 8);
    FieldReader reader(section);
    bool good = true;
    switch (static_cast<SectionKind>(entry.kind)) {
      case SectionKind::kManifest:
        pack->info_.manifest_json = reader.string();
        break;
      case SectionKind::kSymbols:
        good = !has_symbols && pack->tables_->symbols.read(reader);
        has_symbols = true;
        break;
      case SectionKind::kStage:
        good = has_symbols &&
               read_stage(reader, pack->tables_->symbols, pack->tables_->stages.emplace_back());
        break;
      default:
        good = false;
    }
    if (!good || !reader.ok() || !reader.at_end()) {
      return corrupt("bad field", where + ", byte " + std::to_string(reader.position()));
    }
  }
  if (file.size() != end) return corrupt("another length", "byte " + std::to_string(file.size()));
  if (!is_pipeline(pack->tables_->stages)) return corrupt("stages out of order", "stages");
  pack->info_.id = json_field(pack->info_.manifest_json, "id");
  pack->info_.source_language = json_field(pack->info_.manifest_json, "from");
  pack->info_.target_language = json_field(pack->info_.manifest_json, "to");
  if (pack->info_.id.empty() || pack->info_.source_language.empty() ||
      pack->info_.target_language.empty()) {
    return corrupt("manifest", "manifest");
  }
  return std::shared_ptr<const Pack>(std::move(pack));
}

}  // namespace palimpsest::apertium
