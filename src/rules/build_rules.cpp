// SPDX-License-Identifier: MPL-2.0
#include "rules/build_rules.h"

#include <algorithm>
#include <optional>

#include "calendar/toml_day.h"
#include "governance/convention.h"
#include "rules/decode.h"
#include "rules/decode_sense.h"

namespace gouvernail::rules {
namespace {

using base::Diagnostics;
using base::msg;
using base::TableReader;

// Obligations still as tables, so that an amendment can lay its keys over them.
struct Draft {
  TableReader reader;
  std::string amendment;      // id of the one that wrote this version
  calendar::DayRange within;  // days of this version
};

// One pass over all files under one choice of readings.
class Builder {
 public:
  Builder(const std::vector<RuleTree>& trees, const std::set<std::string>& readings,
          const Signatures& signatures, Rules& rules, Diagnostics& diagnostics,
          const std::vector<std::string>& elections)
      : trees_(trees), d_{rules, diagnostics, readings, met_, signatures} {
    d_.elections = &elections;
  }

  void run() {
    read_convention();
    for_each_table("party", [&](TableReader r) { decode_party(std::move(r), d_); });
    for_each_table("college", [&](TableReader r) { decode_college(std::move(r), d_); });
    for_each_table("site", [&](TableReader r) { decode_site(std::move(r), d_); });
    for_each_table("role", [&](TableReader r) { decode_role(std::move(r), d_); });
    for_each_table("body", [&](TableReader r) { decode_body(std::move(r), false, d_); });
    for_each_table("act", [&](TableReader r) { decode_body(std::move(r), true, d_); });
    for_each_table("ambiguity", [&](TableReader r) { decode_ambiguity(std::move(r), d_); });
    for (const char* table : {"role", "body", "act", "site"}) {
      for_each_table(table, [&](TableReader r) { check_references(std::move(r), table, d_); });
    }
    read_house();
    for_each_table("renamed", [&](TableReader r) { decode_renamed(std::move(r), d_); });
    for_each_table("sanction", [&](TableReader r) { decode_sanction(std::move(r), d_); });
    for_each_table("obligation", [&](TableReader r) { draft(std::move(r), "", term().first); });
    read_amendments();
    decode_drafts();
    for (const auto& check : d_.later) check();
    check_readings();
    check_root_keys();
  }

  const Decoding& decoding() const { return d_; }

 private:
  const calendar::DayRange& term() const { return d_.rules.convention->term; }

  template <class Function>
  void for_each_table(const char* key, Function function) {
    for (const RuleTree& tree : trees_) {
      TableReader root(tree.root, tree.source, d_.diagnostics);
      for (TableReader& entry : root.tables(key)) function(std::move(entry));
    }
  }

  // The single tables of that name; a second one is reported.
  std::optional<TableReader> only_table(const char* key) {
    std::optional<TableReader> result;
    for (const RuleTree& tree : trees_) {
      TableReader root(tree.root, tree.source, d_.diagnostics);
      auto table = root.table(key);
      if (!table) continue;
      if (result) {
        table->error("second-table", msg("[{}] stands in two files", std::string(key)),
                     msg("keep one of them"));
      } else {
        result = std::move(table);
      }
    }
    return result;
  }

  void read_convention() {
    if (auto table = only_table("convention")) return decode_convention(std::move(*table), d_);
    d_.diagnostics.push_back({base::Severity::error,
                              "no-convention",
                              {trees_.empty() ? "" : trees_.front().source.name, 0, 0},
                              "",
                              msg("no file of this folder has a [convention] table"),
                              msg("add convention.toml with [convention] id, name, start, end")});
  }

  void read_house() {
    auto table = only_table("house");
    if (!table) return;
    TableReader copy = *table;
    decode_house(std::move(copy), d_.rules.house);
    if (auto bodies = table->table("body")) {
      for (const auto& [key, node] : *bodies->layers().front().table) {
        check_id(*table, {&node, table->layers().front().source}, std::string(key.str()),
                 d_.rules.convention->bodies,
                 msg("there is no body or act “{}”", std::string(key.str())));
      }
    }
  }

  std::vector<Draft>* find(const std::string& id) {
    const auto found = drafts_.find(id);
    return found == drafts_.end() ? nullptr : &found->second;
  }

  void draft(TableReader reader, const std::string& amendment, calendar::Day from) {
    const std::string id = reader.need_id("id");
    if (id.empty()) return;
    if (find(id)) {
      reader.error("duplicate-id", reader.get("id"), msg("“{}” is defined twice", id),
                   msg("give each its own id, or delete one"));
      return;
    }
    order_.push_back(id);
    drafts_[id].push_back({with_readings(std::move(reader), d_), amendment, {from, term().last}});
  }

  void read_amendments() {
    struct Entry {
      Amendment amendment;
      const RuleTree* tree;
    };
    std::vector<Entry> entries;
    for (const RuleTree& tree : trees_) {
      TableReader root(tree.root, tree.source, d_.diagnostics);
      auto table = root.table("amendment");
      if (!table) continue;
      Entry entry{{table->need_id("id"), table->localized("title").value_or(base::LocalizedText{}),
                   calendar::need_day(*table, "effective"), calendar::read_day(*table, "signed")},
                  &tree};
      if (!term().contains(entry.amendment.effective)) {
        table->error("outside-term", table->get("effective"),
                     msg("the amendment takes effect outside the term"),
                     msg("correct the day, or the term of the convention"));
      }
      table->finish();
      entries.push_back(std::move(entry));
    }
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
      return a.amendment.effective < b.amendment.effective;
    });
    for (const Entry& entry : entries) {
      apply(entry.amendment, *entry.tree);
      d_.rules.amendments.push_back(entry.amendment);
    }
  }

  void apply(const Amendment& amendment, const RuleTree& tree) {
    TableReader root(tree.root, tree.source, d_.diagnostics);
    for (TableReader& entry : root.tables("add")) {
      draft(std::move(entry), amendment.id, amendment.effective);
    }
    for (TableReader& entry : root.tables("replace")) replace(std::move(entry), amendment);
    for (TableReader& entry : root.tables("repeal")) {
      const std::string id = entry.need_id("id");
      entry.finish();
      if (std::vector<Draft>* versions = known(entry, id)) end_last(*versions, amendment);
    }
  }

  std::vector<Draft>* known(TableReader& entry, const std::string& id) {
    std::vector<Draft>* versions = find(id);
    if (!versions && !id.empty()) {
      entry.error("unknown-id", entry.get("id"), msg("there is no obligation “{}” to amend", id),
                  base::suggestion(id, order_));
    }
    return versions;
  }

  static void end_last(std::vector<Draft>& versions, const Amendment& amendment) {
    versions.back().within.last =
        std::min(versions.back().within.last, amendment.effective - calendar::Days{1});
  }

  void replace(TableReader entry, const Amendment& amendment) {
    const std::string id = entry.need_id("id");
    std::vector<Draft>* versions = known(entry, id);
    if (!versions) return;
    if (versions->back().within.last < amendment.effective) {
      entry.error("unknown-id", entry.get("id"),
                  msg("“{}” was repealed before this amendment takes effect", id),
                  msg("add it anew under another id, with [[add]]"));
      return;
    }
    const TableReader amended = with_readings(std::move(entry), d_);
    std::vector<TableReader::Layer> layers = amended.layers();
    const auto& former = versions->back().reader.layers();
    layers.insert(layers.end(), former.begin(), former.end());
    end_last(*versions, amendment);
    versions->push_back({TableReader(std::move(layers), d_.diagnostics),
                         amendment.id,
                         {amendment.effective, term().last}});
  }

  void decode_drafts() {
    for (const std::string& id : order_) {
      for (Draft& draft : drafts_[id]) {
        auto obligation = decode_obligation(std::move(draft.reader), d_);
        if (!obligation) continue;
        if (!draft.amendment.empty()) {
          const auto why = why_never_owed(*obligation, draft.within.first, d_.rules);
          if (why) report("no-duty", obligation->position, why->what, why->remedy);
        }
        obligation->in_force = calendar::intersect(obligation->in_force, draft.within);
        obligation->source.amendment = draft.amendment;
        d_.rules.obligations.push_back(std::move(*obligation));
      }
    }
  }

  void check_readings() {
    std::vector<std::string> alternatives;
    for (const Ambiguity& ambiguity : d_.rules.ambiguities) {
      for (const Reading& reading : ambiguity.alternatives) alternatives.push_back(reading.id);
    }
    for (const auto& [id, position] : met_) {
      if (std::find(alternatives.begin(), alternatives.end(), id) != alternatives.end()) continue;
      report("unknown-reading", position, msg("no ambiguity knows the reading “{}”", id),
             base::suggestion(id, alternatives));
    }
    for (const std::string& id : alternatives) {
      if (met_.count(id) > 0) continue;
      report("unused-reading", {}, msg("no rule has the reading “{}”", id),
             msg("add it to the rules that it changes, or delete it"));
    }
  }

  void report(std::string code, base::Position position, base::Message what, base::Message remedy) {
    base::Diagnostic diagnostic{base::Severity::error, std::move(code),  std::move(position), "",
                                std::move(what),       std::move(remedy)};
    for (const RuleTree& tree : trees_) {
      if (tree.source.name == diagnostic.position.file) {
        diagnostic.excerpt = base::line_of(tree.source.text, diagnostic.position.line);
      }
    }
    d_.diagnostics.push_back(std::move(diagnostic));
  }

  void check_root_keys() {
    for (const RuleTree& tree : trees_) {
      TableReader root(tree.root, tree.source, d_.diagnostics);
      for (const char* key :
           {"convention", "party", "college", "role", "body", "act", "site", "ambiguity", "house",
            "renamed", "sanction", "obligation", "amendment"}) {
        root.get(key);
      }
      if (root.has("amendment")) {
        for (const char* key : {"replace", "add", "repeal"}) root.get(key);
      }
      root.finish();
    }
  }

  const std::vector<RuleTree>& trees_;
  std::map<std::string, base::Position> met_;
  Decoding d_;
  std::vector<std::string> order_;
  std::map<std::string, std::vector<Draft>> drafts_;
};

}  // namespace

Built build_rules(const std::vector<RuleTree>& trees, const Applied& applied,
                  const std::vector<std::string>& elections) {
  Built built;
  Builder builder(trees, applied.readings, applied.signatures, built.rules, built.found, elections);
  builder.run();
  built.overriding = builder.decoding().overriding;
  built.overridden = builder.decoding().overridden;
  return built;
}

}  // namespace gouvernail::rules
