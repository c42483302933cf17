// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Palimpsest authors
//
// What callers ask of a Session and what they get, as plain values. The same shapes as JSON, and
// what each means: docs/BOUNDARY.md; the translation between the two: app/json_codec.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "memory/match.h"
#include "memory/terms.h"
#include "memory/unit.h"
#include "srx/description.h"
#include "srx/rules.h"
#include "text/runs.h"

namespace palimpsest::app {

using memory::Pair;
using text::Runs;

/// The text of one block-level element with its inline codes.
struct Block {
  int64_t id = 0;  ///< chosen by the caller; comes back with the result
  Runs runs;
};

struct TranslateRequest {
  Pair pair;
  std::string site;  ///< whose own units count, e.g. "example.org"; "" none
  std::vector<Block> blocks;
  std::vector<std::string> packs = {};  ///< ids, in order; none: as app/route.h says
};

/// For an engine outside of the core.
struct PrepareRequest {
  std::string engine;  ///< its id, e.g. "pseudo"; its answers are kept for the session
  TranslateRequest what;
};

/// Where a translation came from; kNone: left as it was.
enum class Provenance : uint8_t { kNone, kEngine, kImport, kPerson };

struct Segment {
  Runs source;  ///< codes may be open at its ends: they go on in another segment
  Runs target;
  Provenance origin = Provenance::kNone;
  int score_percent = 0;             ///< 0 to 101 (memory/match.h); 0 unless from the memory
  std::vector<std::string> unknown;  ///< source words the engine did not know, each once
  std::string through;  ///< the language between two packs, e.g. "es"; "" if one did it
};

/// White space between segments, or a segment.
struct Part {
  std::string gap;
  std::optional<Segment> segment;  ///< if set, gap is empty
};

/// All parts put one after the other are the block's translation: every code of the block exactly
/// once, nested as in the block.
struct BlockResult {
  int64_t id = 0;
  std::vector<Part> parts;
};

/// A segment for an engine outside the core, with codes that are complete in themselves.
struct OpenSegment {
  uint32_t index = 0;  ///< counted through the blocks of the request
  Runs runs;
};

struct Prepared {
  uint32_t ticket = 0;
  std::vector<OpenSegment> segments;
};

/// An engine's answer to an OpenSegment; no runs if it failed: the segment then stays as it was.
struct Answer {
  uint32_t index = 0;
  std::optional<Runs> runs;
};

struct CompleteRequest {
  uint32_t ticket = 0;
  std::vector<Answer> answers;
};

struct CanonicalRequest {
  memory::MemoryId memory = 0;
  Pair pair;
  Runs source;
  Runs target;
  std::string site;
  std::string before = {};  ///< as of a memory::Unit
  std::string after = {};
};

/// A unit as it is kept: without codes around all of it and white space at its ends.
struct CanonicalUnit {
  Runs source;
  Runs target;
  memory::UnitId replaces = 0;  ///< the unit it is in place of; 0 none
};

struct MatchesRequest {
  Pair pair;
  Runs source;
  std::string site;
  memory::MatchLimits limits;
  std::string before = {};  ///< plain text of the segment before it; "" none, or not known
  std::string after = {};
};

/// The terms of a segment and what is to become of them.
struct TermsRequest {
  Pair pair;
  Runs source;
};
struct FoundTerm {
  memory::TermId term = 0;
  std::string source;  ///< as the segment has it
  std::string target;
  bool stays = false;  ///< it is not to be translated
};

/// A segment of a page on its way into the analysis report.
struct AnalysedRow {
  std::string key;  ///< equal for equal segments
  uint32_t words = 0;
  int score_percent = 0;  ///< of the best match, 0 to 101; 0 below kLeastAnalysedPercent
};
inline constexpr int kLeastAnalysedPercent = 50;

/// A person's SRX file.
struct SegmentationRulesRequest {
  srx::Description description;
  bool use_rest = false;  ///< although some patterns can't be read
};
struct SegmentationRules {
  bool is_used = false;
  size_t rules = 0;  ///< that can be used, if they are
  std::vector<srx::Unreadable> unreadable;
};

struct SegmentRequest {
  std::string language;
  std::string text;
};

}  // namespace palimpsest::app
