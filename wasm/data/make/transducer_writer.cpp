// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes a transducer as apertium/transducer_reader.cpp describes it.
#include <algorithm>

#include "data/make/transducer_file.h"

namespace palimpsest::make {
namespace {

void append_varint(std::vector<uint8_t>& out, uint32_t value) {
  for (; value >= 0x80; value >>= 7U) out.push_back(static_cast<uint8_t>(value | 0x80U));
  out.push_back(static_cast<uint8_t>(value));
}

struct Row {
  Label input;
  Label output;
  uint32_t target;  ///< as in the file; 0xFFFFFFFF is nowhere
};

class Walk {
 public:
  Walk(const RawTransducer& raw, const PackSymbols& symbols) : raw_(raw), symbols_(symbols) {
    numbers_.assign(raw.states.size(), kUnknown);
  }

  void run() {
    std::vector<std::pair<size_t, size_t>> open;  // rows of open states: next, end
    std::vector<Row> starts;
    starts.reserve(raw_.starts.size());
    for (const uint32_t s : raw_.starts) starts.push_back({0, 0, s});
    open.push_back(enter(0, starts));
    while (!open.empty()) {
      auto& [next, end] = open.back();
      if (next == end) {
        open.pop_back();
        continue;
      }
      const size_t row = next++;
      if (rows_[row].target >= numbers_.size()) throw Unreadable("a state that is not there");
      uint32_t& number = numbers_[rows_[row].target];
      if (number != kUnknown) {
        leads_.push_back({row, number, newest_});
        continue;
      }
      number = ++newest_;
      leads_.push_back({row, kUnknown, newest_});
      const RawTransducer::State& state = raw_.states[rows_[row].target];
      open.push_back(enter(static_cast<uint32_t>(state.final), rows_of(state)));
    }
  }

  void write(FieldWriter& out) const {
    out.scalar(newest_ + 1);
    out.scalar(static_cast<uint32_t>(rows_.size()));
    out.array(shapes_);
    std::vector<uint8_t> inputs(rows_.size() * 2);
    std::vector<uint8_t> outputs(rows_.size() * 2);
    for (size_t i = 0; i < rows_.size(); ++i) {
      const Row& row = rows_[i];
      const uint32_t code = row.output == row.input ? 0 : row.output + 1U;
      inputs[i] = static_cast<uint8_t>(row.input);
      inputs[rows_.size() + i] = static_cast<uint8_t>(row.input >> 8U);
      outputs[i] = static_cast<uint8_t>(code);
      outputs[rows_.size() + i] = static_cast<uint8_t>(code >> 8U);
    }
    out.array(inputs);
    out.array(outputs);
    write_targets(out);
  }

 private:
  struct Lead {
    size_t row;
    uint32_t to;      ///< kUnknown: a new state
    uint32_t newest;  ///< the newest state's number then
  };

  std::vector<Row> rows_of(const RawTransducer::State& state) const {
    std::vector<Row> rows;
    rows.reserve(state.transitions.size());
    for (const auto& t : state.transitions) {
      rows.push_back({symbols_.label(t.input), symbols_.label(t.output), t.target});
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Row& a, const Row& b) { return a.input < b.input; });
    return rows;
  }

  std::pair<size_t, size_t> enter(uint32_t final, const std::vector<Row>& rows) {
    constexpr uint32_t kManyTransitions = 50;
    const auto count = static_cast<uint32_t>(rows.size());
    shapes_.push_back(static_cast<uint8_t>(5 * std::min(count, kManyTransitions) + final));
    if (count >= kManyTransitions) append_varint(shapes_, count - kManyTransitions);
    const size_t begin = rows_.size();
    rows_.insert(rows_.end(), rows.begin(), rows.end());
    return {begin, rows_.size()};
  }

  void write_targets(FieldWriter& out) const {
    constexpr uint32_t kPopular = 3;  // times led to again, at least
    std::vector<uint32_t> times(newest_ + 1);
    for (const Lead& lead : leads_) {
      if (lead.to != kUnknown) ++times[lead.to];
    }
    std::vector<uint32_t> popular;
    for (uint32_t s = 0; s < times.size(); ++s) {
      if (times[s] >= kPopular) popular.push_back(s);
    }
    std::stable_sort(popular.begin(), popular.end(),
                     [&](uint32_t a, uint32_t b) { return times[a] > times[b]; });
    std::vector<uint32_t> rank(newest_ + 1, kUnknown);
    std::vector<uint8_t> bytes;
    uint32_t before = 0;
    for (uint32_t i = 0; i < popular.size(); ++i) {
      rank[popular[i]] = i;
      const auto step = static_cast<int32_t>(popular[i] - before);
      append_varint(bytes, static_cast<uint32_t>(step) << 1U ^ static_cast<uint32_t>(step >> 31));
      before = popular[i];
    }
    out.array(bytes);
    bytes.clear();
    for (const Lead& lead : leads_) {
      if (lead.to == kUnknown) {
        append_varint(bytes, 0);
      } else if (rank[lead.to] != kUnknown) {
        append_varint(bytes, 1 + rank[lead.to]);
      } else {
        append_varint(bytes, 1 + static_cast<uint32_t>(popular.size()) + (lead.newest - lead.to));
      }
    }
    out.array(bytes);
  }

  static constexpr uint32_t kUnknown = 0xFFFFFFFF;

  const RawTransducer& raw_;
  const PackSymbols& symbols_;
  std::vector<uint32_t> numbers_;  ///< per state of the file its number in the walk
  uint32_t newest_ = 0;
  std::vector<uint8_t> shapes_;
  std::vector<Row> rows_;
  std::vector<Lead> leads_;  ///< in the order of the walk
};

}  // namespace

void RawTransducer::write(const PackSymbols& symbols, FieldWriter& out) const {
  Walk walk(*this, symbols);
  walk.run();
  walk.write(out);
}

}  // namespace palimpsest::make
