// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "segment/splitter.h"

#include "segment/candidate.h"
#include "segment/characters.h"
#include "segment/end_rules.h"
#include "segment/list_items.h"
#include "segment/profile.h"
#include "segment/scanner.h"
#include "segment/unspaced.h"
#include "segment/words.h"

namespace palimpsest::segment {
namespace {

class Splitter {
 public:
  Splitter(std::string_view text, Profile profile, std::vector<text::ByteRange>& out)
      : text_(text), context_{text, profile}, segments_(out) {
    extra_.first = profile.has(kColonEnds)       ? ':'
                   : profile.has(kSemicolonAsks) ? ';'
                   : profile.has(kSpacesEnd)     ? ' '
                                                 : '\0';
  }

  void run() {
    begin_segment(0);
    while ((at_ = find_candidate(text_, at_, extra_)) < text_.size()) step();
    end_segment(text_.size(), text_.size());
  }

 private:
  void step() {
    const char32_t c = char_at(text_, at_);
    if (c == kLineSeparator) {
      end_segment(at_, next(text_, at_));
    } else if (list_.is_present() && begins_next_item(c)) {
      return;
    } else if (c == U' ') {
      step_at_space();
    } else if (c == U')' || is_bullet(c)) {
      at_ = next(text_, at_);
    } else {
      examine();
    }
  }

  void step_at_space() {
    const size_t after = skip_space(text_, at_);
    if (space_ends(context_, at_)) {
      end_segment(at_, after);
    } else {
      at_ = after;
    }
  }

  void examine() {
    if (is_inside_word()) {
      ++at_;
      return;
    }
    const Candidate c = read_candidate(text_, context_.begin, at_, context_.profile);
    if (opens_next_sentence(context_, c)) {
      end_segment(c.marks_begin + 1, c.marks_begin + 1);
      at_ = c.break_at;
    } else if (ends_sentence(context_, c)) {
      end_segment(c.break_at, c.break_at);
    } else {
      at_ = c.break_at;
    }
  }

  /// "3.5", "example.com", "what?id": most marks that end nothing.
  bool is_inside_word() const {
    if (at_ + 1 >= text_.size()) return false;
    const char following = text_[at_ + 1];
    if (following >= '0' && following <= '9') return at_ == 0 || is_part_of_number(text_[at_ - 1]);
    return following >= 'a' && following <= 'z';
  }
  static bool is_part_of_number(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == ' ';
  }

  /// The marker that ends at the candidate, or the bullet there, goes on the list: ends the segment
  /// before it.
  bool begins_next_item(char32_t c) {
    size_t at = at_;
    if (!is_bullet(c)) {
      if (c != U'.' && c != U')') return false;
      at -= word_before(text_, at_, context_.begin).size();
      if (at == at_) return false;
      if (at > context_.begin && text_[at - 1] == '(') --at;
      size_t bullet = at;
      while (bullet > context_.begin && is_space(char_before(text_, bullet))) {
        bullet = previous(text_, bullet);
      }
      if (bullet > context_.begin && is_bullet(char_before(text_, bullet))) {
        at = previous(text_, bullet);
      }
    }
    if (at <= context_.begin || !is_space(char_before(text_, at))) return false;
    if (!continues(list_, read_marker(text_, at)) || is_named_by_label(at)) return false;
    end_segment(at, at);
    return true;
  }

  /// "see section 2. Then", "No. 2. Then"
  bool is_named_by_label(size_t at) const {
    size_t end = at;
    while (end > context_.begin && (is_space(char_before(text_, end)) || text_[end - 1] == '.')) {
      end = previous(text_, end);
    }
    const Folded word(word_before(text_, end, context_.begin));
    return (context_.profile.flags_of(word.view()) & (kLabel | kBeforeNumber)) != 0;
  }

  /// Ends the segment at `end`; the next begins at the first character from `rest` on.
  void end_segment(size_t end, size_t rest) {
    while (end > context_.begin && is_space(char_before(text_, end))) end = previous(text_, end);
    if (end > context_.begin) {
      segments_.push_back({static_cast<uint32_t>(context_.begin), static_cast<uint32_t>(end)});
    }
    begin_segment(rest);
  }

  void begin_segment(size_t at) {
    context_.begin = at_ = skip_space(text_, at);
    context_.marker_end = 0;
    const ListMarker marker = read_marker(text_, context_.begin);
    // The next item may come after further sentences of this one: list_ stays.
    if (!marker.is_present()) return;
    // "I. Newton" is a name, "III. Results" a heading; a single roman letter is left to the others.
    const bool is_letter = !marker.is_bracketed && context_.begin + 2 >= marker.end;
    if (marker.kind == MarkerKind::kRoman && marker.suffix == "." && is_letter) return;
    list_ = marker;
    context_.marker_end = marker.end;
    extra_.second = marker.suffix == "." ? '\0' : ')';
  }

  std::string_view text_;
  Context context_;
  ExtraBytes extra_;
  size_t at_ = 0;
  ListMarker list_;  // the last item's
  std::vector<text::ByteRange>& segments_;
};

}  // namespace

void split(std::string_view text, std::string_view language,
           std::vector<text::ByteRange>& segments) {
  segments.clear();
  Splitter(text, profile_of(language), segments).run();
}

std::vector<text::ByteRange> split(std::string_view text, std::string_view language) {
  std::vector<text::ByteRange> segments;
  split(text, language, segments);
  return segments;
}

}  // namespace palimpsest::segment
