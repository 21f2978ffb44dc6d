// SPDX-License-Identifier: MPL-2.0
#include <algorithm>

#include "calendar/toml_day.h"
#include "governance/convention.h"
#include "rules/decode.h"
#include "rules/decode_effect.h"
#include "rules/decode_sense.h"
#include "rules/traits.h"

namespace gouvernail::rules {
namespace {

using base::msg;
using base::TableReader;

std::vector<std::string> kind_names() {
  std::vector<std::string> names;
  for (const Kind& kind : every_kind()) names.emplace_back(traits(kind).name);
  return names;
}

Weight read_weight(TableReader& reader) {
  std::vector<std::string> words;
  for (const Weight weight : all_weights) words.emplace_back(to_string(weight));
  const auto word = reader.choice("weight", words);
  for (const Weight weight : all_weights) {
    if (word == to_string(weight)) return weight;
  }
  return Weight::obligation;
}

constexpr const char* as_noted = "noted";

// A party that did not sign owes nothing.
void read_owed_by(Obligation& obligation, TableReader& reader, Decoding& d) {
  const governance::Convention& convention = d.rules.convention;
  const auto ids = reader.texts("owed_by");
  if (!ids) return;
  obligation.owed_as_noted = *ids == std::vector<std::string>{as_noted};
  if (obligation.owed_as_noted) return;
  for (const std::string& id : *ids) {
    if (!check_id(reader, reader.get("owed_by"), id, convention.parties,
                  msg("there is no party “{}”", id))) {
      continue;
    }
    if (convention.is_signatory(id)) continue;
    reader.error("owes-nothing", reader.get("owed_by"),
                 msg("“{}” has not signed: it owes nothing", id),
                 msg("name parties that signed, or nobody: owed_by = []"));
  }
  obligation.owed_by = ids;
}

// The only party that it binds.
void read_party(Obligation& obligation, TableReader& reader, const Decoding& d) {
  const governance::Convention& convention = d.rules.convention;
  obligation.party = reader.text("party").value_or("");
  if (!convention.party(obligation.party) || convention.is_signatory(obligation.party)) return;
  reader.error("owes-nothing", reader.get("party"),
               msg("“{}” has not signed: it owes nothing", obligation.party),
               msg("name a party that signed, or leave the key out"));
}

}  // namespace

std::optional<Obligation> decode_obligation(TableReader reader, Decoding& d) {
  Obligation obligation;
  obligation.position = reader.position();
  obligation.id = reader.need_id("id");
  obligation.title = reader.localized("title").value_or(base::LocalizedText{obligation.id, ""});
  obligation.weight = read_weight(reader);
  read_owed_by(obligation, reader, d);
  obligation.sanction = reader.text("sanction").value_or("");
  obligation.source = decode_source(reader, "");
  obligation.in_force = decode_force(reader, d);
  read_party(obligation, reader, d);
  for (TableReader& entry : reader.tables("reading")) {
    obligation.readings.push_back(entry.text("id").value_or(""));
  }
  const std::string name = reader.need_text("kind");
  if (needs_body(name, reader) || reader.has("body")) {
    obligation.body = reader.need_text("body");
    if (const auto at = reader.get("body"); at && !obligation.body.empty()) {
      check_id(reader, at, obligation.body, d.rules.convention->bodies,
               msg("there is no body or act “{}”", obligation.body));
    }
  }
  const auto errors = d.diagnostics.size();
  const auto kind = decode_kind(name, reader, d);
  if (!kind) {
    if (!name.empty()) {
      reader.error("unknown-kind", reader.get("kind"),
                   msg("“{}” is not a kind of obligation", name),
                   base::suggestion(name, kind_names()));
    }
    return std::nullopt;  // which keys are known depends on the kind: no more can be said
  }
  obligation.kind = *kind;
  if (d.diagnostics.size() == errors) {
    check_sense(obligation, reader, d);
    check_effect(obligation, reader, d);
  }
  reader.finish();
  return obligation;
}

}  // namespace gouvernail::rules
