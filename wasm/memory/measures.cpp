// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "memory/measures.h"

#include <algorithm>
#include <array>

#include "memory/number.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace palimpsest::memory {
namespace {

using namespace std::string_view_literals;

constexpr std::array kUnits = {
    // length, area, volume
    "km"sv, "m"sv, "dm"sv, "cm"sv, "mm"sv, "µm"sv, "μm"sv, "nm"sv, "mi"sv, "ft"sv, "yd"sv, "km²"sv,
    "m²"sv, "cm²"sv, "mm²"sv, "m³"sv, "cm³"sv, "km2"sv, "m2"sv, "m3"sv, "l"sv, "L"sv, "dl"sv,
    "cl"sv, "ml"sv, "mL"sv, "gal"sv,
    // mass, time, speed, frequency
    "kg"sv, "g"sv, "mg"sv, "µg"sv, "μg"sv, "lb"sv, "lbs"sv, "oz"sv, "h"sv, "min"sv, "s"sv, "ms"sv,
    "µs"sv, "μs"sv, "ns"sv, "km/h"sv, "m/s"sv, "mph"sv, "Hz"sv, "kHz"sv, "MHz"sv, "GHz"sv, "fps"sv,
    "rpm"sv,
    // temperature, angle, energy, electricity, pressure
    "°C"sv, "°F"sv, "°"sv, "K"sv, "J"sv, "kJ"sv, "cal"sv, "kcal"sv, "Wh"sv, "kWh"sv, "MWh"sv, "W"sv,
    "kW"sv, "MW"sv, "GW"sv, "V"sv, "kV"sv, "mV"sv, "mA"sv, "mAh"sv, "Ω"sv, "Pa"sv, "kPa"sv, "hPa"sv,
    "bar"sv, "dB"sv,
    // data
    "B"sv, "kB"sv, "KB"sv, "MB"sv, "GB"sv, "TB"sv, "PB"sv, "KiB"sv, "MiB"sv, "GiB"sv, "TiB"sv,
    "bit"sv, "kbit"sv, "Mbit"sv, "Gbit"sv, "kbps"sv, "Mbps"sv, "Gbps"sv, "kbit/s"sv, "Mbit/s"sv,
    "Gbit/s"sv, "MB/s"sv, "GB/s"sv, "px"sv, "dpi"sv, "ppi"sv,
    // shares
    "%"sv, "‰"sv, "٪"sv};

constexpr std::array kUnitsWithoutSpace = {"in"sv, "pt"sv, "em"sv, "rem"sv, "ha"sv, "t"sv, "A"sv};

constexpr std::array kCurrencies = {
    "€"sv,   "$"sv,   "£"sv,   "¥"sv,   "₹"sv,   "₽"sv, "₩"sv,   "₺"sv,   "₴"sv,
    "₪"sv,   "₫"sv,   "฿"sv,   "¢"sv,   "US$"sv, "R$"sv,  "A$"sv,  "C$"sv,  "CA$"sv,
    "MX$"sv, "HK$"sv, "NT$"sv, "zł"sv,  "Kč"sv,  "kr"sv,  "лв"sv,  "Ft"sv,  "lei"sv,
    "EUR"sv, "USD"sv, "GBP"sv, "JPY"sv, "CHF"sv, "CNY"sv, "SEK"sv, "NOK"sv, "DKK"sv,
    "PLN"sv, "CZK"sv, "HUF"sv, "RON"sv, "BGN"sv, "RUB"sv, "UAH"sv, "TRY"sv, "INR"sv,
    "MXN"sv, "BRL"sv, "ARS"sv, "CLP"sv, "COP"sv, "CAD"sv, "AUD"sv, "NZD"sv, "KRW"sv,
    "ILS"sv, "THB"sv, "VND"sv, "IDR"sv, "ZAR"sv, "SGD"sv, "HKD"sv, "TWD"sv};

/// The longest sign of `table` at `at`.
template <typename Table>
size_t longest(const Table& table, std::string_view text, size_t at) {
  size_t best = 0;
  for (const std::string_view sign : table) {
    if (sign[0] != text[at] || sign.size() <= best) continue;
    if (text.compare(at, sign.size(), sign) == 0) best = sign.size();
  }
  return best;
}

bool is_letter_at(std::string_view text, size_t at) {
  const char32_t c = text::decode(text, at).code_point;
  return text::is_letter(c) || text::is_mark(c);
}

bool ends_word(std::string_view text, size_t begin, size_t size) {
  const size_t end = begin + size;
  if (end >= text.size()) return true;
  const text::Decoded after = text::decode(text, end);
  const bool is_word = is_letter_at(text, begin) || is_letter_at(text, begin + size - 1);
  return digit_value(after.code_point) < 0 && !(is_word && text::is_letter(after.code_point)) &&
         !(is_word && text::is_mark(after.code_point));
}

}  // namespace

size_t unit_after(std::string_view text, size_t at, bool has_space) {
  if (at >= text.size()) return 0;
  size_t size = std::max(longest(kUnits, text, at), longest(kCurrencies, text, at));
  if (!has_space) size = std::max(size, longest(kUnitsWithoutSpace, text, at));
  return size > 0 && ends_word(text, at, size) ? size : 0;
}

size_t currency_before(std::string_view text, size_t at) {
  return at < text.size() ? longest(kCurrencies, text, at) : 0;
}

}  // namespace palimpsest::memory
