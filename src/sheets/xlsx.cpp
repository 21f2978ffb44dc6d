// SPDX-License-Identifier: MPL-2.0
// ECMA-376, part 1, SpreadsheetML: the parts of it in which values stand.
#include "sheets/xlsx.h"

#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include "sheets/numbers.h"
#include "sheets/xlsx_sheet.h"

namespace gouvernail::sheets {
namespace {

std::string attribute(const Attributes& attributes, std::string_view name) {
  const auto its = attributes.find(name);
  return its == attributes.end() ? std::string() : std::string(its->second);
}

struct Relation {
  std::string kind;  // the last word of its type
  std::string part;  // from the root of the package
};

// "../x.xml", "x.xml" beside the part that tells it, "/xl/x.xml" from the root.
std::string resolved(std::string folder, std::string target) {
  if (target.starts_with('/')) return target.substr(1);
  while (target.starts_with("../")) {
    target.erase(0, 3);
    const auto slash = folder.find_last_of('/', folder.empty() ? 0 : folder.size() - 2);
    folder = slash == std::string::npos ? "" : folder.substr(0, slash + 1);
  }
  return folder + target;
}

class Relations : public Handler {
 public:
  explicit Relations(std::string folder) : folder_(std::move(folder)) {}
  void open(std::string_view name, const Attributes& attributes) override {
    if (name != "Relationship") return;
    const std::string type = attribute(attributes, "Type");
    by_id[attribute(attributes, "Id")] = {type.substr(type.rfind('/') + 1),
                                          resolved(folder_, attribute(attributes, "Target"))};
  }
  void close(std::string_view /*name*/) override {}
  void text(std::string_view /*text*/) override {}

  std::optional<std::string> part_of(std::string_view kind) const {
    for (const auto& [id, relation] : by_id) {
      if (relation.kind == kind) return relation.part;
    }
    return std::nullopt;
  }

  std::map<std::string, Relation> by_id;

 private:
  std::string folder_;
};

struct Tab {
  std::string name;
  std::string relation;
  bool hidden = false;
};

class Workbook : public Handler {
 public:
  void open(std::string_view name, const Attributes& attributes) override {
    if (name == "workbookPr") {
      const std::string told = attribute(attributes, "date1904");
      from_1904 = told == "1" || told == "true" || told == "on";
    } else if (name == "sheet") {
      const std::string state = attribute(attributes, "state");
      tabs.push_back({attribute(attributes, "name"), attribute(attributes, "id"),
                      state == "hidden" || state == "veryHidden"});
    }
  }
  void close(std::string_view /*name*/) override {}
  void text(std::string_view /*text*/) override {}

  bool from_1904 = false;
  std::vector<Tab> tabs;
};

// Formats of numbers, by the number that cells bear.
class Styles : public Handler {
 public:
  void open(std::string_view name, const Attributes& attributes) override {
    if (name == "numFmt") {
      codes_[attribute(attributes, "numFmtId")] = shown_by(attribute(attributes, "formatCode"));
    } else if (name == "cellXfs") {
      inside_ = true;
    } else if (name == "xf" && inside_) {
      const std::string id = attribute(attributes, "numFmtId");
      const auto own = codes_.find(id);
      int number = 0;
      std::from_chars(id.data(), id.data() + id.size(), number);
      shown.push_back(own != codes_.end() ? own->second : shown_by_number(number));
    }
  }
  void close(std::string_view name) override {
    if (name == "cellXfs") inside_ = false;
  }
  void text(std::string_view /*text*/) override {}

  std::vector<Shown> shown;

 private:
  std::map<std::string, Shown> codes_;
  bool inside_ = false;
};

class SharedTexts : public Handler {
 public:
  void open(std::string_view name, const Attributes& /*attributes*/) override {
    if (name == "si") texts.emplace_back();
    if (name == "rPh") ++readings_;  // how its letters are read aloud
    if (name == "t") in_text_ = readings_ == 0;
  }
  void close(std::string_view name) override {
    if (name == "si") texts.back() = unescaped(std::move(texts.back()));
    if (name == "rPh") --readings_;
    if (name == "t") in_text_ = false;
  }
  void text(std::string_view text) override {
    if (in_text_ && !texts.empty()) texts.back() += text;
  }

  std::vector<std::string> texts;

 private:
  bool in_text_ = false;
  int readings_ = 0;
};

std::string folder_of(const std::string& part) {
  const auto slash = part.rfind('/');
  return slash == std::string::npos ? "" : part.substr(0, slash + 1);
}

Relations relations_of(Package& package, const std::string& part) {
  const std::string folder = folder_of(part);
  Relations relations(folder);
  const std::string its = folder + "_rels/" + part.substr(folder.size()) + ".rels";
  if (package.has(its)) package.read(its, relations);
  return relations;
}

}  // namespace

void read_xlsx(Package& package, Sink& sink) {
  const std::string main = relations_of(package, "").part_of("officeDocument").value_or("");
  if (main.empty() || !package.has(main)) throw Unreadable(Fault::not_a_workbook, "no workbook");
  if (main.ends_with(".bin")) throw Unreadable(Fault::binary, main);
  Workbook workbook;
  package.read(main, workbook);
  if (workbook.tabs.empty()) throw Unreadable(Fault::not_a_workbook, "no sheet");
  const Relations relations = relations_of(package, main);
  Styles styles;
  if (const auto part = relations.part_of("styles")) package.read(*part, styles);
  SharedTexts shared;
  if (const auto part = relations.part_of("sharedStrings")) package.read(*part, shared);
  if (workbook.from_1904) sink.days_from_1904();
  for (const Tab& tab : workbook.tabs) {
    const auto relation = relations.by_id.find(tab.relation);
    if (relation == relations.by_id.end()) throw Unreadable(Fault::damaged, tab.name);
    if (relation->second.kind != "worksheet") continue;  // a chart, a macro sheet: no cells
    sink.begin_sheet(tab.name, tab.hidden);
    XlsxSheet sheet({shared.texts, styles.shown, workbook.from_1904}, sink);
    package.read(relation->second.part, sheet);
  }
}

}  // namespace gouvernail::sheets
