// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The layout of a language pack, shared by its writer (wasm/data/make) and its reader (pack.cpp).
// Little-endian; every array is aligned to its element and used in place.
//
//   +0   magic "PLMPPACK"
//   +8   u32 version          kPackVersion; a reader refuses a newer one
//   +12  u32 sections         n
//   +16  n x { u32 kind, u32 offset, u32 size, u32 crc }   offset from the file's start, multiple
//                             of 8; crc: CRC-32 (IEEE 802.3) of the section's bytes
//   ...  u32 crc of everything before it (header and table)
//   ...  the sections
//
// A section is a sequence of fields: scalars are u32; an array is u32 count, padding to 8,
// elements, padding to 4; a string is an array of bytes (UTF-8). A reader checks every count
// against the section's end and every index against what it points into.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

namespace palimpsest::apertium {

static_assert(std::endian::native == std::endian::little, "packs are used in place");

inline constexpr char kPackMagic[8] = {'P', 'L', 'M', 'P', 'P', 'A', 'C', 'K'};
/// Raised whenever the layout changes; older packs are refused too: they are cheap to make anew.
inline constexpr uint32_t kPackVersion = 2;

enum class SectionKind : uint32_t {
  kManifest = 1,  ///< string: JSON
  kSymbols = 2,   ///< tag names, far characters
  kStage = 3,     ///< one per stage, in the order of the pipeline
};

/// What a stage does; the first field of its section.
enum class StageKind : uint32_t {
  kAnalysis = 1,
  kTagger = 2,
  kPretransfer = 3,
  kTransfer = 4,  ///< the three transfer stages share a layout
  kInterchunk = 5,
  kPostchunk = 6,
  kBilingual = 7,
  kLexicalSelection = 8,
  kGeneration = 9,
  kPostGeneration = 10,
};

/// A transition's symbol in 16 bits: a character below kLabelBase is itself; from there on
/// tag t is kLabelBase + t, and behind the tags stand the pack's far characters, in order.
using Label = uint16_t;
inline constexpr Label kLabelBase = 0xD800;
inline constexpr uint32_t kMaxExtraSymbols = 0x10000 - kLabelBase - 1;
/// A symbol that no transition carries.
inline constexpr Label kNoLabel = 0xFFFF;

struct PackHeader {
  char magic[8];
  uint32_t version;
  uint32_t section_count;
};

struct SectionEntry {
  uint32_t kind;
  uint32_t offset;
  uint32_t size;
  uint32_t crc;
};

/// CRC-32 (IEEE 802.3, reflected, as in zip and PNG).
[[nodiscard]] uint32_t crc32(std::span<const std::byte> bytes);

/// Reads the fields of one section in order. After the first field that does not fit, ok() is false
/// and every further field is empty; position() then is where it happened.
class FieldReader {
 public:
  explicit FieldReader(std::span<const std::byte> section) : section_(section) {}

  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] size_t position() const { return at_; }
  [[nodiscard]] bool at_end() const { return at_ == section_.size(); }

  uint32_t scalar() {
    uint32_t value = 0;
    if (!take(sizeof value)) return 0;
    std::memcpy(&value, section_.data() + at_ - sizeof value, sizeof value);
    return value;
  }

  /// The view points into the section.
  template <typename T>
  std::span<const T> array() {
    const size_t count = scalar();
    align(8);
    if (!ok_ || count > (section_.size() - at_) / sizeof(T)) return fail<T>();
    const auto* data = reinterpret_cast<const T*>(section_.data() + at_);
    at_ += count * sizeof(T);
    align(4);
    return {data, count};
  }

  std::string_view string() {
    const std::span<const char> bytes = array<char>();
    return {bytes.data(), bytes.size()};
  }

 private:
  template <typename T>
  std::span<const T> fail() {
    ok_ = false;
    return {};
  }
  bool take(size_t bytes) {
    ok_ = ok_ && bytes <= section_.size() - at_;
    if (ok_) at_ += bytes;
    return ok_;
  }
  void align(size_t to) {
    const size_t aligned = (at_ + to - 1) / to * to;
    if (aligned > section_.size()) {
      ok_ = false;
    } else {
      at_ = aligned;
    }
  }

  std::span<const std::byte> section_;
  size_t at_ = 0;
  bool ok_ = true;
};

}  // namespace palimpsest::apertium
