// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "cli/srx_file.h"

#include <expat.h>

#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/io.h"

namespace palimpsest::cli {
namespace {

/// Expat puts the namespace and this before a name.
constexpr XML_Char kSeparator = ' ';

std::string_view local_name(std::string_view name) {
  const size_t at = name.rfind(kSeparator);
  return at == std::string_view::npos ? name : name.substr(at + 1);
}

/// The value of an attribute without a namespace, "" if it is not there.
std::string_view attribute(const XML_Char** attributes, std::string_view name) {
  for (; *attributes != nullptr; attributes += 2) {
    if (name == attributes[0]) return attributes[1];
  }
  return {};
}

class Reader {
 public:
  explicit Reader(XML_Parser parser) : parser_(parser) {
    XML_SetUserData(parser, this);
    XML_SetElementHandler(
        parser,
        [](void* self, const XML_Char* name, const XML_Char** attributes) {
          static_cast<Reader*>(self)->begin(local_name(name), attributes);
        },
        [](void* self, const XML_Char* name) {
          static_cast<Reader*>(self)->end(local_name(name));
        });
    XML_SetCharacterDataHandler(parser, [](void* self, const XML_Char* text, int size) {
      static_cast<Reader*>(self)->text({text, static_cast<size_t>(size)});
    });
  }

  srx::Description description;
  bool is_srx = false;

 private:
  [[nodiscard]] uint32_t line() const {
    return static_cast<uint32_t>(XML_GetCurrentLineNumber(parser_));
  }

  void begin(std::string_view name, const XML_Char** attributes) {
    if (depth_++ == 0) is_srx = name == "srx";
    if (name == "header") {
      description.cascade = attribute(attributes, "cascade") == "yes";
    } else if (name == "languagerule") {
      description.language_rules.push_back(
          {std::string(attribute(attributes, "languagerulename")), {}});
    } else if (name == "languagemap") {
      description.maps.push_back({std::string(attribute(attributes, "languagepattern")),
                                  std::string(attribute(attributes, "languagerulename")), line()});
    } else if (name == "rule" && !description.language_rules.empty()) {
      std::vector<srx::Rule>& rules = description.language_rules.back().rules;
      rule_ = &rules.emplace_back();
      rule_->is_break = attribute(attributes, "break") != "no";
      rule_->before_line = rule_->after_line = line();
    } else if (name == "beforebreak" && rule_ != nullptr) {
      pattern_ = &rule_->before;
      rule_->before_line = line();
    } else if (name == "afterbreak" && rule_ != nullptr) {
      pattern_ = &rule_->after;
      rule_->after_line = line();
    }
  }

  void end(std::string_view name) {
    --depth_;
    if (name == "beforebreak" || name == "afterbreak") pattern_ = nullptr;
    if (name == "rule") rule_ = nullptr;
  }

  void text(std::string_view text) {
    if (pattern_ != nullptr) *pattern_ += text;
  }

  XML_Parser parser_;
  int depth_ = 0;
  srx::Rule* rule_ = nullptr;
  std::string* pattern_ = nullptr;
};

struct FreeParser {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

}  // namespace

Result<srx::Description> read_srx_file(const std::string& path) {
  const Result<std::vector<std::byte>> bytes = read_file(path);
  if (!bytes) return bytes.error();
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>, FreeParser> parser(
      XML_ParserCreateNS(nullptr, kSeparator));
  Reader reader(parser.get());
  const auto* text = reinterpret_cast<const char*>(bytes.value().data());
  const XML_Status status =
      XML_Parse(parser.get(), text, static_cast<int>(bytes.value().size()), XML_TRUE);
  const std::string where = path + ":" + std::to_string(XML_GetCurrentLineNumber(parser.get()));
  if (status != XML_STATUS_OK) {
    return Error{ErrorCode::kCorruptData,
                 std::string("not well-formed XML (") +
                     XML_ErrorString(XML_GetErrorCode(parser.get())) +
                     "); export the rules from your CAT tool again",
                 where};
  }
  if (!reader.is_srx) {
    return Error{ErrorCode::kCorruptData,
                 "this is no SRX file: its first element is not <srx>; give a file of segmentation "
                 "rules",
                 path};
  }
  return std::move(reader.description);
}

}  // namespace palimpsest::cli
