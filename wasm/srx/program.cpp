// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "srx/program.h"

namespace palimpsest::srx {

uint32_t Program::emit(Instruction instruction) {
  code_.push_back(instruction);
  return static_cast<uint32_t>(code_.size() - 1);
}

void Program::add(const Node& pattern, uint32_t id) {
  const uint32_t match = emit({Opcode::kMatch, false, id, 0, 0});
  starts_.push_back(compile(pattern, match));
}

/// Instructions for `node` that go on at `next`; returns the first of them.
uint32_t Program::compile(const Node& node, uint32_t next) {
  switch (node.kind) {
    case NodeKind::kEmpty:
      return next;
    case NodeKind::kSet:
      return emit({Opcode::kSet, false, node.set, next, 0});
    case NodeKind::kConcat:
      return compile_concat(node, next);
    case NodeKind::kAlternate: {
      uint32_t start = compile(node.children.back(), next);
      for (size_t i = node.children.size() - 1; i > 0; --i) {
        const uint32_t branch = compile(node.children[i - 1], next);
        start = emit({Opcode::kSplit, false, 0, branch, start});
      }
      return start;
    }
    case NodeKind::kRepeat:
      return compile_repeat(node, next);
    case NodeKind::kBeside: {
      const bool is_just = node.looks_back == (direction_ == Direction::kForward);
      return emit(
          {is_just ? Opcode::kJust : Opcode::kComing, node.accepts_edge, node.set, next, 0});
    }
    case NodeKind::kLook:
      return emit({Opcode::kLook, node.is_negative, number_of_look_(node), next, 0});
  }
  return next;
}

uint32_t Program::compile_concat(const Node& node, uint32_t next) {
  const size_t count = node.children.size();
  for (size_t i = 0; i < count; ++i) {
    const size_t child = direction_ == Direction::kForward ? count - 1 - i : i;
    next = compile(node.children[child], next);
  }
  return next;
}

uint32_t Program::compile_repeat(const Node& node, uint32_t next) {
  const Node& child = node.children.front();
  uint32_t rest = next;
  if (node.most == kNoLimit) {
    const uint32_t loop = emit({Opcode::kSplit, false, 0, next, next});
    const uint32_t body = compile(child, loop);
    code_[loop].next = body;
    rest = loop;
  } else {
    for (uint32_t i = node.least; i < node.most; ++i) {
      const uint32_t body = compile(child, rest);
      rest = emit({Opcode::kSplit, false, 0, body, next});
    }
  }
  for (uint32_t i = 0; i < node.least; ++i) rest = compile(child, rest);
  return rest;
}

}  // namespace palimpsest::srx
