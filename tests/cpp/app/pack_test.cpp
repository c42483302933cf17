// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The session with the embedded engine and a real language pack: $PALIMPSEST_PACKS/eng-spa.pack,
// the folder that `make packs` writes. Without it there is nothing to test here, and the output
// says so.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "app/session.h"
#include "inline/notation.h"

namespace palimpsest::app {
namespace {

using test::parse;
using test::show;

std::vector<std::byte> read_pack() {
  const char* folder = std::getenv("PALIMPSEST_PACKS");
  if (folder == nullptr) return {};
  std::ifstream file(std::string(folder) + "/eng-spa.pack", std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  std::vector<std::byte> bytes;
  bytes.reserve(text.size());
  for (const char c : text) bytes.push_back(static_cast<std::byte>(c));
  return bytes;
}

struct Case {
  std::string source;
  std::string target;
};

const Case kCases[] = {
    {"The house is big.", "La casa es grande."},
    {"The <1>house</1> is big.", "La <1>casa</1> es grande."},
    {"<1>T</1>he house.", "<1>La</1> casa."},
    {"the <1>big house</1>", "La <1>casa grande</1>"},
    {"the <1>big</1> <2>house</2>", "La <2>casa</2> <1>grande</1>"},
    {"<1>The house</1><2/> is <3>big</3>.", "<1>La casa</1><2/> es <3>grande</3>."},
    {"  The house.  ", "  La casa.  "},
    {"", ""},
};

TEST_CASE("segments through the embedded engine") {
  std::vector<std::byte> bytes = read_pack();
  if (bytes.empty()) {
    MESSAGE("no pack in PALIMPSEST_PACKS: not tested");
    return;
  }
  Session session;
  const auto info = session.add_pack(std::move(bytes));
  REQUIRE(info.ok());
  const Pair pair{info.value().source_language, info.value().target_language};
  for (const Case& c : kCases) {
    CAPTURE(c.source);
    const auto target = session.translate_segment(pair, parse(c.source));
    REQUIRE(target.ok());
    CHECK(show(target.value()) == c.target);
    // The second time from the session's cache, codes numbered anew.
    const auto again = session.translate_segment(pair, parse(c.source));
    CHECK((again.value() == target.value()));
  }

  const auto results = session.translate(
      {{"en-GB", "es"}, "", {Block{3, parse("It rains. <1>Frobnicate</1> 5. 7\u2028a.exe")}}});
  REQUIRE(results.ok());
  const auto& parts = results.value()[0].parts;
  REQUIRE(parts.size() == 7);
  CHECK(show(parts[0].segment->target) == "Llueve.");
  CHECK(parts[2].segment->unknown == std::vector<std::string>{"Frobnicate"});
  CHECK(parts[2].segment->origin == Provenance::kEngine);
  CHECK(parts[4].segment->origin == Provenance::kNone);
  CHECK(show(parts[6].segment->target) == "a.exe");
  CHECK(parts[6].segment->origin == Provenance::kNone);

  CHECK(session.packs().size() == 1);
  CHECK(session.remove_pack(info.value().id).ok());
  CHECK(session.packs().empty());
}

}  // namespace
}  // namespace palimpsest::app
