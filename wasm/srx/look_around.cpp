// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "srx/look_around.h"

#include <algorithm>
#include <string>
#include <utility>

#include "srx/scan.h"

namespace palimpsest::srx {
namespace {

/// Text that is equal for look-around that is equal but for `is_negative`.
void append_shape(const Node& node, std::string& out) {
  out += std::to_string(static_cast<int>(node.kind)) + (node.looks_back ? '<' : '>') +
         (node.accepts_edge ? 'e' : '-') + std::to_string(node.set) + ',' +
         std::to_string(node.least) + ',' + std::to_string(node.most) + '(';
  for (const Node& child : node.children) {
    if (child.is_negative) out += '!';
    append_shape(child, out);
  }
  out += ')';
}

}  // namespace

void LookAround::collect(const Node& pattern) {
  collect_depth(pattern);
}

/// How deep look-around stands inside of look-around.
size_t LookAround::collect_depth(const Node& node) {
  size_t depth = 0;
  for (const Node& child : node.children) depth = std::max(depth, collect_depth(child));
  if (node.kind != NodeKind::kLook) return depth;
  std::string shape;
  append_shape(node, shape);
  const auto [entry, is_new] =
      shapes_.emplace(std::move(shape), static_cast<uint32_t>(shapes_.size()));
  numbers_.emplace(&node, entry->second);
  if (is_new) {
    if (layers_.size() <= depth) layers_.resize(depth + 1);
    layers_[depth].looks.push_back(&node);
  }
  return depth + 1;
}

void LookAround::prepare(const Alphabet& alphabet, const ContextTable& table) {
  const auto number = [this](const Node& look) { return number_of(look); };
  for (Layer& layer : layers_) {
    layer.back = std::make_unique<Program>(Direction::kForward, number);
    layer.ahead = std::make_unique<Program>(Direction::kBackward, number);
    for (const Node* look : layer.looks) {
      (look->looks_back ? layer.back : layer.ahead)->add(look->children.front(), number_of(*look));
    }
    layer.back_scanner = std::make_unique<Scanner>(*layer.back, alphabet, table);
    layer.ahead_scanner = std::make_unique<Scanner>(*layer.ahead, alphabet, table);
  }
}

void LookAround::find(const ClassText& text, const Alphabet& alphabet, ContextTable& table,
                      std::vector<uint32_t>& contexts) {
  contexts.assign(text.size() + 1, 0);
  std::vector<uint32_t> found;
  for (Layer& layer : layers_) {
    // Scanners read the contexts of the layers below; what they find is added afterwards.
    found = contexts;
    const auto collect_from = [&](Scanner& scanner, Direction direction, ContextsAfter& after) {
      scan(scanner, direction, text, alphabet, table, contexts,
           [&](size_t position, MatchSetId matches) {
             uint32_t& context = found[position];
             const auto [entry, is_new] = after.emplace((uint64_t{context} << 32) | matches, 0);
             if (is_new) entry->second = table.with(context, scanner.matches(matches));
             context = entry->second;
           });
    };
    if (!layer.back->starts().empty()) {
      collect_from(*layer.back_scanner, Direction::kForward, layer.back_contexts);
    }
    if (!layer.ahead->starts().empty()) {
      collect_from(*layer.ahead_scanner, Direction::kBackward, layer.ahead_contexts);
    }
    contexts.swap(found);
  }
}

void LookAround::reset() {
  for (Layer& layer : layers_) {
    layer.back_scanner->reset();
    layer.ahead_scanner->reset();
    layer.back_contexts.clear();
    layer.ahead_contexts.clear();
  }
}

}  // namespace palimpsest::srx
