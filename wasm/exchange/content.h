// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The content of a segment as it is read: text, codes, and what is inside codes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/unit.h"
#include "exchange/xml/scanner.h"
#include "text/runs.h"

namespace palimpsest::exchange {

/// One side of a unit, its codes numbered from 1 in their order.
struct Content {
  text::Runs runs;
  std::vector<Code> codes;
};

class ContentBuilder {
 public:
  void clear();
  /// Takes what was built. Pairs that are not closed or cross others become codes that stand alone,
  /// their beginning one and their end another: runs nest.
  [[nodiscard]] Content take();

  /// Text, or the data of a tag that is open.
  void text(std::string_view piece);

  // Codes. `key` is what ties the two tags of a pair together, e.g. the i of <bpt>.

  /// A pair begins whose end has the same key.
  void open(std::string_view name, const xml::Attributes& attributes, std::string_view key);
  /// The end of a pair; stands alone if none of this key is open.
  void close(std::string_view name, const xml::Attributes& attributes, std::string_view key);
  void alone(std::string_view name, const xml::Attributes& attributes);
  /// A pair that is one element begins, and the last of them that is open ends.
  void open_element(std::string_view name, const xml::Attributes& attributes);
  void close_element();

  // The data of the code made last: what comes from begin_data() to the end of its element.

  void begin_data() { is_in_data_ = true; }
  [[nodiscard]] bool is_in_data() const { return is_in_data_; }
  // Data of the tag made last, or of the one that will close its pair, for formats that keep them
  // elsewhere; plain text.
  void set_data(std::string_view text);
  void set_close_data(std::string_view text);
  /// An element inside the data.
  void start_inside(std::string_view name, const xml::Attributes& attributes);
  /// The end of an element inside, or of the one whose data it is.
  void end_inside(std::string_view name);

  /// Whether there is more than a segment can reasonably hold; nothing is kept from then on.
  [[nodiscard]] bool is_too_large() const;

 private:
  struct Open {
    uint32_t number;
    bool is_element;  // closed by close_element()
    std::string key;
  };

  void part_crossing_pairs();
  void number_in_order();
  /// A new code; false, and nothing happens, if there is no room for one.
  bool make(text::RunKind kind, std::string_view name, const xml::Attributes& attributes);
  void set(Tag& tag, std::string_view name, const xml::Attributes& attributes);
  std::string& data();

  Content content_;
  std::vector<Open> open_;
  bool is_in_data_ = false;
  size_t inside_ = 0;         // elements that are open in the data
  uint32_t data_number_ = 0;  // the code whose data is read
  bool is_data_of_close_ = false;
  size_t size_bytes_ = 0;
};

/// Gives the codes of `target` the numbers of the source's codes they stand for: of the same x or
/// id, the same data, the same pairing key, or else the next of the same kind. Others get new
/// numbers.
void align_codes(const Content& source, Content& target);

}  // namespace palimpsest::exchange
