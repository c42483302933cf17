// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as text, as stream text and with spans and points, through a whole real pack (that of
// stage_fuzz): a result or an error, in bounded time; each point comes out once.
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "apertium/pack.h"
#include "apertium/toy.h"
#include "apertium/translator.h"

namespace {

using namespace palimpsest;  // NOLINT(google-build-using-namespace)

std::shared_ptr<const apertium::Pack> load_pack() {
  const char* const path = std::getenv("PALIMPSEST_FUZZ_PACK");
  std::ifstream in(path != nullptr ? path : "build/packs/eng-spa.pack", std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  const auto bytes = std::as_bytes(std::span(text));
  auto pack = apertium::Pack::load({bytes.begin(), bytes.end()});
  return pack.ok() ? pack.value() : apertium::Pack::load(test::toy_pack()).value();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static apertium::Translator translator(load_pack());
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  (void)translator.translate_marked(text);
  (void)translator.translate_stream(text);
  apertium::Source source{text, {}, {}};
  const auto n = static_cast<uint32_t>(size);
  if (n >= 4) {
    source.spans = {{n / 4, n, 1}, {n / 3, n / 2, 2}};
    if (n / 3 == n / 2) source.spans.pop_back();
  }
  source.points = {{n / 2, 3}, {n, 4}};
  const apertium::Translation translation = translator.translate(source);
  if (translation.points.size() != 2) std::abort();
  return 0;
}
