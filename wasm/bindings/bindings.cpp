// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// The WASM module: JSON in, calls to app/, JSON out (docs/BOUNDARY.md). No logic here. The
// JavaScript side of it, written by hand: js-glue/core/module.d.ts.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstddef>
#include <cstdint>
#include <exception>
#include <string>
#include <utility>
#include <vector>

#include "app/analysis_codec.h"
#include "app/build_info.h"
#include "app/json_codec.h"
#include "app/memory_codec.h"
#include "app/session.h"
#include "app/srx_codec.h"
#include "app/term_codec.h"
#include "app/unit_rows.h"
#include "bindings/guarded.h"
#include "bindings/saved_bytes.h"

namespace palimpsest::bindings {
namespace {

/// Raised whenever a call changes its name, its request or its value.
constexpr int kAbiVersion = 8;

/// JavaScript numbers from 0 to below this fit; others (NaN included) are refused, not cut down.
constexpr double kTooLarge = 4294967296.0;
bool fits(double number) {
  return number >= 0 && number < kTooLarge;
}

class Engine {
 public:
  /// A view that the caller fills at once: the next call may move the memory. null if there is
  /// none.
  emscripten::val reserve_pack(double size_bytes) {
    if (!fits(size_bytes)) return emscripten::val::null();
    try {
      pack_.assign(static_cast<size_t>(size_bytes), std::byte{0});
    } catch (const std::exception&) {
      return emscripten::val::null();
    }
    return emscripten::val(emscripten::typed_memory_view(
        pack_.size(), reinterpret_cast<unsigned char*>(pack_.data())));
  }

  std::string add_pack() {
    return guarded([&] { return app::reply(session_.add_pack(std::exchange(pack_, {}))); });
  }
  /// Checks the reserved bytes and drops them.
  std::string inspect_pack() {
    return guarded(
        [&] { return app::reply(app::Session::inspect_pack(std::exchange(pack_, {}))); });
  }
  std::string packs() {
    return guarded([&] { return app::reply(session_.packs()); });
  }
  std::string remove_pack(const std::string& id) {
    return guarded([&] { return app::reply(session_.remove_pack(id)); });
  }
  std::string translate(const std::string& json) {
    return guarded([&] {
      const auto request = app::parse_translate(json);
      return request ? app::reply(session_.translate(request.value()))
                     : app::reply(request.error());
    });
  }
  std::string prepare(const std::string& json) {
    return guarded([&] {
      const auto request = app::parse_prepare(json);
      return request ? app::reply(session_.prepare(request.value())) : app::reply(request.error());
    });
  }
  std::string complete(const std::string& json) {
    return guarded([&] {
      const auto request = app::parse_complete(json);
      return request ? app::reply(session_.complete(request.value())) : app::reply(request.error());
    });
  }
  std::string discard(double ticket) {
    // Tickets count from 1: 0 is none.
    const auto number = fits(ticket) ? static_cast<uint32_t>(ticket) : uint32_t{0};
    return guarded([&] { return app::reply(session_.discard(number)); });
  }
  std::string canonical_unit(const std::string& json) {
    return guarded([&] {
      const auto request = app::parse_canonical(json);
      return request ? app::reply(session_.canonical_unit(request.value()))
                     : app::reply(request.error());
    });
  }
  std::string put_units(const std::string& json) {
    return guarded([&] { return put(app::parse_units(json)); });
  }
  /// Units as rows (app/unit_rows.h), in the room of reserve_rows().
  std::string put_unit_rows() {
    return guarded([&] {
      const std::vector<uint8_t> rows = std::exchange(rows_, {});
      return put(app::parse_unit_rows({reinterpret_cast<const char*>(rows.data()), rows.size()}));
    });
  }
  std::string remove_units(const std::string& json) {
    return guarded([&] {
      const auto ids = app::parse_unit_ids(json);
      return ids ? app::reply_removed(session_.remove_units(ids.value())) : app::reply(ids.error());
    });
  }
  std::string set_memory(const std::string& json) {
    return guarded([&] {
      const auto settings = app::parse_memory(json);
      if (!settings) return app::reply(settings.error());
      session_.set_memory(settings.value());
      return app::reply(Result<Done>(Done{}));
    });
  }
  std::string remove_memory(double id) {
    return guarded([&] {
      return app::reply_removed(session_.remove_memory(fits(id) ? static_cast<uint32_t>(id) : 0));
    });
  }
  std::string matches(const std::string& json) {
    return guarded([&] {
      const auto request = app::parse_matches(json);
      return request ? app::reply(session_.matches(request.value())) : app::reply(request.error());
    });
  }
  /// Room for unit rows; as reserve_pack.
  emscripten::val reserve_rows(double size_bytes) {
    if (!fits(size_bytes)) return emscripten::val::null();
    try {
      rows_.resize(static_cast<size_t>(size_bytes));
    } catch (const std::exception&) {
      return emscripten::val::null();
    }
    return emscripten::val(emscripten::typed_memory_view(rows_.size(), rows_.data()));
  }
  std::string load_memory(double size_bytes, emscripten::val read) {
    return guarded([&] {
      const size_t size = fits(size_bytes) ? static_cast<size_t>(size_bytes) : 0;
      return app::reply(session_.load_memories(saved_in(size, std::move(read))));
    });
  }
  std::string save_memory(emscripten::val write) {
    return guarded(
        [&] { return app::reply_saved(session_.save_memories(save_to(std::move(write)))); });
  }
  std::string compact_memory() {
    return guarded([&] { return app::reply_more(session_.compact_memories()); });
  }
  std::string put_terms(const std::string& json) {
    return guarded([&] {
      auto terms = app::parse_terms(json);
      if (!terms) return app::reply(terms.error());
      session_.put_terms(std::move(terms).value());
      return app::reply(Result<Done>(Done{}));
    });
  }
  std::string remove_terms(const std::string& json) {
    return guarded([&] {
      const auto ids = app::parse_unit_ids(json);
      return ids ? app::reply_removed(session_.remove_terms(ids.value())) : app::reply(ids.error());
    });
  }
  std::string find_terms(const std::string& json) {
    return guarded([&] {
      const auto request = app::parse_terms_request(json);
      return request ? app::reply(session_.find_terms(request.value()))
                     : app::reply(request.error());
    });
  }
  std::string analyse(const std::string& json) {
    return guarded([&] {
      const auto request = app::parse_translate(json);
      return request ? app::reply(session_.analyse(request.value())) : app::reply(request.error());
    });
  }
  std::string report(const std::string& json) {
    return guarded([&] {
      const auto rows = app::parse_rows(json);
      return rows ? app::reply(app::Session::report(rows.value())) : app::reply(rows.error());
    });
  }
  std::string segment(const std::string& json) {
    return guarded([&] {
      const auto request = app::parse_segment(json);
      return request ? app::reply_sentences(session_.segment(request.value()))
                     : app::reply(request.error());
    });
  }
  std::string set_segmentation_rules(const std::string& json) {
    return guarded([&] {
      const auto request = app::parse_segmentation_rules(json);
      return request ? app::reply(session_.set_segmentation_rules(request.value()))
                     : app::reply(request.error());
    });
  }
  std::string remove_segmentation_rules() {
    return guarded([&] {
      session_.remove_segmentation_rules();
      return app::reply(Result<Done>(Done{}));
    });
  }

 private:
  std::string put(Result<std::vector<memory::Unit>> units) {
    return units ? app::reply(session_.put_units(std::move(units).value()))
                 : app::reply(units.error());
  }

  app::Session session_;
  std::vector<std::byte> pack_;
  std::vector<uint8_t> rows_;
};

int abi_version() {
  return kAbiVersion;
}
std::string build_info() {
  return app::build_info();
}

EMSCRIPTEN_BINDINGS(palimpsest) {
  emscripten::function("abiVersion", &abi_version);
  emscripten::function("buildInfo", &build_info);
  emscripten::class_<Engine>("Engine")
      .constructor<>()
      .function("reservePack", &Engine::reserve_pack)
      .function("addPack", &Engine::add_pack)
      .function("inspectPack", &Engine::inspect_pack)
      .function("packs", &Engine::packs)
      .function("removePack", &Engine::remove_pack)
      .function("translate", &Engine::translate)
      .function("prepare", &Engine::prepare)
      .function("complete", &Engine::complete)
      .function("discard", &Engine::discard)
      .function("canonicalUnit", &Engine::canonical_unit)
      .function("putUnits", &Engine::put_units)
      .function("putUnitRows", &Engine::put_unit_rows)
      .function("removeUnits", &Engine::remove_units)
      .function("setMemory", &Engine::set_memory)
      .function("removeMemory", &Engine::remove_memory)
      .function("matches", &Engine::matches)
      .function("reserveRows", &Engine::reserve_rows)
      .function("loadMemory", &Engine::load_memory)
      .function("saveMemory", &Engine::save_memory)
      .function("compactMemory", &Engine::compact_memory)
      .function("putTerms", &Engine::put_terms)
      .function("removeTerms", &Engine::remove_terms)
      .function("findTerms", &Engine::find_terms)
      .function("analyse", &Engine::analyse)
      .function("report", &Engine::report)
      .function("segment", &Engine::segment)
      .function("setSegmentationRules", &Engine::set_segmentation_rules)
      .function("removeSegmentationRules", &Engine::remove_segmentation_rules);
}

}  // namespace
}  // namespace palimpsest::bindings
