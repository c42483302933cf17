// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// A language pack: everything one translation direction needs, in one file, ready to use without
// rebuilding tables. Written by wasm/data/make, read here. The layout: apertium/pack_format.h.
// Translating with it: apertium/translator.h.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "text/result.h"

namespace palimpsest::apertium {

/// What a pack says of itself.
struct PackInfo {
  std::string id;               ///< e.g. "eng-spa": the mode's name
  std::string source_language;  ///< BCP 47, e.g. "en"
  std::string target_language;  ///< BCP 47, e.g. "es"
  std::string manifest_json;  ///< the whole manifest: stages, package versions, licence, checksums
};

/// Immutable once loaded; may be shared by any number of Translators.
class Pack {
 public:
  /// Checks and takes over the bytes of a pack file.
  /// bytes    the whole file; moved in, kept and used in place (nothing is unpacked or copied).
  /// errors   kCorruptData: not a pack, truncated, checksum or an index out of range;
  ///          kUnsupportedVersion: written by a newer version of Palimpsest.
  ///          `where` names the section and the byte.
  /// cost     one pass over the file.
  [[nodiscard]] static Result<std::shared_ptr<const Pack>> load(std::vector<std::byte> bytes);

  Pack(const Pack&) = delete;  // tables point into bytes_
  Pack& operator=(const Pack&) = delete;
  ~Pack();

  [[nodiscard]] const PackInfo& info() const { return info_; }

  struct Tables;  // apertium/pack_tables.h; for the stages only
  [[nodiscard]] const Tables& tables() const { return *tables_; }

 private:
  Pack();
  PackInfo info_;
  std::vector<std::byte> bytes_;
  std::unique_ptr<Tables> tables_;
};

}  // namespace palimpsest::apertium
