// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
#include "srx/look_around.h"

#include <algorithm>

#include "srx/scan.h"

namespace palimpsest::srx {

void LookAround::collect(const Node& pattern) {
  collect_depth(pattern);
}

/// How deep look-around stands inside of look-around.
size_t LookAround::collect_depth(const Node& node) {
  size_t depth = 0;
  for (const Node& child : node.children) depth = std::max(depth, collect_depth(child));
  if (node.kind != NodeKind::kLook) return depth;
  if (numbers_.emplace(&node, static_cast<uint32_t>(numbers_.size())).second) {
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
    const auto collect_from = [&](Scanner& scanner, Direction direction) {
      scan(scanner, direction, text, alphabet, table, contexts,
           [&](size_t position, MatchSetId matches) {
             found[position] = table.with(found[position], scanner.matches(matches));
           });
    };
    if (!layer.back->starts().empty()) collect_from(*layer.back_scanner, Direction::kForward);
    if (!layer.ahead->starts().empty()) collect_from(*layer.ahead_scanner, Direction::kBackward);
    contexts.swap(found);
  }
}

void LookAround::reset() {
  for (Layer& layer : layers_) {
    layer.back_scanner->reset();
    layer.ahead_scanner->reset();
  }
}

}  // namespace palimpsest::srx
