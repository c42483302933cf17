// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// One index of units (memory/index.h) without the rest of the engine, for who looks up plain text:
// bytes in, numbers out, no JSON between. The JavaScript side of it: js-glue/core/module.d.ts.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bindings/saved_bytes.h"
#include "memory/fuzzy_search.h"
#include "memory/index.h"
#include "memory/match_class.h"

namespace palimpsest::bindings {
namespace {

using memory::Index;
using memory::IndexUnit;
using memory::UnitId;

/// NaN and what is out of range become the nearest end.
size_t whole(double number, size_t most) {
  if (!(number > 0)) return 0;
  return number >= static_cast<double>(most) ? most : static_cast<size_t>(number);
}

class MemoryIndex {
 public:
  /// Room for what the next call takes, null if there is none of that size; what was written to the
  /// last one is still there. A later call may move the memory: the view is then empty.
  emscripten::val reserve(double size) {
    const size_t wanted = whole(size, SIZE_MAX);
    if (wanted > room_) {
      std::unique_ptr<uint8_t[]> bytes(new (std::nothrow) uint8_t[wanted]);
      if (!bytes) return emscripten::val::null();
      std::copy_n(bytes_.get(), room_, bytes.get());
      bytes_ = std::move(bytes);
      room_ = wanted;
    }
    return emscripten::val(emscripten::typed_memory_view(wanted, bytes_.get()));
  }

  /// Units from the first `size` bytes reserved: source and target by turns, UTF-8, each ended by a
  /// zero byte. Their ids go up from `first`, and are new. Found from settle() on.
  /// returns  how many there were.
  double gather(double first, double size) {
    std::string_view text = reserved(size);
    const auto begin = static_cast<UnitId>(whole(first, UINT32_MAX));
    UnitId id = begin;
    std::string_view source;
    std::string_view target;
    while (take(text, source) && take(text, target)) index_.gather({id++, source, target, {}});
    return id - begin;
  }
  void settle() { index_.settle(); }
  /// One unit, in place of the one of its id. The bytes as for gather.
  void put(double id, double size) {
    std::string_view text = reserved(size);
    std::string_view source;
    std::string_view target;
    if (!take(text, source) || !take(text, target)) return;
    index_.put({static_cast<UnitId>(whole(id, UINT32_MAX)), source, target, {}});
  }
  bool remove(double id) { return index_.remove(static_cast<UnitId>(whole(id, UINT32_MAX))); }

  /// The unit whose source is the first `size` bytes reserved; 0 none.
  double exact(double size) { return index_.find_exact(reserved(size)); }
  /// The unit whose source is most like them; 0 none that reaches the threshold (0 to 1). By the
  /// weighted score, where none does, what differs in case and width only: that is worth 0.99
  /// (memory/match_class.h), in however many tokens it differs.
  /// metric  0 weighted, 1 words, 2 characters (memory/score.h).
  double fuzzy(double size, double threshold, double metric) {
    memory::FuzzyLimits limits;
    limits.threshold = threshold;
    limits.metric = static_cast<memory::Metric>(whole(metric, 2));
    std::vector<Index::Found> alike;
    if (limits.metric == memory::Metric::kWeighted) alike = index_.find_whole(reserved(size));
    if (!alike.empty() && alike.front().likeness == memory::Likeness::kExact) return alike[0].id;
    const auto hits = index_.find_fuzzy(reserved(size), limits);
    if (!hits.empty()) return hits.front().id;
    return !alike.empty() && threshold * 100 <= memory::kFoldedScore ? alike[0].id : 0;
  }

  double size() const { return static_cast<double>(index_.size()); }
  double size_bytes() const { return static_cast<double>(index_.size_bytes()); }

  /// All of it, for load(). False if it could not be written.
  bool save(emscripten::val write) { return index_.save(save_to(std::move(write))); }
  /// False, and nothing changes, if they are no such index.
  bool load(double size, emscripten::val read) {
    memory::SavedBytes bytes = saved_in(whole(size, SIZE_MAX), std::move(read));
    auto loaded = Index::load(bytes);
    if (loaded && bytes.left() == 0) index_ = std::move(loaded).value();
    return loaded.ok() && bytes.left() == 0;
  }

 private:
  [[nodiscard]] std::string_view reserved(double size) const {
    return {reinterpret_cast<const char*>(bytes_.get()), whole(size, room_)};
  }
  /// The text up to the next zero byte. False at the end.
  static bool take(std::string_view& text, std::string_view& out) {
    const size_t end = text.find('\0');
    if (end == std::string_view::npos) return false;
    out = text.substr(0, end);
    text.remove_prefix(end + 1);
    return true;
  }

  Index index_;
  std::unique_ptr<uint8_t[]> bytes_;
  size_t room_ = 0;  // bytes there
};

EMSCRIPTEN_BINDINGS(palimpsest_memory) {
  emscripten::class_<MemoryIndex>("MemoryIndex")
      .constructor<>()
      .function("reserve", &MemoryIndex::reserve)
      .function("gather", &MemoryIndex::gather)
      .function("settle", &MemoryIndex::settle)
      .function("put", &MemoryIndex::put)
      .function("remove", &MemoryIndex::remove)
      .function("exact", &MemoryIndex::exact)
      .function("fuzzy", &MemoryIndex::fuzzy)
      .function("size", &MemoryIndex::size)
      .function("sizeBytes", &MemoryIndex::size_bytes)
      .function("save", &MemoryIndex::save)
      .function("load", &MemoryIndex::load);
}

}  // namespace
}  // namespace palimpsest::bindings
