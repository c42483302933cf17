// SPDX-License-Identifier: GPL-3.0-or-later
#include "apertium/stream.h"

#include "text/utf8.h"

namespace palimpsest::apertium {
namespace {

void append_items(std::string& out, std::span<const uint32_t> items, const Codes& codes) {
  out += "[[";
  for (size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += "; ";
    out += codes.item_name(items[i]);
  }
  out += "]]";
}

void append_mark(std::string& out, Symbol mark) {
  switch (mark) {
    case kUnitBegin:
      out += '^';
      break;
    case kUnitEnd:
      out += '$';
      break;
    case kSeparator:
      out += '/';
      break;
    case kContentBegin:
      out += '{';
      break;
    case kContentEnd:
      out += '}';
      break;
    case kNoTranslation:
      out += '@';
      break;
    case kSpanEnd:
      out += "[[/]]";
      break;
    default:
      break;
  }
}

class StreamReader {
 public:
  StreamReader(std::string_view stream, Codes& codes) : stream_(stream), codes_(codes) {}

  Result<Tape> read() {
    while (at_ < stream_.size()) {
      const text::Decoded d = text::decode(stream_, at_);
      const size_t start = at_;
      at_ += d.size_bytes;
      if (d.code_point == '\\' && at_ < stream_.size()) {
        const text::Decoded literal = text::decode(stream_, at_);
        at_ += literal.size_bytes;
        tape_.push_back(literal.code_point);
      } else if (d.code_point == '[') {
        if (!read_bracket()) return bad("this bracket is not closed", start);
      } else if (is_reserved(d.code_point)) {
        return bad("this character needs a backslash before it", start);
      } else {
        tape_.push_back(d.code_point);
      }
    }
    if (open_ != 0) return bad("a span is not closed by [[/]]", stream_.size());
    return std::move(tape_);
  }

 private:
  static Error bad(const char* what, size_t at) {
    return {ErrorCode::kBadArgument, std::string("stream text: ") + what,
            "byte " + std::to_string(at)};
  }

  /// After the first '['.
  bool read_bracket() {
    if (at_ < stream_.size() && stream_[at_] == '[') return read_span();
    std::string content;
    while (at_ < stream_.size()) {
      const char c = stream_[at_++];
      if (c == ']') {
        tape_.push_back(codes_.add_superblank(content));
        return true;
      }
      content += c;
      if (c == '\\' && at_ < stream_.size()) content += stream_[at_++];
    }
    return false;
  }

  bool read_span() {
    const size_t end = stream_.find("]]", at_);
    if (end == std::string_view::npos) return false;
    const std::string_view content = stream_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 2;
    if (content == "/") {
      if (open_ == 0) return false;
      --open_;
      tape_.push_back(kSpanEnd);
      return true;
    }
    ++open_;
    tape_.push_back(codes_.add_span(items_in(content)));
    return true;
  }

  std::vector<uint32_t> items_in(std::string_view content) {
    std::vector<uint32_t> items;
    std::string item;
    const auto finish = [&] {
      const size_t begin = item.find_first_not_of(' ');
      if (begin != std::string::npos) {
        items.push_back(codes_.item(item.substr(begin, item.find_last_not_of(' ') - begin + 1)));
      }
      item.clear();
    };
    for (size_t i = 0; i < content.size(); ++i) {
      if (content[i] == ';') {
        finish();
      } else {
        if (content[i] == '\\' && i + 1 < content.size()) ++i;
        item += content[i];
      }
    }
    finish();
    return items;
  }

  std::string_view stream_;
  Codes& codes_;
  Tape tape_;
  size_t at_ = 0;
  size_t open_ = 0;
};

}  // namespace

std::string to_stream(const Tape& tape, const Codes& codes, const SymbolTable& symbols) {
  std::string out;
  out.reserve(tape.size() + tape.size() / 4);
  for (const Symbol s : tape) {
    if (is_character(s)) {
      if (is_reserved(s)) out += '\\';
      text::append(out, s);
    } else if (is_tag(s)) {
      out += '<';
      out += symbols.name(s);
      out += '>';
    } else if (is_superblank(s)) {
      out += '[';
      out += codes.superblank(s);
      out += ']';
    } else if (is_span_begin(s)) {
      append_items(out, codes.span_items(s), codes);
    } else if (is_word_blank(s)) {
      append_items(out, codes.items_of(s), codes);
    } else {
      append_mark(out, s);
    }
  }
  return out;
}

Result<Tape> from_stream(std::string_view stream, Codes& codes) {
  codes.clear();
  return StreamReader(stream, codes).read();
}

}  // namespace palimpsest::apertium
