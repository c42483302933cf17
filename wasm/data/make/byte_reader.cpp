// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/make/byte_reader.h"

#include <cstring>
#include <fstream>
#include <iterator>

#include "text/utf8.h"

namespace palimpsest::make {

std::vector<unsigned char> read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    throw Unreadable(path.string() + ": cannot be opened; is its Debian package installed?");
  }
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void ByteReader::fail(const std::string& what) const {
  throw Unreadable(path_.string() + ": byte " + std::to_string(at_) + ": " + what);
}

uint8_t ByteReader::byte() {
  if (at_ >= bytes_.size()) fail("the file ends too early");
  return bytes_[at_++];
}

uint32_t ByteReader::number() {
  const uint8_t first = byte();
  uint32_t value = first & 0x3FU;
  for (int more = first >> 6; more > 0; --more) value = (value << 8U) | byte();
  return value;
}

std::u32string ByteReader::text() {
  std::u32string out;
  for (uint32_t n = number(); n > 0; --n) out.push_back(number());
  return out;
}

std::string ByteReader::utf8() {
  return text::to_utf8(text());
}

double ByteReader::big_endian_double() {
  const uint64_t bits = feature_word();
  double value = 0;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

double ByteReader::little_endian_double() {
  uint64_t bits = 0;
  for (unsigned i = 0; i < 8; ++i) bits |= uint64_t{byte()} << (8U * i);
  double value = 0;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

int32_t ByteReader::little_endian_int() {
  uint32_t bits = 0;
  for (unsigned i = 0; i < 4; ++i) bits |= uint32_t{byte()} << (8U * i);
  return static_cast<int32_t>(bits);
}

bool ByteReader::skip_magic(const char (&magic)[5]) {
  if (bytes_.size() - at_ < 4 || std::memcmp(bytes_.data() + at_, magic, 4) != 0) return false;
  at_ += 4;
  return true;
}

uint64_t ByteReader::feature_word() {
  uint64_t value = 0;
  for (int i = 0; i < 8; ++i) value = (value << 8U) | byte();
  return value;
}

void ByteReader::skip(size_t bytes) {
  if (bytes > bytes_.size() - at_) fail("the file ends too early");
  at_ += bytes;
}

}  // namespace palimpsest::make
