// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "srx/class_parser.h"

#include <optional>
#include <string>
#include <utility>

#include "srx/escape_parser.h"
#include "srx/properties.h"

namespace palimpsest::srx {
namespace {

/// What stands between two && of a class, or all of it.
class Operand {
 public:
  Operand(Cursor& cursor, int depth) : cursor_(cursor), depth_(depth) {}

  /// is_first  "]" is an ordinary character at the beginning of a class.
  CodeSet parse(bool is_first) {
    for (; !cursor_.at_end(); is_first = false) {
      if (cursor_.peek() == U']' && !is_first) break;
      if (cursor_.sees(U"&&")) break;
      if (cursor_.flags.has_comments && white_space().contains(cursor_.peek())) {
        cursor_.next();
        continue;
      }
      parse_item();
    }
    return std::move(set_);
  }

 private:
  void parse_item() {
    if (cursor_.sees(U"[:") && parse_posix()) return;
    if (cursor_.take(U"--[")) {
      set_ = set_.intersection(parse_class(cursor_, depth_ + 1).complement());
      return;
    }
    if (cursor_.take(U"[")) {
      set_.add(parse_class(cursor_, depth_ + 1));
      return;
    }
    if (cursor_.take(U"\\Q")) {
      for (const char32_t c : cursor_.take_until(U"\\E")) add({c, c});
      return;
    }
    if (cursor_.take(U"\\E")) return;
    const size_t begin = cursor_.position();
    const std::optional<char32_t> first = parse_character();
    if (!first) return;
    const bool is_range = cursor_.peek() == U'-' && cursor_.peek(1) != U']' &&
                          cursor_.peek(1) != U'[' && !cursor_.sees(U"-&&") &&
                          cursor_.peek(1) != U'\0';
    if (!is_range) {
      add({*first, *first});
      return;
    }
    cursor_.next();  // -
    const std::optional<char32_t> last = parse_character();
    if (!last) {  // [a-\s]: the dash is one of the characters
      add({*first, *first});
      add({U'-', U'-'});
    } else if (*last < *first) {
      cursor_.fail(begin, "the range ends before it begins; write the lower character first");
    } else {
      add({*first, *last});
    }
  }

  /// A character; nothing if it was an escape for several, which are in the set then.
  std::optional<char32_t> parse_character() {
    if (!cursor_.take(U"\\")) return cursor_.next();
    const std::optional<Escape> escape = parse_escape(cursor_);
    if (!escape) return std::nullopt;
    if (!escape->character) set_.add(escape->set);
    return escape->character;
  }

  bool parse_posix() {
    const size_t begin = cursor_.position();
    cursor_.take(U"[:");
    const bool is_negative = cursor_.take(U"^");
    const std::string name = text::to_utf8(cursor_.take_until(U":]"));
    const bool is_name = !name.empty() && name.find_first_of("[]\\:") == std::string::npos;
    const std::optional<CodeSet> found = is_name ? property(name) : std::nullopt;
    if (!found) {
      cursor_.move_to(begin);  // a class that begins with a colon
      return false;
    }
    set_.add(is_negative ? found->complement() : *found);
    return true;
  }

  void add(CodeRange range) {
    const CodeSet set({range});
    set_.add(cursor_.flags.ignores_case ? with_other_cases(set) : set);
  }

  Cursor& cursor_;
  int depth_;
  CodeSet set_;
};

}  // namespace

CodeSet parse_class(Cursor& cursor, int depth) {
  const size_t begin = cursor.position() - 1;
  if (depth > kDeepestGroup) {
    cursor.fail(begin, "too many classes inside each other");
    return {};
  }
  const bool is_negative = cursor.take(U"^");
  CodeSet set = Operand(cursor, depth).parse(true);
  while (cursor.take(U"&&")) set = set.intersection(Operand(cursor, depth).parse(false));
  if (!cursor.take(U"]")) {
    cursor.fail(begin, "this class has no end; write \\[ for a bracket");
    return {};
  }
  return is_negative ? set.complement() : set;
}

}  // namespace palimpsest::srx
