// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as text and as stream text: a result or an error, in bounded time.
#include <cstdint>
#include <string_view>

#include "apertium/pack.h"
#include "apertium/toy.h"
#include "apertium/translator.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace palimpsest;  // NOLINT(google-build-using-namespace)
  static apertium::Translator translator(apertium::Pack::load(test::toy_pack()).value());
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  (void)translator.translate({text, {}, {}});
  (void)translator.translate_marked(text);
  (void)translator.translate_stream(text);
  return 0;
}
