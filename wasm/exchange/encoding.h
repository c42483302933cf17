// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The bytes of a text file to UTF-8, in pieces of any size. The encoding shows in the first bytes:
// a byte order mark, the zeros of UTF-16, or an XML declaration; without any of them it is UTF-8.
// Read are UTF-8, UTF-16 (both orders), Latin-1 and Windows-1252.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace palimpsest::exchange {

class Decoder {
 public:
  /// Appends the text of `bytes`, whole characters only, to `out`; the beginning of one waits for
  /// the next call. returns  false if they can't be read; problem() says why. What came before is
  /// in `out`.
  bool feed(std::string_view bytes, std::string& out);
  /// The file is at its end; appends what is left.
  bool finish(std::string& out);

  [[nodiscard]] const std::string& problem() const { return problem_; }

 private:
  enum class Encoding : uint8_t { kUnknown, kUtf8, kUtf16Le, kUtf16Be, kWindows1252 };

  /// Sets the encoding from rest_, the file's beginning, once enough of it is there.
  bool detect(bool is_whole);
  bool detect_declared(bool is_whole);
  bool decode_rest(std::string& out);
  bool decode_utf8(std::string_view bytes, std::string& out);
  void decode_utf16(std::string& out);

  Encoding encoding_ = Encoding::kUnknown;
  std::string rest_;   // bytes that make no whole character yet
  char32_t high_ = 0;  // the first half of a surrogate pair
  std::string problem_;
};

}  // namespace palimpsest::exchange
