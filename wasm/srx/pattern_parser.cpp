// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "srx/pattern_parser.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "srx/class_parser.h"
#include "srx/escape_parser.h"
#include "srx/pattern_cursor.h"
#include "srx/properties.h"

namespace palimpsest::srx {
namespace {

constexpr char32_t kHardBreak = 0x2028;

Node concat(std::vector<Node> children) {
  if (children.size() == 1) return std::move(children.front());
  Node node;
  node.kind = children.empty() ? NodeKind::kEmpty : NodeKind::kConcat;
  node.children = std::move(children);
  return node;
}

Node alternate(std::vector<Node> children) {
  if (children.size() == 1) return std::move(children.front());
  Node node;
  node.kind = NodeKind::kAlternate;
  node.children = std::move(children);
  return node;
}

class Parser {
 public:
  Parser(std::string_view pattern, SetPool& sets, ParseOptions options)
      : cursor_(pattern), sets_(sets) {
    cursor_.flags.ignores_case = options.ignores_case;
  }

  ParsedPattern parse() {
    Node node = parse_alternation(0);
    if (!cursor_.at_end()) cursor_.fail(cursor_.position(), "this ) closes nothing; write \\)");
    if (!cursor_.problem() && program_size(node) > kLargestProgram) {
      cursor_.fail(0, "its repeats inside repeats are too large; write smaller bounds");
    }
    if (cursor_.problem()) return *cursor_.problem();
    return node;
  }

 private:
  Node set_node(const CodeSet& set) {
    Node node;
    node.kind = NodeKind::kSet;
    node.set = sets_.add(set);
    return node;
  }

  Node beside(bool looks_back, const CodeSet& set, bool accepts_edge) {
    Node node = set_node(set);
    node.kind = NodeKind::kBeside;
    node.looks_back = looks_back;
    node.accepts_edge = accepts_edge;
    return node;
  }

  /// \b, or \B.
  Node word_boundary(bool is_negative) {
    const CodeSet& word = word_characters();
    const CodeSet other = word.complement();
    const auto pair = [&](bool is_after_word, bool is_before_word) {
      return concat({beside(true, is_after_word ? word : other, !is_after_word),
                     beside(false, is_before_word ? word : other, !is_before_word)});
    };
    return is_negative ? alternate({pair(true, true), pair(false, false)})
                       : alternate({pair(true, false), pair(false, true)});
  }

  /// ^ $ \A \z \Z. A hard line break begins a new line whatever the flags.
  Node line_edge(bool looks_back, bool is_multiline) {
    return beside(looks_back, is_multiline ? line_terminators() : CodeSet(kHardBreak), true);
  }

  Node parse_alternation(int depth) {
    if (depth > kDeepestGroup)
      cursor_.fail(cursor_.position(), "too many groups inside each other");
    const Flags outside = cursor_.flags;
    std::vector<Node> branches;
    do {
      branches.push_back(parse_sequence(depth));
    } while (cursor_.take(U"|"));
    cursor_.flags = outside;
    return alternate(std::move(branches));
  }

  Node parse_sequence(int depth) {
    std::vector<Node> items;
    while (!cursor_.at_end() && cursor_.peek() != U'|' && cursor_.peek() != U')') {
      if (skip_comment()) continue;
      if (cursor_.take(U"\\Q")) {
        for (const char32_t c : cursor_.take_until(U"\\E")) items.push_back(literal(c));
        if (!items.empty()) items.back() = repeated(std::move(items.back()));
        continue;
      }
      if (cursor_.take(U"\\E")) continue;
      std::optional<Node> item = parse_item(depth);
      if (item) items.push_back(repeated(std::move(*item)));
    }
    return concat(std::move(items));
  }

  bool skip_comment() {
    if (!cursor_.flags.has_comments) return false;
    if (cursor_.take(U"#")) {
      while (!cursor_.at_end() && !line_terminators().contains(cursor_.next())) continue;
      return true;
    }
    if (!white_space().contains(cursor_.peek())) return false;
    cursor_.next();
    return true;
  }

  Node literal(char32_t c) {
    const CodeSet set(c);
    return set_node(cursor_.flags.ignores_case ? with_other_cases(set) : set);
  }

  /// Nothing for what only sets flags.
  std::optional<Node> parse_item(int depth) {
    const size_t begin = cursor_.position();
    const char32_t c = cursor_.next();
    switch (c) {
      case U'(':
        return parse_group(begin, depth);
      case U'[':
        return set_node(parse_class(cursor_));
      case U'.':
        return set_node(cursor_.flags.dot_is_all ? CodeSet::all()
                                                 : line_terminators().complement());
      case U'^':
        return line_edge(true, cursor_.flags.is_multiline);
      case U'$':
        return line_edge(false, cursor_.flags.is_multiline);
      case U'\\':
        return parse_backslash(begin);
      case U'*':
      case U'+':
      case U'?':
        cursor_.fail(begin, "there is nothing before it to repeat; write a backslash before it");
        return std::nullopt;
      case U'{':
        cursor_.fail(begin, "there is nothing before { to repeat; write \\{ for a brace");
        return std::nullopt;
      default:
        return literal(c);
    }
  }

  std::optional<Node> parse_backslash(size_t begin) {
    const char32_t letter = cursor_.peek();
    if (letter >= U'1' && letter <= U'9') return refuse(begin, "a back-reference (\\1)");
    switch (letter) {
      case U'k':
        return refuse(begin, "a back-reference (\\k)");
      case U'G':
        return refuse(begin, "the end of the last match (\\G)");
      case U'X':
        return refuse(begin, "a grapheme cluster (\\X)");
      case U'N':
        return refuse(begin, "a character by its name (\\N)");
      default:
        break;
    }
    const auto taken = [&](Node node) {
      cursor_.next();
      return node;
    };
    switch (letter) {
      case U'b':
        return taken(word_boundary(false));
      case U'B':
        return taken(word_boundary(true));
      case U'A':
        return taken(beside(true, CodeSet(), true));
      case U'z':
      case U'Z':
        return taken(beside(false, CodeSet(), true));
      case U'R':
        return taken(alternate({concat({set_node(CodeSet(U'\r')), set_node(CodeSet(U'\n'))}),
                                set_node(vertical_space())}));
      default:
        break;
    }
    const std::optional<Escape> escape = parse_escape(cursor_);
    if (!escape) return std::nullopt;
    return set_node(escape->set);
  }

  std::optional<Node> refuse(size_t begin, const std::string& what) {
    cursor_.fail(begin, what + " can't be used here");
    return std::nullopt;
  }

  std::optional<Node> parse_group(size_t begin, int depth) {
    if (!cursor_.take(U"?")) return closed(begin, parse_alternation(depth + 1));
    if (cursor_.take(U"#")) {
      cursor_.take_until(U")");
      return std::nullopt;
    }
    if (cursor_.take(U":")) return closed(begin, parse_alternation(depth + 1));
    if (cursor_.take(U"=")) return parse_look(begin, depth, false, false);
    if (cursor_.take(U"!")) return parse_look(begin, depth, false, true);
    if (cursor_.take(U"<=")) return parse_look(begin, depth, true, false);
    if (cursor_.take(U"<!")) return parse_look(begin, depth, true, true);
    if (cursor_.take(U">")) return refuse(begin, "an atomic group (?>…)");
    if (cursor_.take(U"(")) return refuse(begin, "a condition (?(…)…)");
    if (cursor_.take(U"<") || cursor_.take(U"P<")) {
      cursor_.take_until(U">");
      return closed(begin, parse_alternation(depth + 1));
    }
    return parse_flags(begin, depth);
  }

  std::optional<Node> closed(size_t begin, Node node) {
    if (!cursor_.take(U")")) {
      cursor_.fail(begin, "this ( is not closed; write \\( for a bracket");
      return std::nullopt;
    }
    return node;
  }

  std::optional<Node> parse_look(size_t begin, int depth, bool looks_back, bool is_negative) {
    std::optional<Node> inside = closed(begin, parse_alternation(depth + 1));
    if (!inside) return std::nullopt;
    if (inside->kind == NodeKind::kSet) {
      const CodeSet& set = sets_[inside->set];
      return beside(looks_back, is_negative ? set.complement() : CodeSet(set), is_negative);
    }
    Node node;
    node.kind = NodeKind::kLook;
    node.looks_back = looks_back;
    node.is_negative = is_negative;
    node.children.push_back(std::move(*inside));
    return node;
  }

  std::optional<Node> parse_flags(size_t begin, int depth) {
    const Flags outside = cursor_.flags;
    bool value = true;
    while (cursor_.peek() != U')' && cursor_.peek() != U':') {
      switch (cursor_.next()) {
        case U'-':
          value = false;
          break;
        case U'i':
          cursor_.flags.ignores_case = value;
          break;
        case U's':
          cursor_.flags.dot_is_all = value;
          break;
        case U'm':
          cursor_.flags.is_multiline = value;
          break;
        case U'x':
          cursor_.flags.has_comments = value;
          break;
        case U'u':  // by Unicode, which is always so
        case U'U':
        case U'w':
          break;
        default:
          cursor_.fail(begin, "this kind of group or flag is not known here");
          return std::nullopt;
      }
    }
    if (cursor_.next() == U')') return std::nullopt;
    std::optional<Node> node = closed(begin, parse_alternation(depth + 1));
    cursor_.flags = outside;
    return node;
  }

  /// The node with the repeat that stands after it, if one does.
  Node repeated(Node node) {
    while (skip_comment()) continue;
    uint32_t least = 0;
    uint32_t most = kNoLimit;
    if (cursor_.take(U"+")) {
      least = 1;
    } else if (cursor_.take(U"?")) {
      most = 1;
    } else if (cursor_.peek() == U'{') {
      if (!parse_bounds(least, most)) return node;
    } else if (!cursor_.take(U"*")) {
      return node;
    }
    // Lazy and possessive: how much is taken makes no difference to whether it matches.
    if (!cursor_.take(U"?")) cursor_.take(U"+");
    Node repeat;
    repeat.kind = NodeKind::kRepeat;
    repeat.least = least;
    repeat.most = most;
    repeat.children.push_back(std::move(node));
    return repeat;
  }

  bool parse_bounds(uint32_t& least, uint32_t& most) {
    const size_t begin = cursor_.position();
    cursor_.next();  // {
    const std::optional<uint32_t> first = parse_number();
    least = first.value_or(0);
    most = least;
    if (cursor_.take(U",")) {
      const std::optional<uint32_t> second = parse_number();
      most = second.value_or(kNoLimit);
    }
    if (!first || !cursor_.take(U"}")) {
      cursor_.fail(begin, "this is no repeat {n}, {n,} or {n,m}; write \\{ for a brace");
      return false;
    }
    if (least > kMostRepeats || (most > kMostRepeats && most != kNoLimit)) {
      cursor_.fail(begin, "a repeat of more than " + std::to_string(kMostRepeats) +
                              " is too large; write a smaller one, or {n,} without an end");
      return false;
    }
    if (most < least) {
      cursor_.fail(begin, "the second number of the repeat is lower than the first");
      return false;
    }
    return true;
  }

  std::optional<uint32_t> parse_number() {
    if (cursor_.peek() < U'0' || cursor_.peek() > U'9') return std::nullopt;
    uint32_t value = 0;
    while (cursor_.peek() >= U'0' && cursor_.peek() <= U'9') {
      value = std::min<uint32_t>(value * 10 + static_cast<uint32_t>(cursor_.next() - U'0'),
                                 kMostRepeats + 1);
    }
    return value;
  }

  Cursor cursor_;
  SetPool& sets_;
};

}  // namespace

ParsedPattern parse_pattern(std::string_view pattern, SetPool& sets, ParseOptions options) {
  return Parser(pattern, sets, options).parse();
}

}  // namespace palimpsest::srx
