// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/make/tagger_file.h"

#include <algorithm>

namespace palimpsest::make {
namespace {

std::set<uint32_t> read_set(ByteReader& in) {
  std::set<uint32_t> set;
  uint32_t value = 0;
  for (uint32_t n = in.number(); n > 0; --n) set.insert(value += in.number());
  return set;
}

/// A prefer or discard rule: characters and tags that stand next to each other in a lexical form;
/// <*> is one or more tags of any kind, symbol 0 here.
Tape read_rule(ByteReader& in, PackSymbols& symbols) {
  const std::u32string text = in.text();
  const Symbol any = symbols.tag("*");
  Tape rule = symbols.stream_text(text);
  for (Symbol& s : rule) {
    if (s == any) {
      s = 0;
    } else if (!apertium::is_tag(s) && (s < '0' || (s < 'A' && s > '9'))) {
      in.fail("the tagger has a prefer or discard rule that is not supported");
    }
  }
  return rule;
}

}  // namespace

TaggerModel read_tagger(const std::filesystem::path& path, PackSymbols& symbols) {
  ByteReader in(path);
  TaggerModel model;
  model.open_class = read_set(in);
  for (uint32_t n = in.number(); n > 0; --n) {  // forbid rules: folded into the matrix
    in.number();
    in.number();
  }
  for (uint32_t n = in.number(); n > 0; --n) in.text();  // tag names
  for (uint32_t n = in.number(); n > 0; --n) {
    const std::string name = in.utf8();
    model.tags[name] = in.number();
  }
  for (uint32_t n = in.number(); n > 0; --n) {  // enforce-after rules: folded in too
    in.number();
    for (uint32_t k = in.number(); k > 0; --k) in.number();
  }
  for (uint32_t n = in.number(); n > 0; --n) model.prefer.push_back(read_rule(in, symbols));
  for (uint32_t n = in.number(); n > 0; --n) {  // constants
    in.text();
    in.number();
  }
  for (uint32_t n = in.number(); n > 0; --n) {
    std::set<uint32_t> tags;
    for (uint32_t k = in.number(); k > 0; --k) tags.insert(in.number());
    if (std::find(model.classes.begin(), model.classes.end(), tags) == model.classes.end()) {
      model.classes.push_back(tags);
    }
  }
  model.tag_count = in.number();
  in.number();  // ambiguity classes, counted before
  for (size_t i = 0; i < size_t{model.tag_count} * model.tag_count; ++i) {
    model.transition.push_back(in.big_endian_double());
  }
  for (uint32_t n = in.number(); n > 0; --n) {
    const uint32_t tag = in.number();
    const uint32_t k = in.number();
    model.emission[{k, tag}] = in.big_endian_double();
  }
  const FileAlphabet alphabet = read_alphabet(in, symbols);
  in.number();
  in.text();
  model.patterns = read_pattern(in, alphabet, symbols);
  if (!in.at_end()) {
    for (uint32_t n = in.number(); n > 0; --n) model.discard.push_back(read_rule(in, symbols));
  }
  if (!in.at_end()) in.fail("more data than expected");
  return model;
}

void TaggerModel::write(const PackSymbols& symbols, FieldWriter& out) const {
  const auto tag = [this](const char* name) {
    const auto at = tags.find(name);
    if (at == tags.end()) throw Unreadable(std::string("the tagger has no ") + name);
    return at->second;
  };
  out.scalar(tag_count);
  out.scalar(tag("TAG_SENT"));
  out.scalar(tag("TAG_kEOF"));
  out.scalar(tag("TAG_kUNDEF"));
  out.array(std::vector<uint16_t>(open_class.begin(), open_class.end()));
  out.array(transition);
  std::vector<uint32_t> first_of_class{0};
  std::vector<uint16_t> class_tags;
  std::vector<uint32_t> first_emission{0};
  std::vector<uint16_t> emission_tag;
  std::vector<double> values;
  for (uint32_t k = 0; k < classes.size(); ++k) {
    for (const uint32_t t : classes[k]) class_tags.push_back(static_cast<uint16_t>(t));
    first_of_class.push_back(static_cast<uint32_t>(class_tags.size()));
    for (auto at = emission.lower_bound({k, 0}); at != emission.end() && at->first.first == k;
         ++at) {
      emission_tag.push_back(static_cast<uint16_t>(at->first.second));
      values.push_back(at->second);
    }
    first_emission.push_back(static_cast<uint32_t>(values.size()));
  }
  out.array(first_of_class);
  out.array(class_tags);
  out.array(first_emission);
  out.array(emission_tag);
  out.array(values);
  for (const std::vector<Tape>* rules : {&prefer, &discard}) {
    out.scalar(static_cast<uint32_t>(rules->size()));
    for (const Tape& rule : *rules) {
      std::vector<Label> labels;
      for (const Symbol s : rule) labels.push_back(symbols.label(s));
      out.array(labels);
    }
  }
  patterns.write(symbols, out);
}

}  // namespace palimpsest::make
