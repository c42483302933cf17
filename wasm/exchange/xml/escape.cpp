// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "exchange/xml/escape.h"

#include <cstdint>

#include "exchange/xml/characters.h"
#include "text/utf8.h"

namespace palimpsest::exchange::xml {
namespace {

/// Bytes that are themselves in content and values. 0xEF begins U+FFFE and U+FFFF; other bytes
/// above ASCII are looked at too, as they may be ill-formed.
bool is_plain(char c) {
  const auto byte = static_cast<uint8_t>(c);
  return byte >= 0x20 && byte < 0x80 && c != '&' && c != '<' && c != '>' && c != '"';
}

size_t append_escaped(std::string& out, std::string_view text, bool is_value) {
  size_t replaced = 0;
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    while (end < text.size() && is_plain(text[end])) ++end;
    out.append(text.substr(at, end - at));
    if (end == text.size()) break;
    const text::Decoded decoded = text::decode(text, end);
    const char32_t c = decoded.code_point;
    // U+FFFD itself has three bytes, and so can an ill-formed part; both end up alike.
    const bool is_ill = c == text::kReplacement && text.substr(end, 3) != "\xEF\xBF\xBD";
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += is_value ? "&quot;" : "\"";
    } else if (c == '\r' || (is_value && (c == '\n' || c == '\t'))) {
      out += c == '\r' ? "&#13;" : c == '\n' ? "&#10;" : "&#9;";
    } else if (is_ill || !is_allowed(c)) {
      text::append(out, text::kReplacement);
      ++replaced;
    } else {
      out.append(text.substr(end, decoded.size_bytes));
    }
    at = end + decoded.size_bytes;
  }
  return replaced;
}

}  // namespace

size_t append_text(std::string& out, std::string_view text) {
  return append_escaped(out, text, false);
}

size_t append_attribute(std::string& out, std::string_view name, std::string_view value) {
  out += ' ';
  out += name;
  out += "=\"";
  const size_t replaced = append_escaped(out, value, true);
  out += '"';
  return replaced;
}

}  // namespace palimpsest::exchange::xml
