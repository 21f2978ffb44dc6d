// SPDX-License-Identifier: MPL-2.0
#include "rules/checklist.h"

#include <algorithm>
#include <array>
#include <set>

#include "governance/convention.h"
#include "rules/decode.h"
#include "rules/loader.h"

namespace gouvernail::rules {
namespace {

using base::msg;
using base::TableReader;

struct ProofWord {
  const char* word;
  Proof proof;
};
constexpr std::array proof_words = {
    ProofWord{"dated", Proof::dated},
    ProofWord{"agenda", Proof::agenda},
    ProofWord{"convened", Proof::convened},
    ProofWord{"documents", Proof::documents},
    ProofWord{"attendance", Proof::attendance},
    ProofWord{"minutes-sent", Proof::minutes_sent},
    ProofWord{"minutes", Proof::minutes},
    ProofWord{"previous-minutes", Proof::previous_minutes},
    ProofWord{"composition", Proof::composition},
};

base::LocalizedText need_localized(TableReader& reader, std::string_view key) {
  auto text = reader.localized(key);
  if (!text && !reader.has(key)) {
    reader.error("missing-key", msg("“{}” is missing", std::string(key)),
                 msg("add {} = \"…\" to this table", std::string(key)));
  }
  return text.value_or(base::LocalizedText{});
}

class ChecklistReader {
 public:
  ChecklistReader(const Rules& rules, base::Diagnostics& diagnostics)
      : rules_(rules), diagnostics_(diagnostics) {}

  std::optional<Checklist> read(const toml::table& root, const base::SourceText& source) {
    TableReader reader(root, source, diagnostics_);
    auto head = reader.table("checklist");
    std::vector<TableReader> items = reader.tables("item");
    reader.finish();
    if (!head) {
      reader.error("no-checklist", msg("this file has no [checklist] table"),
                   msg("add [checklist] id, body, title"));
      return std::nullopt;
    }
    Checklist list;
    list.id = head->need_id("id");
    list.body = head->need_text("body");
    list.title = need_localized(*head, "title");
    check_body(*head, head->get("body"), list.body);
    head->finish();
    for (TableReader& item : items) read_item(item, list);
    return list;
  }

 private:
  void check_body(TableReader& reader, const TableReader::Value& at, const std::string& id) {
    if (id.empty()) return;
    check_id(reader, at, id, rules_.convention->bodies, msg("there is no body or act “{}”", id));
  }

  void read_item(TableReader& reader, Checklist& list) {
    const std::size_t before = diagnostics_.size();
    ChecklistItem item;
    item.id = reader.need_id("id");
    const bool twice = std::any_of(list.items.begin(), list.items.end(),
                                   [&](const ChecklistItem& other) { return other.id == item.id; });
    if (twice && !item.id.empty()) {
      reader.error("duplicate-id", reader.get("id"), msg("“{}” is defined twice", item.id),
                   msg("give each its own id, or delete one"));
    }
    item.title = need_localized(reader, "title");
    item.who = reader.text("who").value_or("");
    if (!item.who.empty()) {
      check_id(reader, reader.get("who"), item.who, rules_.convention->roles,
               msg("there is no role “{}”", item.who));
    }
    read_reason(reader, item);
    read_proof(reader, item);
    read_when(reader, item);
    reader.finish();
    if (diagnostics_.size() == before) list.items.push_back(std::move(item));
  }

  static void read_reason(TableReader& reader, ChecklistItem& item) {
    if (reader.has("source")) item.source = decode_source(reader, "");
    item.habit = reader.localized("habit").value_or(base::LocalizedText{});
    if (item.source || reader.has("habit")) return;
    reader.get("source");
    reader.error("no-reason", msg("this item does not say why it has to be done"),
                 msg("add source = {{ article = \"…\" }}, or habit = \"…\" for a local custom"));
  }

  void read_proof(TableReader& reader, ChecklistItem& item) {
    std::vector<std::string> words;
    for (const ProofWord& known : proof_words) words.emplace_back(known.word);
    int proofs = 0;
    if (reader.has("fact")) {
      ++proofs;
      const auto word = reader.choice("fact", words);
      for (const ProofWord& known : proof_words) {
        if (word == known.word) item.proof = known.proof;
      }
    }
    if (const auto id = reader.text("duty")) {
      ++proofs;
      item.proof = Proof::duty;
      item.obligation = *id;
      check_id(reader, reader.get("duty"), *id, rules_.obligations,
               msg("there is no obligation “{}”", *id));
    }
    if (auto bodies = reader.texts("met")) {
      ++proofs;
      item.proof = Proof::met;
      for (const std::string& id : *bodies) check_body(reader, reader.get("met"), id);
      item.bodies = std::move(*bodies);
    }
    item.since = decode_span(reader, "since", true);
    if (proofs > 1) {
      reader.error("two-proofs", msg("more than one thing would decide this item"),
                   msg("keep one of fact, duty and met"));
    }
    if (item.since && (item.proof != Proof::met || reader.has("after"))) {
      reader.error("since-alone", reader.get("since"),
                   msg("“since” goes with “met” and “before” alone"),
                   msg("delete it, or name the bodies that have to meet before the session"));
    }
  }

  static void read_when(TableReader& reader, ChecklistItem& item) {
    item.before = decode_span(reader, "before", true, true);
    item.after = decode_span(reader, "after", true);
    if (reader.has("before")) {
      if (auto table = reader.table("before")) {
        const auto anchor = table->choice("anchor", {"session", "convocation"});
        if (anchor == "convocation") item.anchor = ItemAnchor::convocation;
      }
    }
    const bool from_duty = item.proof == Proof::duty && !item.before && !item.after;
    if (item.before.has_value() != item.after.has_value() || from_duty) return;
    reader.error("no-day",
                 item.before ? msg("both before and after are given")
                             : msg("this item does not say by when"),
                 msg("write before = {{ days = 15 }} or after = {{ days = 15 }}"));
  }

  const Rules& rules_;
  base::Diagnostics& diagnostics_;
};

}  // namespace

bool takes_tick(Proof proof) {
  return proof == Proof::by_hand || proof == Proof::agenda || proof == Proof::minutes_sent;
}

std::vector<Checklist> parse_checklists(const std::vector<RuleFile>& files, const Rules& rules,
                                        base::Diagnostics& diagnostics) {
  std::vector<Checklist> lists;
  std::set<std::string> ids;
  base::Diagnostics found;
  for (const RuleFile& file : files) {
    const base::SourceText source{file.name, file.text};
    const auto root = base::parse_toml(source, found);
    if (!root) continue;
    auto list = ChecklistReader(rules, found).read(*root, source);
    if (!list) continue;
    if (!ids.insert(list->id).second) {
      TableReader reader(*root, source, found);
      reader.error("duplicate-id", msg("“{}” is defined twice", list->id),
                   msg("give each its own id, or delete one"));
      continue;
    }
    lists.push_back(std::move(*list));
  }
  base::sort_by_position(found);
  diagnostics.insert(diagnostics.end(), found.begin(), found.end());
  return lists;
}

}  // namespace gouvernail::rules
