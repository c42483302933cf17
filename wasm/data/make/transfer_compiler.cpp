// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/make/transfer_compiler.h"

#include <algorithm>
#include <cstring>
#include <pugixml.hpp>

#include "apertium/casing.h"
#include "apertium/symbol_table.h"
#include "data/make/attribute_expansion.h"
#include "text/utf8.h"

namespace palimpsest::make {

using apertium::AttributeKind;
using apertium::ChunkCase;
using apertium::ChunkName;
using apertium::Op;
using apertium::Side;
using apertium::StageKind;

namespace {

struct BuiltIn {
  const char* name;
  AttributeKind kind;
};
constexpr BuiltIn kBuiltIns[] = {
    {"lem", AttributeKind::kLemma},         {"lemh", AttributeKind::kHead},
    {"lemq", AttributeKind::kQueue},        {"whole", AttributeKind::kWhole},
    {"tags", AttributeKind::kTags},         {"chname", AttributeKind::kNothing},
    {"chcontent", AttributeKind::kContent}, {"content", AttributeKind::kInside},
};

constexpr BuiltIn const* find_built_in(std::string_view name) {
  for (const BuiltIn& b : kBuiltIns) {
    if (name == b.name) return &b;
  }
  return nullptr;
}

}  // namespace

class TransferCompiler {
 public:
  TransferCompiler(TransferRules& rules, PackSymbols& symbols, std::filesystem::path xml)
      : rules_(rules), symbols_(symbols), xml_(std::move(xml)) {}

  void read_binary(const std::filesystem::path& bin);
  void read_xml();

 private:
  using Node = pugi::xml_node;

  [[noreturn]] void fail(const Node& node, const std::string& what) const {
    throw Unreadable(xml_.string() + ": byte " + std::to_string(node.offset_debug()) + ": <" +
                     node.name() + ">: " + what);
  }
  void emit(uint16_t word) { rules_.code.push_back(word); }
  void emit(Op op) { emit(static_cast<uint16_t>(op)); }
  void emit_index(const Node& node, size_t index) {
    if (index > 0xFFFF) fail(node, "too many constants, variables or words for the program format");
    emit(static_cast<uint16_t>(index));
  }
  size_t begin_length() {
    emit(uint16_t{0});
    return rules_.code.size();
  }
  void end_length(const Node& node, size_t begin) {
    const size_t length = rules_.code.size() - begin;
    if (length > 0xFFFF) fail(node, "too long for the program format");
    rules_.code[begin - 1] = static_cast<uint16_t>(length);
  }

  static std::vector<Node> elements(const Node& parent) {
    std::vector<Node> out;
    for (const Node& child : parent.children()) {
      if (child.type() == pugi::node_element) out.push_back(child);
    }
    return out;
  }
  Node only_child(const Node& parent) const {
    const std::vector<Node> children = elements(parent);
    if (children.empty()) fail(parent, "is empty");
    return children.front();
  }

  size_t variable(const Node& node, const std::string& name);
  size_t attribute(const Node& node, const std::string& name);
  size_t text(const std::string& utf8) {
    return rules_.constant(symbols_.stream_text(text::to_utf32(utf8)));
  }
  void position(const Node& node);
  void clip_place(const Node& node);
  bool caseless(const Node& node) const {
    return std::strcmp(node.attribute("caseless").value(), "yes") == 0;
  }

  void block(const std::vector<Node>& statements);
  void statement(const Node& node);
  void choose(const Node& node);
  void assign(const Node& node, Op to_variable, Op to_clip);
  void expressions(const Node& node, const std::vector<Node>& children);
  void expression(const Node& node);
  void chunk(const Node& node);
  void test(const Node& node);

  TransferRules& rules_;
  PackSymbols& symbols_;
  std::filesystem::path xml_;
  std::map<std::string, size_t> attributes_;
  std::map<std::string, size_t> variables_;
  std::map<std::string, size_t> lists_;
  std::map<std::string, size_t> macros_;
};

uint32_t TransferRules::constant(const Tape& tape) {
  const auto [at, added] = known_constants_.emplace(tape, static_cast<uint32_t>(constants.size()));
  if (added) constants.push_back(tape);
  return at->second;
}

void TransferCompiler::read_binary(const std::filesystem::path& bin) {
  ByteReader in(bin);
  const FileAlphabet alphabet = read_alphabet(in, symbols_);
  rules_.patterns = read_pattern(in, alphabet, symbols_);
  in.text();  // the regular-expression engine it was made for
  for (uint32_t n = in.number(); n > 0; --n) {
    const std::string name = in.utf8();
    in.skip(in.number());
    const std::u32string regex = in.text();
    if (find_built_in(name) != nullptr) continue;
    TransferRules::AttributeRows rows{AttributeKind::kList, {}};
    for (const std::u32string& alternative : expand_attribute(regex)) {
      rows.constants.push_back(rules_.constant(symbols_.stream_text(alternative)));
    }
    attributes_[name] = rules_.attributes.size();
    rules_.attributes.push_back(std::move(rows));
  }
  for (uint32_t n = in.number(); n > 0; --n) {
    const std::string name = in.utf8();
    variables_[name] = rules_.variables.size();
    rules_.variables.push_back(rules_.constant(symbols_.stream_text(in.text())));
  }
  for (uint32_t n = in.number(); n > 0; --n) {
    const std::string name = in.utf8();
    macros_[name] = in.number();
  }
  for (uint32_t n = in.number(); n > 0; --n) {
    lists_[in.utf8()] = rules_.lists.size();
    std::vector<uint32_t>& items = rules_.lists.emplace_back();
    for (uint32_t k = in.number(); k > 0; --k) {
      items.push_back(rules_.constant(symbols_.stream_text(in.text())));
    }
  }
  if (!in.at_end()) in.fail("more data than expected");
}

void TransferCompiler::read_xml() {
  pugi::xml_document document;
  const pugi::xml_parse_result parsed = document.load_file(xml_.c_str());
  if (!parsed) {
    throw Unreadable(xml_.string() + ": byte " + std::to_string(parsed.offset) + ": " +
                     parsed.description());
  }
  const Node root = document.document_element();
  rules_.makes_chunks = rules_.kind == StageKind::kTransfer &&
                        std::strcmp(root.attribute("default").value(), "chunk") == 0;
  if (rules_.makes_chunks) {
    symbols_.tag("default");
    symbols_.tag("unknown");
  }
  for (const Node& macro : elements(root.child("section-def-macros"))) {
    rules_.macros.push_back(static_cast<uint32_t>(rules_.code.size()));
    block(elements(macro));
  }
  for (const Node& rule : elements(root.child("section-rules"))) {
    rules_.rules.push_back(static_cast<uint32_t>(rules_.code.size()));
    block(elements(rule.child("action")));
  }
}

size_t TransferCompiler::variable(const Node& node, const std::string& name) {
  const auto at = variables_.find(name);
  if (at != variables_.end()) return at->second;
  // Never declared: natively it is empty until something is stored in it.
  if (name.empty()) fail(node, "names no variable");
  variables_[name] = rules_.variables.size();
  rules_.variables.push_back(rules_.constant({}));
  return variables_[name];
}

size_t TransferCompiler::attribute(const Node& node, const std::string& name) {
  const auto at = attributes_.find(name);
  if (at != attributes_.end()) return at->second;
  const BuiltIn* const built_in = find_built_in(name);
  if (built_in == nullptr) fail(node, "the part '" + name + "' is not defined");
  attributes_[name] = rules_.attributes.size();
  rules_.attributes.push_back({built_in->kind, {}});
  return attributes_[name];
}

void TransferCompiler::position(const Node& node) {
  const int value = node.attribute("pos").as_int(-1);
  if (value < 0 || value > 0xFFFE) fail(node, "pos is no word number");
  emit(static_cast<uint16_t>(value));
}

/// pos, side and part of <clip> and <case-of>.
void TransferCompiler::clip_place(const Node& node) {
  position(node);
  const std::string_view side = node.attribute("side").value();
  Side s = Side::kTarget;
  if (side == "sl") s = Side::kSource;
  if (side == "ref") s = Side::kReference;
  emit(static_cast<uint16_t>(s));
  emit_index(node, attribute(node, node.attribute("part").value()));
}

void TransferCompiler::block(const std::vector<Node>& statements) {
  emit(static_cast<uint16_t>(statements.size()));
  for (const Node& node : statements) statement(node);
}

void TransferCompiler::statement(const Node& node) {
  const std::string_view name = node.name();
  if (name == "out") {
    emit(Op::kOut);
    expressions(node, elements(node));
  } else if (name == "let") {
    assign(node, Op::kLetVar, Op::kLetClip);
  } else if (name == "modify-case") {
    assign(node, Op::kCaseVar, Op::kCaseClip);
  } else if (name == "append") {
    emit(Op::kAppend);
    emit_index(node, variable(node, node.attribute("n").value()));
    expressions(node, elements(node));
  } else if (name == "choose") {
    choose(node);
  } else if (name == "call-macro") {
    const auto at = macros_.find(node.attribute("n").value());
    if (at == macros_.end()) fail(node, "calls a macro that is not defined");
    emit(Op::kCall);
    emit_index(node, at->second);
    const std::vector<Node> parameters = elements(node);
    emit_index(node, parameters.size());
    for (const Node& parameter : parameters) position(parameter);
  } else if (name == "reject-current-rule") {
    emit(Op::kReject);
    emit(uint16_t{std::strcmp(node.attribute("shifting").value(), "no") == 0 ? uint16_t{0}
                                                                             : uint16_t{1}});
  } else {
    fail(node, "is no instruction that is known");
  }
}

void TransferCompiler::assign(const Node& node, Op to_variable, Op to_clip) {
  const std::vector<Node> sides = elements(node);
  if (sides.size() != 2) fail(node, "needs two children");
  if (std::strcmp(sides[0].name(), "var") == 0) {
    emit(to_variable);
    emit_index(node, variable(node, sides[0].attribute("n").value()));
  } else if (std::strcmp(sides[0].name(), "clip") == 0) {
    emit(to_clip);
    clip_place(sides[0]);
  } else {
    fail(node, "can only store into <var> or <clip>");
  }
  expression(sides[1]);
}

void TransferCompiler::choose(const Node& node) {
  emit(Op::kChoose);
  const size_t begin = begin_length();
  const std::vector<Node> branches = elements(node);
  emit_index(node, branches.size());
  for (const Node& branch : branches) {
    const size_t branch_begin = begin_length();
    std::vector<Node> statements = elements(branch);
    if (std::strcmp(branch.name(), "when") == 0) {
      if (statements.empty() || std::strcmp(statements[0].name(), "test") != 0) {
        fail(branch, "needs a <test> first");
      }
      emit(uint16_t{1});
      test(only_child(statements[0]));
      statements.erase(statements.begin());
    } else {
      emit(uint16_t{0});
    }
    block(statements);
    end_length(branch, branch_begin);
  }
  end_length(node, begin);
}

void TransferCompiler::expressions(const Node& node, const std::vector<Node>& children) {
  emit_index(node, children.size());
  for (const Node& child : children) expression(child);
}

void TransferCompiler::expression(const Node& node) {
  const std::string_view name = node.name();
  if (name == "clip") {
    emit(Op::kClip);
    clip_place(node);
    const std::string link = node.attribute("link-to").value();
    emit_index(node, link.empty() ? 0 : text('<' + link + '>') + 1);
  } else if (name == "lit") {
    emit(Op::kText);
    emit_index(node, text(node.attribute("v").value()));
  } else if (name == "lit-tag") {
    std::string tags = node.attribute("v").value();
    for (size_t at = 0; (at = tags.find('.', at)) != std::string::npos; at += 2) {
      tags.replace(at, 1, "><");
    }
    emit(Op::kText);
    emit_index(node, text('<' + tags + '>'));
  } else if (name == "b") {
    emit(Op::kBlank);
  } else if (name == "var") {
    emit(Op::kVariable);
    emit_index(node, variable(node, node.attribute("n").value()));
  } else if (name == "get-case-from") {
    emit(Op::kCaseFrom);
    position(node);
    expression(only_child(node));
  } else if (name == "case-of") {
    emit(Op::kCaseOf);
    clip_place(node);
  } else if (name == "concat") {
    emit(Op::kJoin);
    expressions(node, elements(node));
  } else if (name == "lu") {
    emit(Op::kUnit);
    expressions(node, elements(node));
  } else if (name == "mlu") {
    emit(Op::kJoined);
    expressions(node, elements(node));
  } else if (name == "lu-count") {
    emit(Op::kUnitCount);
  } else if (name == "chunk") {
    chunk(node);
  } else {
    fail(node, "is no expression that is known");
  }
}

void TransferCompiler::chunk(const Node& node) {
  const std::vector<Node> children = elements(node);
  if (rules_.kind != StageKind::kTransfer) {
    emit(Op::kChunkOf);
    return expressions(node, children);
  }
  emit(Op::kChunk);
  if (node.attribute("name")) {
    emit(static_cast<uint16_t>(ChunkName::kConstant));
    emit_index(node, text(node.attribute("name").value()));
  } else {
    emit(static_cast<uint16_t>(ChunkName::kVariable));
    emit_index(node, variable(node, node.attribute("namefrom").value()));
  }
  // Without the attribute the case comes from the variable called "aa", which hardly any pair has.
  const pugi::xml_attribute cased = node.attribute("case");
  const std::string from = cased ? cased.value() : "aa";
  const bool has_case = !from.empty() && (cased || variables_.count(from) > 0);
  emit(static_cast<uint16_t>(has_case ? ChunkCase::kVariable : ChunkCase::kNone));
  emit_index(node, has_case ? variable(node, from) : 0);
  std::vector<Node> tags;
  std::vector<Node> content;
  for (const Node& child : children) {
    if (std::strcmp(child.name(), "tags") == 0) {
      tags = elements(child);
    } else {
      content.push_back(child);
    }
  }
  emit_index(node, tags.size());
  for (const Node& tag : tags) {
    emit(Op::kJoin);
    expressions(tag, elements(tag));
  }
  expressions(node, content);
}

void TransferCompiler::test(const Node& node) {
  static const std::map<std::string, Op, std::less<>> kComparisons = {
      {"equal", Op::kEqual},
      {"begins-with", Op::kBeginsWith},
      {"ends-with", Op::kEndsWith},
      {"contains-substring", Op::kContains}};
  static const std::map<std::string, Op, std::less<>> kListTests = {
      {"in", Op::kInList},
      {"begins-with-list", Op::kBeginsWithList},
      {"ends-with-list", Op::kEndsWithList}};
  const std::string_view name = node.name();
  const std::vector<Node> children = elements(node);
  if (name == "and" || name == "or") {
    emit(name == "and" ? Op::kAnd : Op::kOr);
    const size_t begin = begin_length();
    emit_index(node, children.size());
    for (const Node& child : children) test(child);
    end_length(node, begin);
  } else if (name == "not") {
    emit(Op::kNot);
    test(only_child(node));
  } else if (const auto comparison = kComparisons.find(name); comparison != kComparisons.end()) {
    if (children.size() != 2) fail(node, "needs two children");
    emit(comparison->second);
    emit(uint16_t{caseless(node)});
    expression(children[0]);
    expression(children[1]);
  } else if (const auto in_list = kListTests.find(name); in_list != kListTests.end()) {
    if (children.size() != 2) fail(node, "needs two children");
    const auto list = lists_.find(children[1].attribute("n").value());
    if (list == lists_.end()) fail(node, "names a list that is not defined");
    emit(in_list->second);
    emit(uint16_t{caseless(node)});
    emit_index(node, list->second);
    expression(children[0]);
  } else {
    fail(node, "is no test that is known");
  }
}

void TransferRules::write(const PackSymbols& symbols, FieldWriter& out) {
  // Folding needs the tag table as the reader will have it.
  FieldWriter table;
  symbols.write(table);
  apertium::FieldReader reader(table.bytes());
  apertium::SymbolTable symbol_table;
  if (!symbol_table.read(reader)) throw Unreadable("the table of tags cannot be read back");
  std::vector<std::vector<uint32_t>> caseless;
  for (const std::vector<uint32_t>& list : lists) {
    std::vector<uint32_t>& lower = caseless.emplace_back();
    for (const uint32_t item : list) {
      Tape folded = constants[item];
      apertium::fold_case(folded, symbol_table);
      lower.push_back(constant(folded));
    }
  }
  std::vector<uint32_t> ends;
  Tape all;
  for (const Tape& c : constants) {
    all.insert(all.end(), c.begin(), c.end());
    ends.push_back(static_cast<uint32_t>(all.size()));
  }
  const auto sorted = [this](std::vector<uint32_t> items) {
    std::sort(items.begin(), items.end(),
              [this](uint32_t a, uint32_t b) { return constants[a] < constants[b]; });
    items.erase(std::unique(items.begin(), items.end()), items.end());
    return items;
  };
  out.scalar(bilingual ? 1 : 0);
  out.scalar(makes_chunks ? 1 : 0);
  out.array(ends);
  out.array(all);
  out.array(variables);
  out.scalar(static_cast<uint32_t>(attributes.size()));
  for (const AttributeRows& rows : attributes) {
    out.scalar(static_cast<uint32_t>(rows.kind));
    out.array(rows.constants);
  }
  out.scalar(static_cast<uint32_t>(lists.size()));
  for (size_t i = 0; i < lists.size(); ++i) {
    out.array(sorted(lists[i]));
    out.array(sorted(caseless[i]));
  }
  out.array(rules);
  out.array(macros);
  out.array(code);
  patterns.write(symbols, out);
}

TransferRules compile_transfer(StageKind kind, bool bilingual, const std::filesystem::path& xml,
                               const std::filesystem::path& bin, PackSymbols& symbols) {
  TransferRules rules;
  rules.kind = kind;
  rules.bilingual = bilingual;
  TransferCompiler compiler(rules, symbols, xml);
  compiler.read_binary(bin);
  compiler.read_xml();
  return rules;
}

}  // namespace palimpsest::make
