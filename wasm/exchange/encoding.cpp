// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "exchange/encoding.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "text/utf8.h"

namespace palimpsest::exchange {
namespace {

/// An XML declaration is shorter.
constexpr size_t kDeclarationBytes = 512;

/// Windows-1252 from 0x80 to 0x9F; 0: not assigned, kept as the control character it is in Latin-1.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

char32_t from_windows1252(uint8_t byte) {
  if (byte < 0x80 || byte > 0x9F) return byte;
  const char16_t c = kWindows1252[byte - 0x80];
  return c == 0 ? byte : c;
}

bool is_ascii_block(const char* bytes) {
  uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return (word & 0x8080808080808080u) == 0;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

/// The value of encoding="…" in an XML declaration.
std::string declared_encoding(std::string_view declaration) {
  constexpr std::string_view kName = "encoding";
  size_t at = declaration.find(kName);
  if (at == std::string_view::npos) return {};
  at = declaration.find_first_of("\"'", at + kName.size());
  if (at == std::string_view::npos) return {};
  const size_t end = declaration.find(declaration[at], at + 1);
  return end == std::string_view::npos ? "" : lower(declaration.substr(at + 1, end - at - 1));
}

/// How many bytes a character that begins with `byte` has; for well-formed UTF-8.
size_t size_of(uint8_t byte) {
  if (byte < 0xC0) return 1;
  return byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

}  // namespace

bool Decoder::feed(std::string_view bytes, std::string& out) {
  if (!problem_.empty()) return false;
  if (encoding_ == Encoding::kUtf8 && rest_.empty()) return decode_utf8(bytes, out);
  rest_ += bytes;
  if (encoding_ == Encoding::kUnknown && !detect(false)) return problem_.empty();
  return decode_rest(out);
}

bool Decoder::finish(std::string& out) {
  if (!problem_.empty()) return false;
  if (encoding_ == Encoding::kUnknown && !rest_.empty() && !detect(true)) return false;
  if (!decode_rest(out)) return false;
  if (!rest_.empty() || high_ != 0) {
    problem_ = "the file ends in the middle of a character: it was cut off; get it again in full";
  }
  return problem_.empty();
}

bool Decoder::detect(bool is_whole) {
  const auto begins = [&](std::string_view mark) {
    return rest_.compare(0, mark.size(), mark) == 0;
  };
  const auto use = [&](Encoding encoding, size_t mark_bytes) {
    encoding_ = encoding;
    rest_.erase(0, mark_bytes);
    return true;
  };
  if (rest_.size() < 3 && !is_whole) return false;
  if (begins("\xEF\xBB\xBF")) return use(Encoding::kUtf8, 3);
  if (begins("\xFF\xFE")) return use(Encoding::kUtf16Le, 2);
  if (begins("\xFE\xFF")) return use(Encoding::kUtf16Be, 2);
  if (rest_.size() >= 2 && rest_[0] != 0 && rest_[1] == 0) return use(Encoding::kUtf16Le, 0);
  if (rest_.size() >= 2 && rest_[0] == 0 && rest_[1] != 0) return use(Encoding::kUtf16Be, 0);
  return detect_declared(is_whole);
}

bool Decoder::detect_declared(bool is_whole) {
  constexpr std::string_view kDeclaration = "<?xml";
  const size_t there = std::min(rest_.size(), kDeclaration.size());
  const bool is_declared = rest_.compare(0, there, kDeclaration, 0, there) == 0;
  // The same beginning of the file whatever the pieces it comes in.
  const std::string_view beginning = std::string_view(rest_).substr(0, kDeclarationBytes);
  const size_t end = is_declared ? beginning.find("?>") : 0;
  if (end == std::string::npos && rest_.size() < kDeclarationBytes && !is_whole) return false;
  const std::string name =
      declared_encoding(beginning.substr(0, end == std::string_view::npos ? 0 : end));
  if (name == "iso-8859-1" || name == "latin1" || name == "iso8859-1" || name == "windows-1252" ||
      name == "cp1252") {
    encoding_ = Encoding::kWindows1252;  // what is called Latin-1 mostly is this
  } else if (name.empty() || name == "utf-8" || name == "utf8" || name == "us-ascii" ||
             name == "ascii" || name.compare(0, 6, "utf-16") == 0 ||
             name.compare(0, 5, "utf16") == 0) {
    // UTF-16 can't be: the declaration itself was read byte by byte.
    encoding_ = Encoding::kUtf8;
  } else {
    problem_ = "the encoding \"" + name + "\" is not read; save the file as UTF-8";
  }
  return problem_.empty();
}

bool Decoder::decode_rest(std::string& out) {
  switch (encoding_) {
    case Encoding::kUnknown:
      return true;
    case Encoding::kUtf8: {
      const std::string bytes = std::exchange(rest_, {});
      return decode_utf8(bytes, out);
    }
    case Encoding::kWindows1252:
      for (const char c : rest_) text::append(out, from_windows1252(static_cast<uint8_t>(c)));
      rest_.clear();
      return true;
    case Encoding::kUtf16Le:
    case Encoding::kUtf16Be:
      decode_utf16(out);
      return true;
  }
  return true;
}

bool Decoder::decode_utf8(std::string_view bytes, std::string& out) {
  size_t at = 0;
  while (at < bytes.size()) {
    if (at + 8 <= bytes.size() && is_ascii_block(bytes.data() + at)) {
      at += 8;
      continue;
    }
    const auto byte = static_cast<uint8_t>(bytes[at]);
    if (byte < 0x80) {
      ++at;
      continue;
    }
    const text::Decoded decoded = text::decode(bytes, at);
    const bool is_whole = decoded.size_bytes == size_of(byte) && byte >= 0xC2;
    if (!is_whole && at + size_of(byte) > bytes.size() && byte >= 0xC2 && byte <= 0xF4 &&
        at + decoded.size_bytes == bytes.size()) {
      rest_ = bytes.substr(at);  // cut between two pieces
      break;
    }
    if (!is_whole) {
      out.append(bytes.substr(0, at));
      problem_ =
          "a byte that is not UTF-8; save the file as UTF-8, or name its encoding in the XML "
          "declaration";
      return false;
    }
    at += decoded.size_bytes;
  }
  out.append(bytes.substr(0, at));
  return true;
}

void Decoder::decode_utf16(std::string& out) {
  const size_t low = encoding_ == Encoding::kUtf16Le ? 0 : 1;
  size_t at = 0;
  for (; at + 2 <= rest_.size(); at += 2) {
    const auto unit = static_cast<char32_t>(static_cast<uint8_t>(rest_[at + low]) |
                                            (static_cast<uint8_t>(rest_[at + 1 - low]) << 8));
    const bool is_low = unit >= 0xDC00 && unit <= 0xDFFF;
    if (high_ != 0 && is_low) {
      text::append(out, 0x10000 + ((high_ - 0xD800) << 10) + (unit - 0xDC00));
      high_ = 0;
      continue;
    }
    if (high_ != 0) text::append(out, text::kReplacement);
    const bool is_high = unit >= 0xD800 && unit <= 0xDBFF;
    high_ = is_high ? unit : 0;
    if (!is_high) text::append(out, unit);  // a low half alone becomes U+FFFD
  }
  rest_.erase(0, at);
}

}  // namespace palimpsest::exchange
