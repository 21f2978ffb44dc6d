// SPDX-License-Identifier: MPL-2.0
#include <algorithm>

#include "calendar/toml_day.h"
#include "governance/convention.h"
#include "rules/decode.h"
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

}  // namespace

std::optional<Obligation> decode_obligation(TableReader reader, Decoding& d) {
  Obligation obligation;
  obligation.position = reader.position();
  obligation.id = reader.need_text("id");
  obligation.title = reader.localized("title").value_or(base::LocalizedText{obligation.id, ""});
  obligation.weight = reader.choice("weight", {"obligation", "recommendation"}) == "recommendation"
                          ? Weight::recommendation
                          : Weight::obligation;
  obligation.sanction = reader.text("sanction").value_or("");
  obligation.source = decode_source(reader, "");
  obligation.in_force = decode_force(reader, d);
  reader.get("reading");
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
  if (d.diagnostics.size() == errors) check_sense(obligation, reader, d);
  reader.finish();
  return obligation;
}

}  // namespace gouvernail::rules
