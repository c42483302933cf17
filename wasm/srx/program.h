// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// Many patterns as one non-deterministic automaton for one direction of scanning (Thompson's
// construction). For Direction::kBackward everything is turned round, so that a scan from the end
// of a text meets a pattern where it begins.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "srx/pattern.h"

namespace palimpsest::srx {

enum class Direction : uint8_t { kForward, kBackward };

enum class Opcode : uint8_t {
  kSet,     ///< a character of `set`, then `next`
  kSplit,   ///< `next` and `other`
  kJust,    ///< the character scanned last is of `set`, or it was the edge and `flag`
  kComing,  ///< the same of the character to be scanned next
  kLook,    ///< look-around number `set` holds here; does not hold, if `flag`
  kMatch,   ///< pattern number `set` ends here
};

struct Instruction {
  Opcode opcode = Opcode::kMatch;
  bool flag = false;
  uint32_t set = 0;
  uint32_t next = 0;
  uint32_t other = 0;
};

class Program {
 public:
  /// The number of a look-around of a pattern, given by who runs it.
  using NumberOfLook = std::function<uint32_t(const Node& look)>;

  Program(Direction direction, NumberOfLook number_of_look)
      : direction_(direction), number_of_look_(std::move(number_of_look)) {}

  /// Adds a pattern; `id` is what is reported where it ends.
  void add(const Node& pattern, uint32_t id);

  [[nodiscard]] const std::vector<Instruction>& code() const { return code_; }
  /// Where each pattern begins.
  [[nodiscard]] const std::vector<uint32_t>& starts() const { return starts_; }

 private:
  uint32_t emit(Instruction instruction);
  uint32_t compile(const Node& node, uint32_t next);
  uint32_t compile_concat(const Node& node, uint32_t next);
  uint32_t compile_repeat(const Node& node, uint32_t next);

  Direction direction_;
  NumberOfLook number_of_look_;
  std::vector<Instruction> code_;
  std::vector<uint32_t> starts_;
};

}  // namespace palimpsest::srx
