// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as what crosses the module's boundary: a request, the runs of a block, an engine's
// answer. Whatever comes in, a reply goes out, and a block's translation has each of its codes
// exactly once.
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>

#include "apertium/toy.h"
#include "app/json_codec.h"
#include "app/memory_codec.h"
#include "app/session.h"
#include "app/unit_rows.h"

namespace {

using namespace palimpsest;  // NOLINT(google-build-using-namespace)

app::Session new_session() {
  app::Session session;
  if (!session.add_pack(test::toy_pack()).ok()) std::abort();
  return session;
}

void count_codes(const text::Runs& runs, std::map<int64_t, int>& counts, int by) {
  for (const text::Run& run : runs) {
    if (run.kind == text::RunKind::kText) continue;
    counts[static_cast<int64_t>(run.code) * 4 + static_cast<int64_t>(run.kind)] += by;
  }
}

void check_codes(const app::TranslateRequest& request,
                 const std::vector<app::BlockResult>& blocks) {
  if (request.blocks.size() != blocks.size()) std::abort();
  for (size_t i = 0; i < blocks.size(); ++i) {
    std::map<int64_t, int> counts;
    count_codes(request.blocks[i].runs, counts, 1);
    for (const app::Part& part : blocks[i].parts) {
      if (part.segment) count_codes(part.segment->target, counts, -1);
    }
    for (const auto& [code, count] : counts) {
      if (count != 0) std::abort();
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static app::Session session = new_session();
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string requests[] = {
      std::string(bytes),
      R"({"from":"en","to":"es","blocks":[{"id":1,"runs":)" + std::string(bytes) + "}]}"};
  for (const std::string& json : requests) {
    const auto request = app::parse_translate(json);
    if (!request) continue;
    const auto result = session.translate(request.value());
    if (result) check_codes(request.value(), result.value());
    const auto prepared = session.prepare({"fuzz", request.value()});
    if (!prepared) continue;
    // The second time the answers come from the session.
    app::CompleteRequest complete{prepared.value().ticket, {}};
    for (const app::OpenSegment& segment : prepared.value().segments) {
      complete.answers.push_back({segment.index, segment.runs});
    }
    const auto completed = session.complete(complete);
    if (!completed) std::abort();
    check_codes(request.value(), completed.value());
    const auto again = session.prepare({"fuzz", request.value()});
    if (!again || again.value().segments.size() > prepared.value().segments.size()) std::abort();
    (void)session.discard(again.value().ticket);
  }
  if (const auto answer = app::parse_complete(bytes)) (void)session.complete(answer.value());
  if (const auto unit = app::parse_canonical(bytes)) (void)session.canonical_unit(unit.value());
  if (const auto units = app::parse_units(bytes)) (void)session.put_units(units.value());
  if (auto rows = app::parse_unit_rows(bytes)) (void)session.put_units(std::move(rows).value());
  if (const auto ids = app::parse_unit_ids(bytes)) (void)session.remove_units(ids.value());
  if (const auto settings = app::parse_memory(bytes)) session.set_memory(settings.value());
  if (const auto wanted = app::parse_matches(bytes)) (void)session.matches(wanted.value());
  return 0;
}
