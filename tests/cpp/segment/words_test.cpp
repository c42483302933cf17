// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "segment/words.h"

#include <doctest/doctest.h>

#include <string>

namespace palimpsest::segment {
namespace {

TEST_CASE("words in the form of the tables") {
  CHECK(Folded("U.S").view() == "u.s");
  CHECK(Folded("L’AVV").view() == "l'avv");
  CHECK(Folded("Ул").view() == "ул");
  CHECK(Folded("soft\u00ADhy\u200Bphen").view() == "softhyphen");
  Folded too_long(std::string(Folded::kMaxBytes + 1, 'a'));
  CHECK(too_long.view().empty());
  too_long.append("r");
  CHECK(too_long.view().empty());
  CHECK(Folded(std::string(Folded::kMaxBytes, 'a')).view().size() == Folded::kMaxBytes);
}

TEST_CASE("the word before a mark") {
  const std::string text = "see (approx. „z.B. l'avv. 3,5. b—c.";
  const auto before = [&](const std::string& end) {
    return word_before(text, text.find(end) + end.size() - 1, 0);
  };
  CHECK(before("approx.") == "approx");
  CHECK(before("z.B.") == "z.B");
  CHECK(before("l'avv.") == "l'avv");
  CHECK(before("3,5.") == "3,5");
  CHECK(before("c.") == "c");
  CHECK(word_before("ארה\"ב", 9, 0) == "ארה\"ב");
}

TEST_CASE("shapes of words") {
  const auto has = [](const std::string& word, Shape shape) { return shape_of(word) == shape; };
  CHECK(has("", Shape::kEmpty));
  CHECK(has("12", Shape::kNumber));
  CHECK(has("1.250,50", Shape::kNumber));
  CHECK(has("J", Shape::kInitial));
  CHECK(has("г", Shape::kInitial));
  CHECK(has("U.S", Shape::kAcronym));
  CHECK(has("Ph.D", Shape::kAcronym));
  CHECK(has("XIV", Shape::kRoman));
  CHECK(has("word", Shape::kWord));
  CHECK(has("U.S.", Shape::kAcronym));
  CHECK(has("a@b.example", Shape::kWord));
}

TEST_CASE("hardly a word: no vowels") {
  CHECK(lacks_vowels("mgr", false));
  CHECK(lacks_vowels("Св", false));
  CHECK_FALSE(lacks_vowels("NBC", false));
  CHECK_FALSE(lacks_vowels("and", false));
  CHECK_FALSE(lacks_vowels("vlk", true));
  CHECK(lacks_vowels("vlk", false));
  CHECK_FALSE(lacks_vowels("x", false));
  CHECK_FALSE(lacks_vowels("שלום", false));
}

TEST_CASE("numbers, capitals, endings") {
  CHECK(plain_number("31", 31) == 31);
  CHECK(plain_number("32", 31) == 0);
  CHECK(plain_number("3a", 31) == 0);
  CHECK(is_lower_word("straße", 6));
  CHECK_FALSE(is_lower_word("Haus", 3));
  CHECK(ends_in_vowel("kala"));
  CHECK_FALSE(ends_in_vowel("meteor"));
}

}  // namespace
}  // namespace palimpsest::segment
