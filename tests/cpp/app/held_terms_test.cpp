// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "app/held_terms.h"

#include <doctest/doctest.h>

#include "inline/notation.h"

namespace palimpsest::app {
namespace {

using inline_codes::MarkedText;

MarkedText lift(const char* notation) {
  auto lifted = inline_codes::lift(test::parse(notation));
  REQUIRE(lifted.ok());
  return std::move(lifted).value();
}

/// A demand for the first occurrence of `term`.
memory::TermDemand demand(const MarkedText& source, const std::string& term,
                          const std::string& target) {
  const auto at = static_cast<uint32_t>(source.text.find(term));
  return {{at, at + static_cast<uint32_t>(term.size())}, 1, target, false};
}

/// As an engine would that knows no word and moves none.
apertium::Translation echo(const std::string& text) {
  apertium::Translation out;
  out.text = text;
  for (size_t at = 0; at < text.size();) {
    const size_t begin = text.find_first_not_of(" .", at);
    if (begin == std::string::npos) break;
    const size_t end = std::min(text.find_first_of(" .", begin), text.size());
    out.words.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(end), {}, '*'});
    at = end;
  }
  return out;
}

TEST_CASE("terms come back in their places") {
  const MarkedText source = lift("The memory bank of Ann is full.");
  const HeldTerms held =
      hold_terms(source, {demand(source, "memory bank", "banco"), demand(source, "Ann", "Ann")});
  REQUIRE(held.words.size() == 2);
  CHECK(held.source.text == "The " + held.words[0] + " of " + held.words[1] + " is full.");
  const auto released = release_terms(echo(held.source.text), held);
  REQUIRE(released.has_value());
  CHECK(released->text == "The banco of Ann is full.");
  REQUIRE(released->words.size() == 6);
  const apertium::TargetWord& bank = released->words[1];
  CHECK(released->text.substr(bank.begin, bank.end - bank.begin) == "banco");
  CHECK(bank.mark == 0);
  const apertium::TargetWord& full = released->words[5];
  CHECK(released->text.substr(full.begin, full.end - full.begin) == "full");
  CHECK(full.mark == '*');
}

TEST_CASE("codes stay around terms, and their order is kept") {
  const MarkedText source = lift("a <1>memory bank</1> and <2>b</2>");
  const HeldTerms held = hold_terms(source, {demand(source, "memory bank", "x")});
  CHECK(test::show(inline_codes::lower(held.source)) ==
        "a <1>" + held.words[0] + "</1> and <2>b</2>");

  const MarkedText inside = lift("<3>a m<1>emo</1>ry</3> b");
  const HeldTerms held_inside = hold_terms(inside, {demand(inside, "memory", "x")});
  REQUIRE(held_inside.words.size() == 1);
  CHECK(test::show(inline_codes::lower(held_inside.source)) ==
        "<3>a <1>" + held_inside.words[0] + "</1></3> b");

  const MarkedText cut = lift("<1>the memory</1> bank");
  CHECK(hold_terms(cut, {demand(cut, "memory bank", "x")}).words.empty());
}

TEST_CASE("a word that is lost or doubled releases nothing") {
  const MarkedText source = lift("Save the memory bank.");
  const HeldTerms held = hold_terms(source, {demand(source, "memory bank", "x")});
  CHECK(!release_terms(echo("Save the."), held));
  CHECK(!release_terms(echo("Save " + held.words[0] + " " + held.words[0]), held));
}

TEST_CASE("words are unlike all that the source has") {
  const MarkedText source = lift("Xqaq term Xqz");
  const HeldTerms held = hold_terms(source, {demand(source, "term", "x")});
  CHECK(source.text.find(held.words[0]) == std::string::npos);
}

}  // namespace
}  // namespace palimpsest::app
