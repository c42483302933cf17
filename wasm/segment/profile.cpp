// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "segment/profile.h"

#include <algorithm>

#include "segment/profiles/profiles.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace palimpsest::segment {
namespace {

std::string primary_subtag(std::string_view language) {
  std::string primary(language.substr(0, language.find_first_of("-_")));
  return text::to_utf8(text::to_lower(std::u32string_view(text::to_utf32(primary))));
}

}  // namespace

WordSet::WordSet(std::initializer_list<std::string_view> lists) {
  for (const std::string_view list : lists) {
    for (size_t begin = 0; begin < list.size();) {
      const size_t end = std::min(list.find(' ', begin), list.size());
      if (end > begin) words_.emplace(list.substr(begin, end - begin));
      begin = end + 1;
    }
  }
}

Profile::Profile(const ProfileData& data)
    : never_final({kGeneral.never_final, data.never_final}),
      by_follower({kGeneral.by_follower, data.by_follower}),
      before_number({kGeneral.before_number, data.before_number}),
      starters({data.starters}),
      labels({data.labels}),
      times({kGeneral.times, data.times}),
      extra_marks(text::to_utf32(data.extra_marks)) {}

const Profile& profile_of(std::string_view language) {
  // Built at first use: the tables of a language cost some hundred small strings.
  static const Profile general(kGeneral);
  const std::string primary = primary_subtag(language);
  if (primary == kEnglish.language) {
    static const Profile english(kEnglish);
    return english;
  }
  if (primary == kSpanish.language) {
    static const Profile spanish(kSpanish);
    return spanish;
  }
  return general;
}

}  // namespace palimpsest::segment
