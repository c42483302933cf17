// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// XLIFF of any version: the root element says which.
#include <memory>
#include <string>
#include <string_view>

#include "exchange/xliff/events.h"
#include "exchange/xml_parser.h"

namespace palimpsest::exchange {
namespace {

class XliffParser final : public XmlParser {
 public:
  using XmlParser::XmlParser;

 private:
  void start_element(std::string_view name, const xml::Attributes& attributes) override {
    if (events_) return events_->start(local(name), attributes);
    const size_t colon = name.find(':');
    prefix_ = colon == std::string_view::npos ? "" : name.substr(0, colon + 1);
    if (local(name) != "xliff") {
      return scanner_.fail("this is no XLIFF file, its first element is <" + std::string(name) +
                           ">; choose the format it has");
    }
    const std::string_view version = xml::find(attributes, "version");
    if (version.substr(0, 2) == "1.") {
      events_ = xliff::make_events1(sink_, wanted_, scanner_, attributes);
    } else if (version.substr(0, 2) == "2.") {
      events_ = xliff::make_events2(sink_, wanted_, scanner_, attributes);
    } else {
      scanner_.fail("XLIFF of version \"" + std::string(version) +
                    "\" is not read; save the file as XLIFF 1.2 or 2.1");
    }
  }

  void end_element(std::string_view name) override {
    if (events_) events_->end(local(name));
  }
  void text(std::string_view piece) override {
    if (events_) events_->text(piece);
  }
  void bad_character() override {
    if (events_) events_->reject("a unit with a character that XML does not allow");
  }

  std::string_view local(std::string_view name) const {
    return name.substr(0, prefix_.size()) == prefix_ ? name.substr(prefix_.size()) : name;
  }

  std::string prefix_;  // of the root element, with its colon
  std::unique_ptr<xliff::Events> events_;
};

}  // namespace

std::unique_ptr<Parser> make_xliff_parser(Sink& sink, const WantedPair& wanted) {
  return std::make_unique<XliffParser>(sink, wanted);
}

}  // namespace palimpsest::exchange
