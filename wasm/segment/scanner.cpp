// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "segment/scanner.h"

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "segment/characters.h"

namespace palimpsest::segment {
namespace {

/// Bytes at which a mark may begin: . ! ?, and the lead bytes of U+037E, of Armenian, of Arabic's
/// and Urdu's marks, of Syriac's, and of U+0800 to U+3FFF and U+F000 up.
bool may_begin(unsigned char byte) {
  return byte == '.' || byte == '!' || byte == '?' || (byte & 0xFC) == 0xE0 || byte == 0xEF ||
         byte == 0xCD || byte == 0xD6 || byte == 0xD8 || byte == 0xDB || byte == 0xDC;
}

/// Whether the character that begins at `at` is one. Only for bytes with may_begin.
bool is_candidate(std::string_view text, size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return true;
  const auto second = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0;
  switch (byte) {  // the blocks that have marks, before the character is decoded
    case 0xCD:
      return second == 0xBE;
    case 0xD6:
      return second == 0x89;
    case 0xD8:
      return second == 0x9F;
    case 0xDB:
      return second == 0x94;
    case 0xDC:
      return second == 0x80;
    case 0xE0:
      if (second != 0xA5) return false;
      break;
    case 0xE1:
      if (second != 0x81 && second != 0x8D && second != 0x9F) return false;
      break;
    case 0xE2:
      if (second != 0x80 && second != 0x81 && second != 0x88 && second != 0x96 && second != 0x97) {
        return false;
      }
      break;
    case 0xE3:
      if (second != 0x80) return false;
      break;
    case 0xEF:
      if (second != 0xBC && second != 0xBD) return false;
      break;
    default:
      return false;
  }
  const char32_t c = char_at(text, at);
  return is_stop(c) || is_wide_stop(c) || c == kLineSeparator || is_bullet(c);
}

// Of 16 bytes, those at which a mark may begin. Lead bytes that most letters of a script share are
// looked at with the byte after them, so one byte more is read.
constexpr size_t kBlockBytes = 16;

#if defined(__wasm_simd128__)

uint32_t mask_of(const char* bytes, ExtraBytes extra) {
  const v128_t v = wasm_v128_load(bytes);
  const auto is = [v](unsigned char byte) {
    return wasm_i8x16_eq(v, wasm_i8x16_splat(static_cast<int8_t>(byte)));
  };
  const auto are = [is, bytes](unsigned char byte, unsigned char second) {
    const v128_t w = wasm_v128_load(bytes + 1);
    return wasm_v128_and(is(byte), wasm_i8x16_eq(w, wasm_i8x16_splat(static_cast<int8_t>(second))));
  };
  v128_t hit = wasm_v128_or(is('.'), wasm_v128_or(is('!'), is('?')));
  hit = wasm_v128_or(hit, wasm_v128_or(is(static_cast<unsigned char>(extra.first)),
                                       is(static_cast<unsigned char>(extra.second))));
  if (wasm_i8x16_bitmask(v) != 0) {  // any byte of more than seven bits
    hit = wasm_v128_or(hit, wasm_v128_or(is(0xEF), wasm_v128_or(is(0xE1), is(0xE2))));
    hit = wasm_v128_or(hit, wasm_v128_or(is(0xCD), is(0xDC)));
    hit = wasm_v128_or(hit, wasm_v128_or(are(0xE0, 0xA5), are(0xE3, 0x80)));
    hit = wasm_v128_or(hit, wasm_v128_or(are(0xD8, 0x9F), are(0xDB, 0x94)));
    hit = wasm_v128_or(hit, are(0xD6, 0x89));
  }
  return wasm_i8x16_bitmask(hit);
}

#elif defined(__SSE2__)

uint32_t mask_of(const char* bytes, ExtraBytes extra) {
  const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
  const auto is = [v](unsigned char byte) {
    return _mm_cmpeq_epi8(v, _mm_set1_epi8(static_cast<char>(byte)));
  };
  const auto are = [is, bytes](unsigned char byte, unsigned char second) {
    const __m128i w = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + 1));
    return _mm_and_si128(is(byte), _mm_cmpeq_epi8(w, _mm_set1_epi8(static_cast<char>(second))));
  };
  __m128i hit = _mm_or_si128(is('.'), _mm_or_si128(is('!'), is('?')));
  hit = _mm_or_si128(hit, _mm_or_si128(is(static_cast<unsigned char>(extra.first)),
                                       is(static_cast<unsigned char>(extra.second))));
  if (_mm_movemask_epi8(v) != 0) {  // any byte of more than seven bits
    hit = _mm_or_si128(hit, _mm_or_si128(is(0xEF), _mm_or_si128(is(0xE1), is(0xE2))));
    hit = _mm_or_si128(hit, _mm_or_si128(is(0xCD), is(0xDC)));
    hit = _mm_or_si128(hit, _mm_or_si128(are(0xE0, 0xA5), are(0xE3, 0x80)));
    hit = _mm_or_si128(hit, _mm_or_si128(are(0xD8, 0x9F), are(0xDB, 0x94)));
    hit = _mm_or_si128(hit, are(0xD6, 0x89));
  }
  return static_cast<uint32_t>(_mm_movemask_epi8(hit));
}

#else

uint32_t mask_of(const char* bytes, ExtraBytes extra) {
  uint32_t mask = 0;
  for (size_t i = 0; i < kBlockBytes; ++i) {
    const bool hit = may_begin(static_cast<unsigned char>(bytes[i])) || bytes[i] == extra.first ||
                     bytes[i] == extra.second;
    mask |= static_cast<uint32_t>(hit) << i;
  }
  return mask;
}

#endif

}  // namespace

size_t find_candidate(std::string_view text, size_t at, ExtraBytes extra) {
  // A mark of all languages in place of none: the comparisons are made anyway.
  if (extra.first == 0) extra.first = '.';
  if (extra.second == 0) extra.second = '.';
  for (; at + kBlockBytes < text.size(); at += kBlockBytes) {
    for (uint32_t mask = mask_of(text.data() + at, extra); mask != 0; mask &= mask - 1) {
      const size_t hit = at + static_cast<size_t>(__builtin_ctz(mask));
      if (is_candidate(text, hit)) return hit;
    }
  }
  for (; at < text.size(); ++at) {
    const char c = text[at];
    const bool is_extra = c == extra.first || c == extra.second;
    if (is_extra || (may_begin(static_cast<unsigned char>(c)) && is_candidate(text, at))) return at;
  }
  return at;
}

}  // namespace palimpsest::segment
